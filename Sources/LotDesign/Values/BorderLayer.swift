/// Districts, health areas or other regions whose borders lots should keep to.
public struct BorderLayer: Hashable, Sendable {
    public let name: String
    /// Region of each area, from 0 without holes.
    public let regions: [Int]
    public let regionNames: [String]
    /// Most splits: the sum over regions of the lots that hold a part of it, less one each. Nil leaves borders alone.
    public let budget: Int?
    /// Only these areas may leave the others of their region, alone or with more of them, such as areas hard to cover
    /// that are carved out for small providers; what is left of a region stays whole. Nil lets any area leave.
    public let mayLeave: [Int]?

    public init(name: String, regions: [Int], regionNames: [String], budget: Int?, mayLeave: [Int]? = nil) {
        self.name = name
        self.regions = regions
        self.regionNames = regionNames
        self.budget = budget
        self.mayLeave = mayLeave
    }

    /// Regions from the text of each area, numbered by first appearance.
    public init(name: String, labels: [String], budget: Int?, mayLeave: [Int]? = nil) {
        var indices: [String: Int] = [:]
        var names: [String] = []
        let regions = labels.map { label in
            if let index = indices[label] { return index }
            names.append(label)
            indices[label] = names.count - 1
            return names.count - 1
        }
        self.init(name: name, regions: regions, regionNames: names, budget: budget, mayLeave: mayLeave)
    }

    /// Areas that stay together, region by region; empty where any area may leave.
    var wholeGroups: [[Int]] {
        guard let mayLeave else { return [] }
        let leaving = Set(mayLeave)
        var groups = [[Int]](repeating: [], count: regionNames.count)
        for (area, region) in regions.enumerated() where !leaving.contains(area) { groups[region].append(area) }
        return groups.filter { $0.count > 1 }
    }
}
