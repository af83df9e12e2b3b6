/// Districts, health areas or other regions whose borders lots should keep to.
public struct BorderLayer: Hashable, Sendable {
    public let name: String
    /// Region of each area, from 0 without holes.
    public let regions: [Int]
    public let regionNames: [String]
    /// Most splits: the sum over regions of the lots that hold a part of it, less one each. Nil leaves borders alone.
    public let budget: Int?

    public init(name: String, regions: [Int], regionNames: [String], budget: Int?) {
        self.name = name
        self.regions = regions
        self.regionNames = regionNames
        self.budget = budget
    }

    /// Regions from the text of each area, numbered by first appearance.
    public init(name: String, labels: [String], budget: Int?) {
        var indices: [String: Int] = [:]
        var names: [String] = []
        let regions = labels.map { label in
            if let index = indices[label] { return index }
            names.append(label)
            indices[label] = names.count - 1
            return names.count - 1
        }
        self.init(name: name, regions: regions, regionNames: names, budget: budget)
    }
}
