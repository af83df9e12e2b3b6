import LotModel

/// Reads list `neighbour_tender`: contracts that neighbours let to the same providers.
struct NeighbourTenderReader {
    static let key = "neighbour_tender"
    static let keys = ["name", "districts", "when", "tier", "column", "hours_week", "winners", "ceiling_pence"]
    static let standardColumn = "lad_code"

    private let areas: AreaTable
    private let tiers: [TierRules]

    /// None where there is no such list; those that can be read where some are at fault.
    static func read(
        _ top: YAMLMap, _ areas: AreaTable, _ tiers: [TierRules], _ reading: inout Reading
    ) -> [NeighbourTender] {
        guard let entry = top.entry(key) else { return [] }
        let reader = NeighbourTenderReader(areas: areas, tiers: tiers)
        var names: [String] = []
        var districts: [String] = []
        return top.maps(entry, &reading).compactMap { reader.tender($0, &names, &districts, &reading) }
    }

    private func tender(
        _ map: YAMLMap, _ names: inout [String], _ taken: inout [String], _ reading: inout Reading
    ) -> NeighbourTender? {
        map.allow(Self.keys, &reading)
        let name = map.required("name", "name: Nottingham City", &reading).flatMap { entry -> String? in
            guard let name = map.text(entry, &reading) else { return nil }
            if names.contains(name) {
                reading.add(
                    .codeDuplicate, at: map.place(entry), value: name, "is the name of an earlier tender.",
                    remedy: "Give each tender a name of its own.")
            }
            names.append(name)
            return name
        }
        let when = map.required("when", "when: same_time", &reading).flatMap {
            map.choice($0, NeighbourTender.Timing.self, &reading)
        }
        let tier = map.required("tier", "tier: core", &reading).flatMap { awardedTier($0, map, &reading) }
        let members = contextAreas(map, &taken, &reading)
        let column = lotColumn(map, members ?? [], &reading)
        let hours = map.given("hours_week", in: 1...10_000_000, "hours per week", &reading)
        let winners = map.given("winners", in: 1...1_000, "winners", whole: true, &reading)
        let ceiling = map.given("ceiling_pence", in: 1...100_000, "pence per hour", whole: true, &reading)
        guard let name, let when, let tier, let members, let column else { return nil }
        return NeighbourTender(
            name: name, areas: members, timing: when, tier: tier, column: column, hours: hours,
            winners: winners.map { Int($0) }, ceilingPence: ceiling.map { Int($0) })
    }

    /// A tier that is awarded: its bidders are asked there too.
    private func awardedTier(_ entry: YAMLEntry, _ map: YAMLMap, _ reading: inout Reading) -> Int? {
        guard let name = map.text(entry, &reading) else { return nil }
        guard let tier = tiers.firstIndex(where: { $0.name == name }) else {
            reading.add(
                .tierUnknown, at: map.place(entry), value: name, "is no tier of this scenario.",
                remedy: choiceRemedy(name, tiers.map(\.name)))
            return nil
        }
        guard tiers[tier].offer == .exclusive || tiers[tier].offer == .shares else {
            reading.add(
                .valueConflict, at: map.place(entry), value: name,
                "is a tier without an award, so that its providers bid for no lots.",
                remedy: "Name a tier with offer: exclusive or offer: shares.")
            return nil
        }
        return tier
    }

    /// Context areas of the districts, ascending; nil when any is at fault.
    private func contextAreas(_ map: YAMLMap, _ taken: inout [String], _ reading: inout Reading) -> [Int]? {
        guard let entry = map.required("districts", "districts: [E06000018]", &reading),
            let texts = map.texts(entry, &reading)
        else { return nil }
        let core = Set(areas.core.map(\.ladCode))
        let context = areas.areas[areas.coreCount...]
        let known = Set(context.map(\.ladCode)).sorted()
        var isFaulty = false
        for (code, place) in texts {
            if core.contains(code) {
                isFaulty = true
                reading.add(
                    .valueConflict, at: place, value: code, "is a district of the core, whose contracts are let here.",
                    remedy: "Name districts of the context alone.")
            } else if !known.contains(code) {
                isFaulty = true
                reading.add(
                    .codeUnknown, at: place, value: code, "is no district of the region's context.",
                    remedy: nearestName(to: code, among: known).map { "Did you mean \($0)?" }
                        ?? "Write one of \(listed(known)).")
            } else if taken.contains(code) {
                isFaulty = true
                reading.add(
                    .codeDuplicate, at: place, value: code, "is let twice.", remedy: "Name each district once.")
            }
            taken.append(code)
        }
        let codes = Set(texts.map(\.text))
        return isFaulty ? nil : context.indices.filter { codes.contains(areas[$0].ladCode) }
    }

    private func lotColumn(_ map: YAMLMap, _ members: [Int], _ reading: inout Reading) -> String? {
        guard let entry = map.entry("column") else { return Self.standardColumn }
        guard let column = map.text(entry, &reading),
            AreaColumnName.known(column, at: map.place(entry), areas, &reading)
        else { return nil }
        guard let blank = members.first(where: { (areas[$0].columns[column] ?? "").isEmpty }) else { return column }
        reading.add(
            .valueMissing, at: map.place(entry), value: column,
            "is empty for \(areas[blank].code), which is to be in a lot.",
            remedy: "Name a column that every area of these districts has, such as lad_code.")
        return nil
    }
}
