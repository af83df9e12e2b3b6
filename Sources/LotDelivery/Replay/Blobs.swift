import LotModel
import LotSearch

/// Random contiguous groups of areas: what a coding would score if it were any patch of the map of its size.
///
/// A group starts at an area drawn evenly and takes areas drawn evenly from its border until it has its size (the growth
/// model of Eden 1961 on a graph); groups are not drawn evenly among all contiguous ones.
public struct Blobs: Sendable {
    private let neighbours: [[Int]]
    /// Size of the connected part in which each area lies.
    private let partSizes: [Int]

    /// - Parameter neighbours: of each core area.
    public init(neighbours: [[Int]]) {
        self.neighbours = neighbours
        var sizes = [Int](repeating: 0, count: neighbours.count)
        for start in neighbours.indices where sizes[start] == 0 {
            var part = [start]
            var isIn: Set<Int> = [start]
            var next = 0
            while next < part.count {
                for other in neighbours[part[next]] where isIn.insert(other).inserted { part.append(other) }
                next += 1
            }
            for area in part { sizes[area] = part.count }
        }
        partSizes = sizes
    }

    /// Areas ascending; nil where no connected part has so many.
    public func blob(size: Int, _ generator: inout SeededGenerator) -> [Int]? {
        let starts = neighbours.indices.filter { partSizes[$0] >= size }
        guard size > 0, !starts.isEmpty else { return nil }
        var blob = [starts[generator.index(below: starts.count)]]
        var known: Set<Int> = [blob[0]]
        var border: [Int] = []
        while blob.count < size {
            for other in neighbours[blob[blob.count - 1]] where known.insert(other).inserted { border.append(other) }
            let index = generator.index(below: border.count)
            blob.append(border[index])
            border.swapAt(index, border.count - 1)
            border.removeLast()
        }
        return blob.sorted()
    }

    /// Where `areas` stand among `count` groups of as many areas, by the mean of `scores`. Nil where there is no such group.
    public func reading(of areas: [Int], scores: [Double], count: Int, seed: Seed) -> BlobReading? {
        func mean(_ group: [Int]) -> Double { group.reduce(0) { $0 + scores[$1] } / Double(group.count) }
        guard !areas.isEmpty, count > 0 else { return nil }
        var generator = SeededGenerator(seed)
        var means: [Double] = []
        for _ in 0..<count {
            guard let group = blob(size: areas.count, &generator) else { return nil }
            means.append(mean(group))
        }
        let own = mean(areas)
        // Sums in another order differ by crumbs.
        let atLeast = means.count { $0 >= own - 1e-12 }
        return BlobReading(
            groups: count, share: Double(1 + atLeast) / Double(1 + count), own: own,
            median: Spread(means)?.median ?? 0)
    }
}
