import LotModel

/// Reads section `reported`: figures that somebody reports of the system.
enum ReportedReader {
    static let key = "reported"
    static let keys = ["what", "measure", "of", "value", "source"]

    /// - Parameters:
    ///   - tiers: their names, in order.
    ///   - groups: names of the watch groups, in order.
    static func read(
        _ top: YAMLMap, _ tiers: [String], _ groups: [String], _ reading: inout Reading
    ) -> [ReportedFigure] {
        guard let entry = top.entry(key) else { return [] }
        return top.maps(entry, &reading).compactMap { map -> ReportedFigure? in
            map.allow(keys, &reading)
            let what = map.required("what", "what: Share of spot purchase", &reading).flatMap {
                map.text($0, &reading)
            }
            let measure = map.required("measure", "measure: tier_share", &reading).flatMap {
                map.choice($0, ReportedFigure.Measure.self, &reading)
            }
            let subject = measure.flatMap { Self.subject(map, $0, tiers, groups, &reading) }
            let value = map.required("value", "value: 43.9", &reading).flatMap {
                map.number($0, in: 0...(measure == .winners ? 1_000 : 100), unit: "", &reading)
            }
            let source = map.required("source", "source: the council's paper, paragraph 16", &reading).flatMap {
                map.text($0, &reading)
            }
            guard let what, let measure, let subject, let value, let source else { return nil }
            return ReportedFigure(what: what, measure: measure, subject: subject, value: value, source: source)
        }
    }

    /// A tier's or a watch group's name, as the measure asks; all areas where a measure of areas names none.
    private static func subject(
        _ map: YAMLMap, _ measure: ReportedFigure.Measure, _ tiers: [String], _ groups: [String],
        _ reading: inout Reading
    ) -> ReportedFigure.Subject? {
        let entry = measure.isOfTier ? map.required("of", "of: spot", &reading) : map.entry("of")
        guard let entry else { return measure.isOfTier ? nil : .everywhere }
        guard let name = map.text(entry, &reading) else { return nil }
        let names = measure.isOfTier ? tiers : groups
        guard let index = names.firstIndex(of: name) else {
            reading.add(
                .valueChoice, at: map.place(entry), value: name,
                measure.isOfTier ? "is not a tier of the scenario." : "is not a watch group of the scenario.",
                remedy: names.isEmpty ? "Leave it out: then it is of all areas." : choiceRemedy(name, names))
            return nil
        }
        return measure.isOfTier ? .tier(index) : .watch(index)
    }
}
