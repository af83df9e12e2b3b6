import LotModel

/// Reads `payment_options` of section `contract`: named lists of rules, each from a contract year on.
struct PaymentReader {
    static let key = "payment_options"
    static let optionKeys = ["name", "title", "lots", "rules"]
    static let ruleKeys = [
        "from_year", "basis", "recorded_share", "minimum_visit_minutes", "guaranteed_share", "outcome_share",
        "outcomes_met", "top_slice_share", "top_slice_returned", "no_replies", "cancellations", "review_share",
        "review_surplus_pence",
    ]

    enum Pays: String, CaseIterable {
        case paid
        case unpaid
    }

    private let map: YAMLMap
    private let allYears: Int?

    /// - Parameter allYears: nil where the term itself is at fault.
    init(_ map: YAMLMap, allYears: Int?) {
        self.map = map
        self.allYears = allYears
    }

    func options(_ reading: inout Reading) -> [PaymentOption] {
        guard let entry = map.entry(Self.key) else { return [] }
        var options: [PaymentOption] = []
        for part in map.maps(entry, &reading) {
            part.allow(Self.optionKeys, &reading)
            let named = part.required("name", "name: phased_outcomes", &reading)
            let name = named.flatMap { part.text($0, &reading) }
            if let named, let name, ([PaymentOption.asRunName] + options.map(\.name)).contains(name) {
                reading.add(
                    .codeDuplicate, at: part.place(named), value: name,
                    "is the name of an earlier option, or of the run itself.",
                    remedy: "Give each option a name of its own; \(PaymentOption.asRunName) is always there.")
            }
            let title = part.entry("title").flatMap { part.text($0, &reading) }
            let rules = rules(part, &reading)
            guard let name else { continue }
            options.append(PaymentOption(name: name, title: title ?? name, rules: rules))
        }
        return options
    }

    /// Lots of the options that are pilots, by the options' names; faults of all else have been told by `options`.
    ///
    /// - Parameter top: the whole scenario.
    static func pilots(_ top: YAMLMap, _ lots: LotNames, _ reading: inout Reading) -> [String: Set<LotKey>] {
        var told = Reading()
        guard let section = top.entry(ContractReader.key), let map = top.map(section, &told),
            let entry = map.entry(key)
        else { return [:] }
        var pilots: [String: Set<LotKey>] = [:]
        for part in map.maps(entry, &told) {
            guard let name = part.entry("name").flatMap({ part.text($0, &told) }), let entry = part.entry("lots"),
                let texts = part.texts(entry, &reading)
            else { continue }
            pilots[name] = Set(texts.compactMap { lots.find($0.text, at: $0.place, &reading) })
        }
        return pilots
    }

    private func rules(_ part: YAMLMap, _ reading: inout Reading) -> [PaymentRule] {
        guard let entry = part.required("rules", "rules: [{from_year: 1, guaranteed_share: 0.85}]", &reading) else {
            return []
        }
        var rules: [PaymentRule] = []
        for one in part.maps(entry, &reading) {
            one.allow(Self.ruleKeys, &reading)
            guard let rule = rule(one, &reading) else { continue }
            if let last = rules.last, rule.fromYear <= last.fromYear {
                reading.add(
                    .valueConflict, at: one.place, value: "from_year \(rule.fromYear)",
                    "does not come after that of the rule before it, \(last.fromYear).",
                    remedy: "List each year once, the first one first.")
            }
            rules.append(rule)
        }
        return rules
    }

    private func rule(_ one: YAMLMap, _ reading: inout Reading) -> PaymentRule? {
        let before = reading.errorCount
        func number(_ key: String, in range: ClosedRange<Double>, _ unit: String, _ reading: inout Reading) -> Double? {
            one.entry(key).flatMap { one.number($0, in: range, unit: unit, &reading) }
        }
        let from = one.required("from_year", "from_year: 1", &reading).flatMap { entry -> Int? in
            let most = Double(ContractReader.mostYears)
            let year = one.number(entry, in: 1...most, unit: "", whole: true, &reading).map { Int($0) }
            if let year, let allYears {
                ContractReader.within(allYears, year: year, "this rule", one.place(entry), &reading)
            }
            return year
        }
        let basis = one.entry("basis").flatMap { one.choice($0, PaymentRule.Basis.self, &reading) } ?? .plannedVisit
        let recorded = number("recorded_share", in: 0...1, "of planned minutes", &reading)
        if let entry = one.entry("recorded_share"), basis == .plannedVisit {
            reading.add(
                .valueConflict, at: one.place(entry), "counts nothing where planned visits are paid.",
                remedy: "Write basis: monitored_minute, or remove it.")
        }
        let outcomes = pair("outcome_share", "outcomes_met", one, &reading)
        let slice = pair("top_slice_share", "top_slice_returned", one, &reading)
        let review = pair("review_share", "review_surplus_pence", most: 1_000, one, &reading)
        let least = number("minimum_visit_minutes", in: 0...120, "minutes", &reading)
        let guaranteed = number("guaranteed_share", in: 0...1, "of awarded hours", &reading)
        let replies = one.entry("no_replies").flatMap { one.choice($0, Pays.self, &reading) }
        let cancelled = one.entry("cancellations").flatMap { one.choice($0, Pays.self, &reading) }
        guard let from, reading.errorCount == before else { return nil }
        return PaymentRule(
            fromYear: from, basis: basis, recordedShare: recorded ?? 1, minimumVisitMinutes: least,
            guaranteedShare: guaranteed, outcomeShare: outcomes?.0 ?? 0, outcomesMet: outcomes?.1 ?? 1,
            topSliceShare: slice?.0 ?? 0, topSliceReturned: slice?.1 ?? 1, paysNoReplies: replies.map { $0 == .paid },
            paysCancelled: cancelled.map { $0 == .paid },
            review: review.map { RateReview(share: $0.0, surplusPence: $0.1) })
    }

    /// A share at risk, and the part of it that is earned; or of a difference, and the surplus in it. Neither has a default, since
    /// no paper gives one.
    private func pair(
        _ share: String, _ earned: String, most: Double = 1, _ one: YAMLMap, _ reading: inout Reading
    ) -> (Double, Double)? {
        let entries = [share, earned].map { ($0, one.entry($0)) }
        guard entries.contains(where: { $0.1 != nil }) else { return nil }
        var values: [Double] = []
        for (key, entry) in entries {
            if let entry {
                let range = 0...(key == share ? 1 : most)
                if let value = one.number(entry, in: range, unit: "", &reading) { values.append(value) }
            } else {
                reading.add(
                    .yamlMissingKey, at: one.place, value: key, "is missing.",
                    remedy: "Give both \(share) and \(earned): a part of the price means nothing without the other.")
            }
        }
        return values.count == 2 ? (values[0], values[1]) : nil
    }
}
