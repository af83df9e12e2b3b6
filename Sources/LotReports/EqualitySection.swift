import LotModel

/// Who bears the gaps: unmet hours by attributes of the areas, and carers in reach against carers needed.
struct EqualitySection {
    static let title = "Who bears the gaps (fifths hold about a fifth of residents each)"
    static let shown: [(Breakdown.Attribute, String)] = [
        (.rurality, "Rurality"), (.deprivation, "Deprivation"), (.oldestShare, "Share aged 85+"),
        (.betterPay, "Minutes to better pay"),
    ]

    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var lines: [String] {
        guard let detail = record.findings.detail else { return [] }
        var table = TextTable(
            ["by", "group", "areas", "hours/week", "unmet", "unmet %", "people"], left: [0, 1])
        for (attribute, title) in Self.shown {
            for breakdown in detail.breakdowns where breakdown.attribute == attribute {
                for (index, group) in breakdown.groups.enumerated() {
                    table.add([
                        index == 0 ? title : "", group.name, Figures.number(Double(group.sum.areas)),
                        Figures.number(group.sum.commissioned), Figures.number(group.sum.unmet),
                        Figures.percent(group.sum.unmetShare), Figures.number(group.sum.peopleUnserved),
                    ])
                }
            }
        }
        return table.lines + carers(detail)
    }

    private func carers(_ detail: CoverageDetail) -> [String] {
        let inReach = detail.carers.reduce(0) { $0 + $1.inReach }
        let needed = detail.carers.reduce(0) { $0 + $1.needed }
        let short = detail.carers.count(where: \.isShort)
        let hours = record.scenario.rules.labour.paidHoursPerCarer
        return wrapped(
            "Carers of \(Figures.number(hours)) paid hours a week: \(Figures.number(inReach)) in reach, "
                + "\(Figures.number(needed)) needed with one provider in each area; too few in \(short) of "
                + "\(detail.carers.count) areas.",
            width: TerminalReport.width, indent: "  ")
    }
}
