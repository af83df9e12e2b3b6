/// A neighbouring pair of areas.
public struct SharedBoundary: Hashable, Sendable {
    public let a: Int
    public let b: Int
    /// Length of the common boundary; 0 for a declared link or where it is not known.
    public let metres: Double

    public init(_ a: Int, _ b: Int, metres: Double = 0) {
        self.a = a
        self.b = b
        self.metres = metres
    }
}

/// Areas and who neighbours whom, in flat arrays: all that design knows of the map.
///
/// Positions are in metres on any plane; barriers are pairs left out, links are pairs of length 0. Not detected:
/// positions that do not fit the boundaries.
public struct AreaGraph: Sendable {
    public let codes: [String]
    public let eastings: [Double]
    public let northings: [Double]
    /// Pairs with a < b, ascending, each once.
    public let boundaries: [SharedBoundary]
    /// Pairs that a barrier parts, left out of `boundaries`: for words alone.
    public let barriers: [SharedBoundary]
    /// The neighbours of area i stand at `starts[i]..<starts[i + 1]`, ascending.
    public let starts: [Int]
    public let neighbours: [Int]
    /// Index into `boundaries`, beside `neighbours`.
    public let boundaryAt: [Int]

    public var count: Int { codes.count }

    /// Cost linear but for sorting the pairs.
    ///
    /// - Throws: `BriefFault` for a repeated code, a position that is not finite, or a pair that is repeated, joins an
    ///   area to itself or names no area.
    public init(
        codes: [String], eastings: [Double], northings: [Double], boundaries: [SharedBoundary],
        barriers: [SharedBoundary] = []
    ) throws(BriefFault) {
        guard eastings.count == codes.count, northings.count == codes.count else {
            throw BriefFault("every area needs a code and a position")
        }
        if let bad = codes.indices.first(where: { !eastings[$0].isFinite || !northings[$0].isFinite }) {
            throw BriefFault("area \(codes[bad]) has no finite position")
        }
        var seen: Set<String> = []
        for code in codes where !seen.insert(code).inserted { throw BriefFault("area \(code) stands twice") }
        for pair in boundaries {
            guard codes.indices.contains(pair.a), codes.indices.contains(pair.b), pair.a != pair.b else {
                throw BriefFault("the pair \(pair.a), \(pair.b) does not join two areas of \(codes.count)")
            }
            guard pair.metres.isFinite, pair.metres >= 0 else {
                throw BriefFault("the boundary of \(codes[pair.a]) and \(codes[pair.b]) has no length")
            }
        }
        let sorted = boundaries.map {
            SharedBoundary(Swift.min($0.a, $0.b), Swift.max($0.a, $0.b), metres: $0.metres)
        }.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
        for (first, second) in zip(sorted, sorted.dropFirst()) where (first.a, first.b) == (second.a, second.b) {
            throw BriefFault("the pair \(codes[first.a]), \(codes[first.b]) stands twice")
        }
        guard barriers.allSatisfy({ codes.indices.contains($0.a) && codes.indices.contains($0.b) }) else {
            throw BriefFault("a barrier names an area that is not there")
        }
        self.barriers = barriers
        self.codes = codes
        self.eastings = eastings
        self.northings = northings
        self.boundaries = sorted
        let rows = Adjacency(count: codes.count, pairs: sorted.map { ($0.a, $0.b) })
        starts = rows.starts
        neighbours = rows.neighbours
        boundaryAt = rows.pairAt
    }

    func neighbours(of area: Int) -> ArraySlice<Int> { neighbours[starts[area]..<starts[area + 1]] }
}

/// Undirected pairs as rows of neighbours (compressed sparse rows).
struct Adjacency: Sendable {
    let starts: [Int]
    let neighbours: [Int]
    let pairAt: [Int]

    /// Rows are ascending when the pairs are.
    init(count: Int, pairs: [(Int, Int)]) {
        var starts = [Int](repeating: 0, count: count + 1)
        for (a, b) in pairs {
            starts[a + 1] += 1
            starts[b + 1] += 1
        }
        for index in 0..<count { starts[index + 1] += starts[index] }
        var next = starts
        var neighbours = [Int](repeating: 0, count: pairs.count * 2)
        var pairAt = neighbours
        for (index, (a, b)) in pairs.enumerated() {
            for (from, to) in [(a, b), (b, a)] {
                neighbours[next[from]] = to
                pairAt[next[from]] = index
                next[from] += 1
            }
        }
        for row in 0..<count {
            let order = (starts[row]..<starts[row + 1]).sorted { neighbours[$0] < neighbours[$1] }
            let values = order.map { neighbours[$0] }
            let indices = order.map { pairAt[$0] }
            neighbours.replaceSubrange(starts[row]..<starts[row + 1], with: values)
            pairAt.replaceSubrange(starts[row]..<starts[row + 1], with: indices)
        }
        self.starts = starts
        self.neighbours = neighbours
        self.pairAt = pairAt
    }
}
