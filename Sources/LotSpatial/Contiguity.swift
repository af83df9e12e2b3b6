import LotGeometry

/// Two different areas by index, the smaller first.
public struct AreaPair: Hashable, Comparable, Sendable {
    public let a: Int
    public let b: Int

    /// In either order. Precondition: the indices differ and are not negative.
    public init(_ one: Int, _ other: Int) {
        precondition(one != other && one >= 0 && other >= 0, "a pair needs two areas")
        a = min(one, other)
        b = max(one, other)
    }

    public static func < (left: AreaPair, right: AreaPair) -> Bool { (left.a, left.b) < (right.a, right.b) }
}

/// Two neighbours and the length of the boundary they share.
public struct SharedBoundary: Hashable, Sendable {
    public let pair: AreaPair
    /// 0 for a declared link without common boundary.
    public let metres: Double

    public init(_ pair: AreaPair, metres: Double) {
        self.pair = pair
        self.metres = metres
    }
}

/// Which areas are neighbours: they share boundary of some length, not only a corner.
public struct Contiguity: Equatable, Sendable {
    public let areaCount: Int
    /// In ascending order of the pair, each pair once.
    public let boundaries: [SharedBoundary]
    /// For each area its neighbours, ascending.
    public let neighbours: [[Int]]
    /// Connected components: each ascending, ordered by the smallest member.
    public let components: [[Int]]

    /// Preconditions: indices below `areaCount`, no pair twice. Linear but for sorting.
    public init(areaCount: Int, boundaries: [SharedBoundary]) {
        let sorted = boundaries.sorted { $0.pair < $1.pair }
        var neighbours = [[Int]](repeating: [], count: areaCount)
        for (index, boundary) in sorted.enumerated() {
            precondition(boundary.pair.b < areaCount, "no such area")
            precondition(index == 0 || sorted[index - 1].pair < boundary.pair, "a pair occurs twice")
            neighbours[boundary.pair.a].append(boundary.pair.b)
            neighbours[boundary.pair.b].append(boundary.pair.a)
        }
        for area in neighbours.indices { neighbours[area].sort() }
        self.areaCount = areaCount
        self.boundaries = sorted
        self.neighbours = neighbours
        components = Self.components(neighbours)
    }

    /// Shared metres of a pair; 0 when they are no neighbours or only linked. Logarithmic.
    public func sharedMetres(_ pair: AreaPair) -> Double {
        var low = 0
        var high = boundaries.count
        while low < high {
            let middle = (low + high) / 2
            if boundaries[middle].pair < pair { low = middle + 1 } else { high = middle }
        }
        return low < boundaries.count && boundaries[low].pair == pair ? boundaries[low].metres : 0
    }

    /// This contiguity with declared links (a bridge, a ferry) added at 0 metres and blocked pairs (an estuary without
    /// a crossing) taken out. A link between neighbours changes nothing; a pair both linked and blocked is blocked.
    public func applying(links: [AreaPair], blocked: [AreaPair]) -> Contiguity {
        let removed = Set(blocked)
        let present = Set(boundaries.map(\.pair))
        let added = Set(links).subtracting(present).subtracting(removed)
        let kept = boundaries.filter { !removed.contains($0.pair) }
        return Contiguity(
            areaCount: areaCount, boundaries: kept + added.map { SharedBoundary($0, metres: 0) })
    }

    private static func components(_ neighbours: [[Int]]) -> [[Int]] {
        var seen = [Bool](repeating: false, count: neighbours.count)
        var components: [[Int]] = []
        for start in neighbours.indices where !seen[start] {
            seen[start] = true
            var members = [start]
            var next = 0
            while next < members.count {
                for other in neighbours[members[next]] where !seen[other] {
                    seen[other] = true
                    members.append(other)
                }
                next += 1
            }
            components.append(members.sorted())
        }
        return components
    }
}
