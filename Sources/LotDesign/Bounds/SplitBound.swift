/// The fewest splits of a border layer that the arithmetic of loads and the map of its regions allow.
///
/// Take regions and lots as points, joined where a lot holds a part of a region: splits are the joints less the regions,
/// and a web of points has at least as many joints as points less one. So k lots split at least k - g times, where g is
/// the most groups of whole regions that each hold a whole number of lots; the regions of a group hang together, for
/// their lots do. Exact over groups, a lower bound on splits: ties, and contiguity within regions, are left out.
struct SplitBound: Sendable {
    /// Regions beyond which the subsets are too many.
    static let mostRegions = 16

    let fewest: Int

    /// Nil where regions are too many; as many as lots where no grouping fits, for then there is no plan at all.
    ///
    /// Cost of 3 to the power of regions, times lots.
    init?(_ brief: DesignBrief, layer: BorderLayer, windows: [LoadWindow]) {
        let lots = brief.lots.lowerBound
        let present = Set(layer.regions).sorted()
        guard present.count <= Self.mostRegions else { return nil }
        var number: [Int: Int] = [:]
        for (index, region) in present.enumerated() { number[region] = index }
        let regions = layer.regions.map { number[$0] ?? 0 }
        var touching = [Int](repeating: 0, count: present.count)
        for pair in brief.graph.boundaries where regions[pair.a] != regions[pair.b] {
            touching[regions[pair.a]] |= 1 << regions[pair.b]
            touching[regions[pair.b]] |= 1 << regions[pair.a]
        }
        let loads = brief.measures.map { measure in
            var sums = [Int](repeating: 0, count: present.count)
            for (area, region) in regions.enumerated() { sums[region] += measure.loads[area] }
            return sums
        }
        let all = 1 << present.count
        // Whole numbers of lots that each group may hold.
        var ranges = [ClosedRange<Int>?](repeating: nil, count: all)
        for group in 1..<all where Self.hangsTogether(group, touching) {
            ranges[group] = Self.lots(of: group, brief.measures, loads, windows, most: lots)
        }
        // Most groups of the regions settled, by lots used; the lowest region left begins the next group.
        var groups = [Int](repeating: -1, count: all * (lots + 1))
        groups[0] = 0
        for settled in 0..<(all - 1)
        where groups[(settled * (lots + 1))...(settled * (lots + 1) + lots)].max() ?? -1 >= 0 {
            let left = (all - 1) & ~settled
            let first = left & -left
            let others = left & ~first
            var subset = others
            while true {
                if let range = ranges[subset | first] {
                    let next = (settled | subset | first) * (lots + 1)
                    for used in 0...lots where groups[settled * (lots + 1) + used] >= 0 {
                        for more in range where used + more <= lots {
                            groups[next + used + more] = max(
                                groups[next + used + more], groups[settled * (lots + 1) + used] + 1)
                        }
                    }
                }
                if subset == 0 { break }
                subset = (subset - 1) & others
            }
        }
        fewest = lots - max(0, groups[(all - 1) * (lots + 1) + lots])
    }

    private static func hangsTogether(_ group: Int, _ touching: [Int]) -> Bool {
        var reached = group & -group
        while true {
            var next = reached
            for region in touching.indices where reached >> region & 1 == 1 { next |= touching[region] & group }
            if next == reached { return reached == group }
            reached = next
        }
    }

    private static func lots(
        of group: Int, _ measures: [BalancedMeasure], _ loads: [[Int]], _ windows: [LoadWindow], most: Int
    ) -> ClosedRange<Int>? {
        var (fewest, greatest) = (1, most)
        for (m, measure) in measures.enumerated() where measure.isBalanced {
            let load = loads[m].indices.reduce(0) { $0 + (group >> $1 & 1 == 1 ? loads[m][$1] : 0) }
            if windows[m].upper == 0 {
                if load > 0 { return nil }
            } else {
                fewest = max(fewest, (load + windows[m].upper - 1) / windows[m].upper)
            }
            if windows[m].lower > 0 { greatest = min(greatest, load / windows[m].lower) }
        }
        return fewest <= greatest ? fewest...greatest : nil
    }
}
