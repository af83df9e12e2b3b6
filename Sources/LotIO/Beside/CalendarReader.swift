import LotModel

/// Reads section `calendar`: the dates of a procurement and its lead times.
enum CalendarReader {
    private static let leadTimes = [
        "standstill_days", "regime", "tender_days", "evaluation_days", "transition_months",
    ]
    /// The end of the standstill follows from the award.
    private static let steps = ProcurementCalendar.Step.allCases.filter { $0 != .standstillEnd }
    static let keys = steps.map(\.rawValue) + leadTimes

    static func read(_ map: YAMLMap, _ rules: MobiliseRules, _ reading: inout Reading) -> ProcurementCalendar? {
        map.allow(keys, &reading)
        _ = map.required("start", "start: 2018-07-01", &reading)
        var dates: [ProcurementCalendar.Step: CalendarDay] = [:]
        var last: (key: String, day: CalendarDay)?
        for step in steps {
            guard let entry = map.entry(step.rawValue), let day = map.day(entry, &reading) else { continue }
            dates[step] = day
            if let earlier = last, day.latest.number < earlier.day.number {
                reading.add(
                    .valueConflict, at: map.place(entry), value: day.text,
                    "is before \(earlier.key), \(earlier.day.text).", remedy: "Give the steps in their order.")
            } else {
                last = (step.rawValue, day)
            }
        }
        let standstill = map.given("standstill_days", in: 0...120, "days", whole: true, &reading)
        if let entry = map.entry("standstill_days"), map.entry("award") == nil {
            reading.add(
                .yamlMissingKey, at: map.place(entry), value: "award", "is missing: the standstill follows it.",
                remedy: "Add award: 2018-01-15.")
        }
        let regime = map.entry("regime").flatMap { map.choice($0, ProcurementCalendar.Regime.self, &reading) }
        if let entry = map.entry("regime"), map.entry("standstill_days") == nil {
            reading.add(
                .yamlMissingKey, at: map.place(entry), value: "standstill_days",
                "is missing: it is what the law is asked about.", remedy: "Add standstill_days: 10.")
        }
        let tender = map.given("tender_days", in: 0...1_000, "days", whole: true, &reading)
        let evaluation = map.given("evaluation_days", in: 0...1_000, "days", whole: true, &reading)
        let transition = map.given("transition_months", in: 0...60, "months", whole: true, &reading)
        checkMonth(map, dates[.start], rules, &reading)
        return ProcurementCalendar(
            dates: dates, standstillDays: standstill.map { Int($0) }, regime: regime,
            tenderDays: tender.map { Int($0) },
            evaluationDays: evaluation.map { Int($0) }, transitionMonths: transition.map { Int($0) })
    }

    /// The run counts its winter from the month in section mobilise.
    private static func checkMonth(
        _ map: YAMLMap, _ start: CalendarDay?, _ rules: MobiliseRules, _ reading: inout Reading
    ) {
        guard let start, start.month != rules.startMonth, let entry = map.entry("start") else { return }
        reading.add(
            .valueConflict, .warning, at: map.place(entry), value: start.text,
            "is another month than mobilise.start_month, \(rules.startMonth), from which the run counts.",
            remedy: "Write mobilise: {start_month: \(start.month)}, unless the dates are of another procurement.")
    }
}
