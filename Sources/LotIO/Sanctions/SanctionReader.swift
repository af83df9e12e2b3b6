import LotModel

/// Reads section `sanctions`: how new packages to providers are suspended, and what follows.
struct SanctionReader {
    static let key = "sanctions"
    static let keys = ["chance_year", "risk_weight", "weeks", "restored_share", "handover_weeks", "stated"]
    static let statedKeys = ["provider", "largest", "from_week", "weeks", "then"]
    static let mostWeeks = 1_040.0

    private let map: YAMLMap
    /// Nil where the market is modelled, or its file at fault.
    private let providers: TenderProviders?
    private let namesProviders: Bool
    /// All providers there are; nil where their file is at fault.
    private let count: Int?
    private let rules: Rules

    /// Nil where there is no such section, and where anything in it is at fault.
    static func read(_ top: YAMLMap, providers: [Provider]?, rules: Rules, _ reading: inout Reading) -> SanctionRules? {
        guard let entry = top.entry(key), let map = top.map(entry, &reading) else { return nil }
        return SanctionReader(
            map: map, providers: providers.map { TenderProviders(ids: $0.map(\.id)) },
            namesProviders: top.entry("providers") != nil,
            count: top.entry("providers") == nil ? rules.market.providers : providers?.count, rules: rules
        ).rules(&reading)
    }

    private func rules(_ reading: inout Reading) -> SanctionRules? {
        let before = reading.errorCount
        map.allow(Self.keys, &reading)
        let chance = map.given("chance_year", in: 0...1, "", &reading) ?? 0
        let risk = map.given("risk_weight", in: 0...1, "", &reading)
        let weeks = map.needed("weeks", "8", in: 1...Self.mostWeeks, "weeks", whole: true, &reading)
        // How drawn suspensions end matters only where some are drawn.
        let restored =
            chance > 0
            ? map.needed("restored_share", "0.75", in: 0...1, "", &reading)
            : map.given("restored_share", in: 0...1, "", &reading) ?? 1
        let handover = map.needed("handover_weeks", "6", in: 1...Self.mostWeeks, "weeks", whole: true, &reading)
        let stated = stated(weeks: weeks.map { Int($0) }, &reading)
        guard let weeks, let restored, let handover, reading.errorCount == before else { return nil }
        return SanctionRules(
            chanceYear: chance, riskWeight: risk ?? rules.resilience.riskWeight, weeks: Int(weeks),
            restoredShare: restored, handoverWeeks: Int(handover), stated: stated)
    }

    /// - Parameter weeks: of a suspension that states none of its own.
    private func stated(weeks: Int?, _ reading: inout Reading) -> [SanctionRules.Stated] {
        guard let entry = map.entry("stated") else { return [] }
        var found: [SanctionRules.Stated] = []
        for item in map.maps(entry, &reading) {
            item.allow(Self.statedKeys, &reading)
            let who = who(item, &reading)
            let from = item.needed("from_week", "10", in: 1...Self.mostWeeks, "weeks", whole: true, &reading)
            if let from, Int(from) > rules.simulate.weeks, let place = item.entry("from_week") {
                reading.add(
                    .valueConflict, at: item.place(place), value: decimalText(from, decimals: 0),
                    "is after the last simulated week, \(rules.simulate.weeks).",
                    remedy: "Begin earlier, or set simulate: {weeks: ...} higher.")
            }
            let own = item.given("weeks", in: 1...Self.mostWeeks, "weeks", whole: true, &reading).map { Int($0) }
            let ending = item.required("then", "then: restored", &reading).flatMap {
                item.choice($0, SanctionRules.Ending.self, &reading)
            }
            guard let who, let from, let ending, let weeks = own ?? weeks else { continue }
            let sanction = SanctionRules.Stated(who: who, fromWeek: Int(from), weeks: weeks, ending: ending)
            if let other = found.first(where: { $0.overlaps(sanction) }), let place = item.entry("from_week") {
                reading.add(
                    .valueConflict, at: item.place(place), value: "\(sanction.fromWeek)",
                    "falls into the sanction of the same provider from week \(other.fromWeek).",
                    remedy: "Keep one of them, or let the second begin after the first.")
            }
            found.append(sanction)
        }
        return found
    }

    /// A provider of the file by its id, or one of the model by its place.
    private func who(_ item: YAMLMap, _ reading: inout Reading) -> SanctionRules.Stated.Who? {
        switch (item.entry("provider"), item.entry("largest")) {
        case (let provider?, nil):
            guard namesProviders else {
                reading.add(
                    .yamlMissingKey, at: item.place(provider), value: "providers",
                    "is missing: a modelled market has no ids that can be known before.",
                    remedy: "Write largest: 1, or add providers: {file: providers.csv, price_year: ...}.")
                return nil
            }
            guard let id = item.text(provider, &reading) else { return nil }
            return providers.flatMap { $0.find(id, at: item.place(provider), &reading) }.map { .provider($0) }
        case (nil, let place?):
            guard let largest = item.number(place, in: 1...10_000, unit: "", whole: true, &reading).map({ Int($0) })
            else { return nil }
            if let count, largest > count {
                reading.add(
                    .valueConflict, at: item.place(place), value: "\(largest)",
                    "is beyond the providers of this scenario, of whom there are \(count).",
                    remedy: "Write 1 for the one with most hours, 2 for the next.")
            }
            return .largest(largest)
        case (_?, let place?):
            reading.add(
                .valueConflict, at: item.place(place), value: "largest", "stands beside provider.",
                remedy: "Keep one of the two.")
            return nil
        case (nil, nil):
            _ = item.required("provider", "provider: P001, or largest: 1", &reading)
            return nil
        }
    }
}

extension SanctionRules.Stated {
    /// Whether both would act on one provider at once. A decommissioned provider is gone for good.
    fileprivate func overlaps(_ other: Self) -> Bool {
        func end(_ one: Self) -> Int { one.ending == .decommissioned ? .max : one.fromWeek + one.weeks }
        return who == other.who && fromWeek < end(other) && other.fromWeek < end(self)
    }
}
