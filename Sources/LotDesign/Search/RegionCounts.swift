/// Parts of regions in lots: splits of border layers, and meetings of areas that should be apart.
struct RegionCounts: Sendable {
    private let lots: Int
    /// Areas of region r in lot l: `counts[r * lots + l]`.
    private var counts: [Int]
    /// Per layer.
    private var splits: [Int]
    private var meetings = 0

    init(_ table: RegionTable, lots: Int) {
        self.lots = lots
        counts = [Int](repeating: 0, count: table.count * lots)
        splits = [Int](repeating: 0, count: table.budgets.count)
    }

    /// All counts afresh.
    mutating func count(_ table: RegionTable, _ lotOf: [Int]) {
        for index in counts.indices { counts[index] = 0 }
        for unit in lotOf.indices {
            for entry in table.starts[unit]..<table.starts[unit + 1] {
                counts[table.regions[entry] * lots + lotOf[unit]] += table.counts[entry]
            }
        }
        for layer in splits.indices { splits[layer] = 0 }
        meetings = 0
        for region in 0..<table.count {
            let row = counts[(region * lots)..<(region * lots + lots)]
            if table.layerOf[region] == RegionTable.apart {
                meetings += row.reduce(0) { $0 + max(0, $1 - 1) }
            } else {
                splits[table.layerOf[region]] += row.count { $0 > 0 } - 1
            }
        }
    }

    /// Splits above the budgets, and meetings.
    func breaches(_ table: RegionTable) -> Int {
        var sum = meetings
        for layer in splits.indices { sum += max(0, splits[layer] - table.budgets[layer]) }
        return sum
    }

    /// Splits of the layer that is a score.
    func scoredSplits(_ table: RegionTable) -> Int { table.scoredLayer.map { splits[$0] } ?? 0 }

    mutating func move(_ unit: Int, from old: Int, to lot: Int, _ table: RegionTable) {
        for entry in table.starts[unit]..<table.starts[unit + 1] {
            let region = table.regions[entry]
            let count = table.counts[entry]
            let before = (counts[region * lots + old], counts[region * lots + lot])
            let after = (before.0 - count, before.1 + count)
            counts[region * lots + old] = after.0
            counts[region * lots + lot] = after.1
            let layer = table.layerOf[region]
            if layer == RegionTable.apart {
                meetings += max(0, after.0 - 1) + max(0, after.1 - 1) - max(0, before.0 - 1) - max(0, before.1 - 1)
            } else {
                splits[layer] += (before.1 == 0 ? 1 : 0) - (after.0 == 0 ? 1 : 0)
            }
        }
    }

    /// Breaches and scored splits after a flip.
    func afterFlip(_ unit: Int, from old: Int, to lot: Int, _ table: RegionTable) -> (breaches: Int, scored: Int) {
        var meetings = meetings
        var sum = 0
        var scored = 0
        for layer in splits.indices {
            var splits = splits[layer]
            for entry in table.starts[unit]..<table.starts[unit + 1] where table.layerOf[table.regions[entry]] == layer
            {
                let row = table.regions[entry] * lots
                splits += (counts[row + lot] == 0 ? 1 : 0) - (counts[row + old] == table.counts[entry] ? 1 : 0)
            }
            sum += max(0, splits - table.budgets[layer])
            if layer == table.scoredLayer { scored = splits }
        }
        for entry in table.starts[unit]..<table.starts[unit + 1]
        where table.layerOf[table.regions[entry]] == RegionTable.apart {
            let row = table.regions[entry] * lots
            let count = table.counts[entry]
            meetings += max(0, counts[row + old] - count - 1) - max(0, counts[row + old] - 1)
            meetings += max(0, counts[row + lot] + count - 1) - max(0, counts[row + lot] - 1)
        }
        return (sum + meetings, scored)
    }
}
