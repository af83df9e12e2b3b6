/// Points spread over the unit cube so that each axis is covered evenly (McKay, Beckman and Conover 1979, "A comparison of
/// three methods for selecting values of input variables in the analysis of output from a computer code").
///
/// On every axis one point lies in each of `count` equal strata, at a uniform place within it; strata of different axes
/// are paired by a random permutation for each axis, from a seed of the axis's name, so that further axes move no other.
public struct LatinHypercube: Hashable, Sendable {
    public let count: Int
    private let columns: [[Double]]

    /// - Parameter axes: names, each of which fixes its axis's coordinates.
    public init(count: Int, axes: [String], seed: Seed) {
        precondition(count > 0)
        self.count = count
        columns = axes.map { name in
            var generator = SeededGenerator(seed.child("latin hypercube", name: name))
            return generator.permutation(count).map { stratum in
                (Double(stratum) + generator.uniform()) / Double(count)
            }
        }
    }

    /// Coordinates in [0, 1), in the order of the axes.
    public func point(_ index: Int) -> [Double] { columns.map { $0[index] } }
}

extension SeededGenerator {
    /// 0 ..< `count` in random order (Fisher and Yates 1938, in Durstenfeld's form of 1964).
    public mutating func permutation(_ count: Int) -> [Int] {
        var items = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) { items.swapAt(last, index(below: last + 1)) }
        return items
    }
}
