import LotModel

/// The section of the terminal report that says why hours stay unmet.
struct CausesSection {
    static let title =
        "Why hours stay unmet: hours a week that each mechanism adds, mean over all orders of adding them"
    static let worstShown = 10

    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var lines: [String] {
        guard let causes = record.findings.causes, record.coverage.total.unmet >= 0.5 else { return [] }
        return total(causes) + absent(causes) + watch(causes) + worst(causes)
    }

    private func total(_ causes: GapCauses) -> [String] {
        var table = TextTable(["mechanism", "hours/week", "of unmet"], left: [0])
        for (name, hours) in named(causes.hours(areas: record.coverage.areas.indices)) {
            table.add([name, Figures.number(hours), Figures.percent(hours / record.coverage.total.unmet)])
        }
        return table.lines
    }

    /// What the run does not know of cannot show.
    private func absent(_ causes: GapCauses) -> [String] {
        causes.acts(.mechanism(.employers))
            ? []
            : wrapped(
                "Employers are not in this run: the scenario names no file of them, so what they would cause is not known.",
                width: TerminalReport.width, indent: "  ")
    }

    /// What was thought to act in each watched place, and what acts in this run.
    private func watch(_ causes: GapCauses) -> [String] {
        record.scenario.watch.flatMap { group -> [String] in
            let found = named(causes.hours(areas: group.areas)).map { "\($0.name) \(Figures.number($0.hours))" }
            let thought = group.mechanisms.map {
                Headline.words($0.rawValue) + (causes.acts(.mechanism($0)) ? "" : " (not in this run)")
            }
            let line =
                "\(Diagnostic.printable(group.name)): "
                + (found.isEmpty ? "nothing unmet" : found.joined(separator: ", "))
                + (thought.isEmpty ? "." : ". Thought to act: \(thought.joined(separator: ", ")).")
            return wrapped(line, width: TerminalReport.width, indent: "  ")
        }
    }

    private func worst(_ causes: GapCauses) -> [String] {
        let gaps = record.coverage.gaps.prefix(Self.worstShown)
        var table = TextTable(["gap area", "name", "unmet", "by cause"], left: [0, 1, 3])
        for area in gaps {
            let parts = named(causes.hours(area: area)).sorted { $0.hours > $1.hours }
            table.add([
                record.scenario.areas[area].code, Diagnostic.printable(record.scenario.areas[area].readableName),
                Figures.number(record.coverage.areas[area].unmet),
                parts.prefix(3).map { "\($0.name) \(Figures.number($0.hours))" }.joined(separator: ", "),
            ])
        }
        return gaps.isEmpty ? [] : table.lines
    }

    /// Causes of half an hour and more, in the order of `Cause.all`.
    private func named(_ hours: [Double]) -> [(name: String, hours: Double)] {
        zip(Cause.all, hours).filter { abs($0.1) >= 0.5 }.map { (Headline.words($0.0.name), $0.1) }
    }
}
