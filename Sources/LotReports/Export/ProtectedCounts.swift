import LotIO
import LotModel

/// People of areas, lots, districts and all areas together as they may be published, for one kind of hours: every table,
/// every format, the report and comparisons of a run show the same.
struct ProtectedCounts {
    let areas: [Disclosure.Count]
    let lots: [Disclosure.Count]
    let districts: [Disclosure.Count]
    let total: Disclosure.Count

    /// Areas whose hours are summed up in a table of their own.
    struct Group {
        let hours: Double
        /// Ascending.
        let members: [Int]
    }

    /// - Parameters:
    ///   - hours: by area.
    ///   - lots: each with the place of its tier.
    init(
        hours: [Double], districts: [Group], lots: [(tier: Int, lot: Group)], hoursPerPerson: Double,
        disclosure: Disclosure
    ) {
        let people = hours.map { $0 / hoursPerPerson }
        let parts = people.map(disclosure.count)
        func sum(_ group: Group, family: Int) -> SubtractionAudit.Sum {
            .init(parts: group.members, family: family, count: disclosure.count(group.hours / hoursPerPerson))
        }
        let sums =
            [
                SubtractionAudit.Sum(
                    parts: Array(people.indices), family: 0, count: disclosure.count(people.reduce(0, +)))
            ] + districts.map { sum($0, family: 1) } + lots.map { sum($0.lot, family: 2 + $0.tier) }
        let hidden = Set(SubtractionAudit(disclosure, parts: parts, sums: sums).withheld())
        let published = sums.enumerated().map { index, sum in
            // A lot of one area is that area.
            hidden.contains(index) ? .withheld : sum.parts.count == 1 ? parts[sum.parts[0]] : sum.count
        }
        areas = parts
        total = published[0]
        self.districts = Array(published[1..<1 + districts.count])
        self.lots = Array(published[(1 + districts.count)...])
    }

    /// - Parameter column: hours that all three tables have, under one name.
    init(
        _ column: String, hoursPerPerson: Double, areas: RunTable, lots: RunTable, districts: RunTable,
        disclosure: Disclosure
    ) {
        func group(_ table: RunTable, _ row: Int, _ members: [Int]) -> Group {
            Group(hours: table.number(row, column) ?? 0, members: members)
        }
        var byDistrict: [String: [Int]] = [:]
        for row in areas.rows.indices { byDistrict[areas.text(row, "lad_code"), default: []].append(row) }
        let tiers = Self.tiers(lots)
        let byLot = tiers.map { Self.members(areas, tier: $0) }
        self.init(
            hours: areas.rows.indices.map { areas.number($0, column) ?? 0 },
            districts: districts.rows.indices.map { row in
                group(districts, row, byDistrict[districts.text(row, "lad_code")] ?? [])
            },
            lots: lots.rows.indices.map { row in
                let tier = tiers.firstIndex(of: lots.text(row, "tier")) ?? 0
                return (tier, group(lots, row, byLot[tier][lots.text(row, "lot_id")] ?? []))
            }, hoursPerPerson: hoursPerPerson, disclosure: disclosure)
    }

    /// The same of a run that is not written yet. Hours are taken as its files have them, to two decimals, so that the
    /// report withholds what exports withhold: what one left out, another would else give away.
    ///
    /// - Returns: counts of all districts in the order of their codes, and these.
    static func of(
        _ record: RunRecord, _ hours: KeyPath<AreaCoverage, Double>, _ disclosure: Disclosure
    ) -> (counts: ProtectedCounts, codes: [String]) {
        func written(_ value: Double) -> Double { (value * 100).rounded(.toNearestOrAwayFromZero) / 100 }
        func group(_ members: [Int]) -> Group {
            Group(
                hours: written(members.reduce(0) { $0 + record.coverage.areas[$1][keyPath: hours] }), members: members)
        }
        let own = record.coverage.areas.map { written($0[keyPath: hours]) }
        let districts = Dictionary(grouping: own.indices) { record.scenario.areas[$0].ladCode }
            .sorted { $0.key < $1.key }
        let tiers = record.scenario.plan.tiers.filter { !$0.lots.isEmpty }
        let counts = ProtectedCounts(
            hours: own, districts: districts.map { group($0.value) },
            lots: tiers.enumerated().flatMap { index, tier in tier.lots.map { (index, group($0.areas.sorted())) } },
            hoursPerPerson: record.demand.hoursPerPerson, disclosure: disclosure)
        return (counts, districts.map(\.key))
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
