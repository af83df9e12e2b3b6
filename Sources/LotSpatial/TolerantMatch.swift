import LotGeometry
import LotSearch

/// Length of boundary that two areas share although their edges are not identical.
struct TolerantMatch: Sendable {
    let a: Int
    let b: Int
    /// Mean of the two sides.
    let metres: Double
    /// Edges of both sides, each counted once for every area it runs along.
    let edges: Int
}

/// Finds boundary shared within a tolerance, among edges that have no identical twin.
///
/// For each edge, the stretches along which an opposite, roughly parallel edge of another area runs within the
/// tolerance; stretches are united, so that vertices on one side only (T-junctions) do not matter. A stretch that has a
/// partner within a hundredth of the tolerance is not offered to partners within a tenth, nor these to the
/// rest: near a corner the true neighbour wins over the area behind it.
struct TolerantMatcher {
    let table: EdgeTable
    /// Metres.
    let tolerance: Double

    /// Two edges count as parallel within 15 degrees. Wider, and two coasts that leave a common point as a wedge
    /// would count as shared for several metres; narrower, and short edges displaced by the tolerance would be lost.
    static let leastCosine = 0.966

    /// A pair known only by this match needs twice the tolerance of common boundary. Corners displaced by up to the
    /// tolerance touch along that much by accident.
    var leastMetres: Double { 2 * tolerance }

    /// Pairs in ascending order, accidental touches included; the caller applies `leastMetres`.
    func matches(_ unmatched: [Int32], threads: Int) async -> [TolerantMatch] {
        let grid = EdgeGrid(table.edges, unmatched, margin: tolerance)
        let blocks = evenBlocks(unmatched.count)
        let found = await orderedConcurrentMap(blocks, threads: threads) { block in
            var lengths: [(from: Int32, to: Int32, metres: Double)] = []
            for index in unmatched[block] { append(index, grid, to: &lengths) }
            return lengths
        }
        var sums: [AreaPair: (metres: Double, edges: Int)] = [:]
        for (from, to, metres) in found.joined() {
            let pair = AreaPair(Int(from), Int(to))
            let sum = sums[pair] ?? (0, 0)
            sums[pair] = (sum.metres + metres, sum.edges + 1)
        }
        return sums.sorted { $0.key < $1.key }.map {
            TolerantMatch(a: $0.key.a, b: $0.key.b, metres: $0.value.metres / 2, edges: $0.value.edges)
        }
    }

    private struct Stretch {
        let level: Int
        let area: Int32
        let low: Double
        let high: Double
    }

    private func append(
        _ index: Int32, _ grid: EdgeGrid, to lengths: inout [(from: Int32, to: Int32, metres: Double)]
    ) {
        let edge = table.edges[Int(index)]
        var stretches: [Stretch] = []
        grid.forEachCandidate(near: edge, margin: tolerance) { other in
            let candidate = table.edges[Int(other)]
            if candidate.area != edge.area { append(candidate, beside: edge, to: &stretches) }
        }
        if stretches.isEmpty { return }
        stretches.sort { ($0.level, $0.area, $0.low, $0.high) < ($1.level, $1.area, $1.low, $1.high) }
        var taken: [(low: Double, high: Double)] = []
        var first = 0
        while first < stretches.count {
            let level = stretches[first].level
            var fresh: [(low: Double, high: Double)] = []
            while first < stretches.count, stretches[first].level == level {
                let area = stretches[first].area
                var united: [(low: Double, high: Double)] = []
                while first < stretches.count, stretches[first].level == level, stretches[first].area == area {
                    Self.unite(&united, stretches[first].low, stretches[first].high)
                    first += 1
                }
                let rest = Self.subtract(taken, from: united)
                let metres = rest.reduce(0) { $0 + $1.high - $1.low }
                if metres > 0 { lengths.append((edge.area, area, metres)) }
                fresh += rest
            }
            taken += fresh
            taken.sort { $0.low < $1.low }
        }
    }

    /// Adds, for each of the three levels, the stretch of `edge` (metres from its start) that `candidate` accompanies.
    private func append(_ candidate: Edge, beside edge: Edge, to stretches: inout [Stretch]) {
        let length = edge.length
        let ux = (edge.end.x - edge.start.x) / length
        let uy = (edge.end.y - edge.start.y) / length
        func along(_ p: Position) -> Double { (p.x - edge.start.x) * ux + (p.y - edge.start.y) * uy }
        func aside(_ p: Position) -> Double { (p.y - edge.start.y) * ux - (p.x - edge.start.x) * uy }
        let from = along(candidate.end)
        let to = along(candidate.start)
        guard to - from >= Self.leastCosine * candidate.length, from < length, to > 0 else { return }
        let fromAside = aside(candidate.end)
        let slope = (aside(candidate.start) - fromAside) / (to - from)
        // Two lines that part beyond the tolerance while both go on are different lines, as the two coasts beside the
        // mouth of a river are; the stretch before they part is not shared boundary.
        let lowAside = fromAside + slope * (max(0, from) - from)
        let highAside = fromAside + slope * (min(length, to) - from)
        guard abs(lowAside) <= tolerance, abs(highAside) <= tolerance else { return }
        for level in 0..<3 {
            let band = tolerance * [0.01, 0.1, 1][level]
            var low = max(0, from)
            var high = min(length, to)
            if slope == 0 {
                if abs(fromAside) > band { continue }
            } else {
                let one = from + (-band - fromAside) / slope
                let two = from + (band - fromAside) / slope
                low = max(low, min(one, two))
                high = min(high, max(one, two))
            }
            if high > low { stretches.append(Stretch(level: level, area: candidate.area, low: low, high: high)) }
        }
    }

    /// `united` is ascending and disjoint; `low` is not below the last one's low.
    private static func unite(_ united: inout [(low: Double, high: Double)], _ low: Double, _ high: Double) {
        if let last = united.last, low <= last.high {
            united[united.count - 1].high = max(last.high, high)
        } else {
            united.append((low, high))
        }
    }

    private static func subtract(
        _ taken: [(low: Double, high: Double)], from stretches: [(low: Double, high: Double)]
    ) -> [(low: Double, high: Double)] {
        var rest: [(low: Double, high: Double)] = []
        for stretch in stretches {
            var low = stretch.low
            for piece in taken where piece.high > low && piece.low < stretch.high {
                if piece.low > low { rest.append((low, piece.low)) }
                low = max(low, piece.high)
            }
            if low < stretch.high { rest.append((low, stretch.high)) }
        }
        return rest
    }
}
