import LotGeometry

/// Shared boundary of all pairs, exact and tolerant matches together.
struct Boundaries {
    /// Ascending by pair.
    let shared: [SharedBoundary]
    let exactMetres: Double
    let inexactMetres: Double
    /// Pairs of identical edges.
    let exactEdges: Int
    /// Ascending by pair; the pairs that count as neighbours.
    let inexact: [InexactBoundary]

    init(_ areaCount: Int, _ table: EdgeTable, _ unmatched: [Int32], tolerance: Double, threads: Int) async {
        var metres: [AreaPair: Double] = [:]
        var exact = 0.0
        // Edges of one pair mostly follow one another: sum up the run before touching the table.
        var runPair: AreaPair?
        var run = 0.0
        for (edge, other) in table.shared {
            let pair = AreaPair(Int(table.edges[Int(edge)].area), Int(table.edges[Int(other)].area))
            if pair != runPair {
                if let runPair { metres[runPair, default: 0] += run }
                runPair = pair
                run = 0
            }
            let length = table.edges[Int(edge)].length
            run += length
            exact += length
        }
        if let runPair { metres[runPair, default: 0] += run }
        var inexact: [InexactBoundary] = []
        let matcher = TolerantMatcher(table: table, tolerance: tolerance)
        for match in await matcher.matches(unmatched, threads: threads) {
            let pair = AreaPair(match.a, match.b)
            if let known = metres[pair] {
                metres[pair] = known + match.metres
            } else if match.metres >= matcher.leastMetres {
                metres[pair] = match.metres
            } else {
                continue
            }
            inexact.append(InexactBoundary(pair: pair, metres: match.metres, edges: match.edges))
        }
        shared = metres.map { SharedBoundary($0.key, metres: $0.value) }.sorted { $0.pair < $1.pair }
        exactMetres = exact
        inexactMetres = inexact.reduce(0) { $0 + $1.metres }
        exactEdges = table.shared.count
        self.inexact = inexact
    }
}
