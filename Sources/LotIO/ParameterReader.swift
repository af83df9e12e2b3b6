import LotModel

/// Reads the sections of a scenario whose keys are parameters.
enum ParameterReader {
    /// In the order of the parameter table.
    static let sections: [String] = {
        var names: [String] = []
        for parameter in Parameter.table where !names.contains(parameter.section) { names.append(parameter.section) }
        return names
    }()

    static let demandSection = "demand"
    static let hoursFileKey = "hours_file"
    static let beliefKey = "belief"
    static let awardSection = "award"
    static let incumbentsKey = "incumbents"
    static let mobiliseSection = "mobilise"
    static let roundsKey = "rounds"

    /// Keys of sections that are no parameters.
    static let otherKeys = [
        demandSection: [hoursFileKey], "bidding": [beliefKey], "rates": RateReader.keys,
        awardSection: TenderTerms.keys + [incumbentsKey, FrozenReader.key], mobiliseSection: [roundsKey],
        CarerReader.section: CarerReader.keys,
    ]

    /// The values, nil when any is at fault, the file of hours that section demand may name, and the belief of section
    /// bidding.
    ///
    /// Adds `yaml.*`, `value.*` and `price_year.unknown`. A nil price year was reported by the caller.
    static func read(
        _ top: YAMLMap, priceYear: String?, _ reading: inout Reading
    ) -> (values: ParameterValues?, hours: NamedFile?, belief: Belief) {
        let before = reading.errorCount
        var given: [String: Double] = [:]
        var belief = Belief.naive
        var hours: NamedFile?
        for section in sections {
            let parameters = Parameter.table.filter { $0.section == section }
            guard let entry = top.entry(section) else {
                for parameter in parameters where parameter.standard == .required {
                    _ = top.required(section, "\(section): {\(parameter.name): ...}", &reading)
                }
                continue
            }
            guard let map = top.map(entry, &reading) else { continue }
            map.allow(parameters.map(\.name) + (otherKeys[section] ?? []), &reading)
            for parameter in parameters {
                if let value = value(of: parameter, map, &reading) { given[parameter.id] = value }
            }
            if section == "bidding", let entry = map.entry(beliefKey) {
                belief = map.choice(entry, Belief.self, &reading) ?? belief
            }
            if section == demandSection {
                checkReturn(map, &reading)
                if let file = map.entry(hoursFileKey), let name = map.text(file, &reading) {
                    hours = NamedFile(name: name, place: map.place(file))
                }
            }
        }
        if let priceYear { checkYear(priceYear, given, top, &reading) }
        guard reading.errorCount == before, let priceYear else { return (nil, hours, belief) }
        return (ParameterValues(priceYear: priceYear, given: given), hours, belief)
    }

    private static func value(of parameter: Parameter, _ map: YAMLMap, _ reading: inout Reading) -> Double? {
        guard let entry = map.entry(parameter.name) else {
            if parameter.standard == .required {
                _ = map.required(parameter.name, "\(parameter.name): ...", &reading)
            }
            return nil
        }
        return map.number(entry, in: parameter.range, unit: parameter.unit, whole: parameter.isWhole, &reading)
    }

    /// Hours per person come from one source.
    private static func checkReturn(_ map: YAMLMap, _ reading: inout Reading) {
        let hours = map.entry("return_hours_year")
        let clients = map.entry("return_clients")
        if let entry = map.entry("hours_per_person"), hours != nil || clients != nil {
            reading.add(
                .valueConflict, at: map.place(entry), "is given beside the council's return, which also gives it.",
                remedy: "Keep hours_per_person, or return_hours_year and return_clients.")
        }
        if let hours, clients == nil {
            reading.add(
                .yamlMissingKey, at: map.place(hours), value: "return_clients", "is missing.",
                remedy: "Add the clients of the same return.")
        }
        if let clients, hours == nil {
            reading.add(
                .yamlMissingKey, at: map.place(clients), value: "return_hours_year", "is missing.",
                remedy: "Add the hours of the same return.")
        }
    }

    private static func checkYear(
        _ year: String, _ given: [String: Double], _ top: YAMLMap, _ reading: inout Reading
    ) {
        var missing: [String] = []
        for parameter in Parameter.table {
            if case .byPriceYear(let values) = parameter.standard, values[year] == nil, given[parameter.id] == nil {
                missing.append(parameter.id)
            }
        }
        guard !missing.isEmpty, let entry = top.entry("price_year") else { return }
        reading.add(
            .priceYearUnknown, at: top.place(entry), value: year,
            "has no wages and prices in the parameter table (known: "
                + "\(ParameterValues.knownPriceYears.joined(separator: ", "))).",
            remedy: "Give \(missing.joined(separator: ", ")) in this scenario.")
    }
}
