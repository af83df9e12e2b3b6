import LotModel

/// Reads section `reported`: figures that somebody reports of the system.
enum ReportedReader {
    static let key = "reported"
    static let keys = ["what", "measure", "of", "year", "value", "source"]

    /// What the scenario says elsewhere and figures may be of.
    struct Known {
        /// Names of the tiers, in order, and of those that are frameworks.
        let tiers: [String]
        let frameworks: [String]
        /// Names of the watch groups, in order.
        let groups: [String]
        /// Contract years, extensions included; nil where the scenario states no contract.
        let years: Int?

        init(tiers: [String], frameworks: [String] = [], groups: [String], years: Int? = nil) {
            self.tiers = tiers
            self.frameworks = frameworks
            self.groups = groups
            self.years = years
        }
    }

    static func read(_ top: YAMLMap, _ known: Known, _ reading: inout Reading) -> [ReportedFigure] {
        guard let entry = top.entry(key) else { return [] }
        let statesContract = top.entry(ContractReader.key) != nil
        return top.maps(entry, &reading).compactMap { map -> ReportedFigure? in
            map.allow(keys, &reading)
            let what = map.required("what", "what: Share of spot purchase", &reading).flatMap {
                map.text($0, &reading)
            }
            let measure = map.required("measure", "measure: tier_share", &reading).flatMap {
                map.choice($0, ReportedFigure.Measure.self, &reading)
            }
            let subject = measure.flatMap { Self.subject(map, $0, known, &reading) }
            let year = measure.flatMap { Self.year(map, $0, known, statesContract: statesContract, &reading) }
            let value = map.required("value", "value: 43.9", &reading).flatMap {
                map.number($0, in: 0...(measure?.isCount ?? false ? 1_000 : 100), unit: "", &reading)
            }
            let source = map.required("source", "source: the council's paper, paragraph 16", &reading).flatMap {
                map.text($0, &reading)
            }
            guard let what, let measure, let subject, let value, let source else { return nil }
            return ReportedFigure(
                what: what, measure: measure, subject: subject, year: year, value: value, source: source)
        }
    }

    /// A tier's or a watch group's name, as the measure asks; all areas where a measure of areas names none.
    private static func subject(
        _ map: YAMLMap, _ measure: ReportedFigure.Measure, _ known: Known, _ reading: inout Reading
    ) -> ReportedFigure.Subject? {
        let entry = measure.isOfTier ? map.required("of", "of: spot", &reading) : map.entry("of")
        guard let entry else { return measure.isOfTier ? nil : .everywhere }
        guard let name = map.text(entry, &reading) else { return nil }
        let (names, kind) =
            switch measure {
            case .membersLeft: (known.frameworks, "a framework")
            case .tierShare, .winners: (known.tiers, "a tier")
            case .unmetShare, .gapShare: (known.groups, "a watch group")
            }
        guard names.contains(name) else {
            reading.add(
                .valueChoice, at: map.place(entry), value: name, "is not \(kind) of the scenario.",
                remedy: !names.isEmpty
                    ? choiceRemedy(name, names)
                    : measure.isOfTier ? "Leave this figure out." : "Leave it out: then it is of all areas.")
            return nil
        }
        let index = (measure.isOfTier ? known.tiers : known.groups).firstIndex(of: name)
        return index.map { measure.isOfTier ? .tier($0) : .watch($0) }
    }

    /// The contract year that a tier's share is of; nil where none is stated or it cannot be.
    private static func year(
        _ map: YAMLMap, _ measure: ReportedFigure.Measure, _ known: Known, statesContract: Bool,
        _ reading: inout Reading
    ) -> Int? {
        guard let entry = map.entry("year"),
            let number = map.number(entry, in: 1...Double(ContractReader.mostYears), unit: "", whole: true, &reading)
        else { return nil }
        let year = Int(number)
        if measure != .tierShare {
            reading.add(
                .valueConflict, at: map.place(entry), value: "\(year)",
                "goes with measure: tier_share alone.", remedy: "Leave year out: other measures are of the run itself.")
        } else if !statesContract {
            reading.add(
                .yamlMissingKey, at: map.place(entry), value: ContractReader.key,
                "is missing: year \(year) is of the contracts.",
                remedy: "Add contract: {start: 2018-07, years: 3}, or leave year out.")
        } else if let years = known.years {
            ContractReader.within(years, year: year, key, map.place(entry), &reading)
        }
        return year
    }
}
