import LotIO

/// People of areas, lots, districts and all areas together as they may be published, for one kind of hours: every table and
/// every format of a run shows the same.
struct ProtectedCounts {
    let areas: [Disclosure.Count]
    let lots: [Disclosure.Count]
    let districts: [Disclosure.Count]
    let total: Disclosure.Count

    /// - Parameter column: hours that all three tables have, under one name.
    init(
        _ column: String, hoursPerPerson: Double, areas: RunTable, lots: RunTable, districts: RunTable,
        disclosure: Disclosure
    ) {
        func people(_ table: RunTable, _ row: Int) -> Double { (table.number(row, column) ?? 0) / hoursPerPerson }
        func counts(_ table: RunTable) -> [Disclosure.Count] {
            table.rows.indices.map { disclosure.count(people(table, $0)) }
        }
        let parts = counts(areas)
        var sums: [SubtractionAudit.Sum] = []
        let all = areas.rows.indices.reduce(0) { $0 + people(areas, $1) }
        sums.append(.init(parts: Array(areas.rows.indices), family: 0, count: disclosure.count(all)))
        var members: [String: [Int]] = [:]
        for row in areas.rows.indices { members[areas.text(row, "lad_code"), default: []].append(row) }
        for (row, count) in counts(districts).enumerated() {
            sums.append(.init(parts: members[districts.text(row, "lad_code")] ?? [], family: 1, count: count))
        }
        let tiers = Self.tiers(lots)
        let byLot = tiers.map { Self.members(areas, tier: $0) }
        for (row, count) in counts(lots).enumerated() {
            let tier = tiers.firstIndex(of: lots.text(row, "tier")) ?? 0
            sums.append(.init(parts: byLot[tier][lots.text(row, "lot_id")] ?? [], family: 2 + tier, count: count))
        }
        let hidden = Set(SubtractionAudit(disclosure, parts: parts, sums: sums).withheld())
        let published = sums.enumerated().map { index, sum in
            // A lot of one area is that area.
            hidden.contains(index) ? .withheld : sum.parts.count == 1 ? parts[sum.parts[0]] : sum.count
        }
        self.areas = parts
        total = published[0]
        self.districts = Array(published[1..<1 + districts.rows.count])
        self.lots = Array(published[(1 + districts.rows.count)...])
    }

    /// Names of the tiers, in the order in which their lots stand.
    static func tiers(_ lots: RunTable) -> [String] {
        var names: [String] = []
        for row in lots.rows.indices {
            let name = lots.text(row, "tier")
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Rows of the areas of each lot of a tier.
    static func members(_ areas: RunTable, tier: String) -> [String: [Int]] {
        let column = "lot_id_\(tier)"
        var members: [String: [Int]] = [:]
        for row in areas.rows.indices {
            let lot = areas.text(row, column)
            if !lot.isEmpty { members[lot, default: []].append(row) }
        }
        return members
    }
}
