import LotModel

/// The section of the terminal report on providers that withdraw.
struct ResilienceSection {
    static let title =
        "If one provider withdrew: those whose withdrawal leaves most people without (all in resilience.csv)"
    static let shown = 10
    /// Whom to call first.
    static let takersShown = 3

    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var lines: [String] {
        guard let resilience = record.findings.resilience, !resilience.worst.isEmpty else { return [] }
        var table = TextTable(
            ["provider", "id", "displaced", "people", "re-placed", "left", "people left", "whom to call", "viability"],
            left: [0, 1, 7, 8])
        for row in resilience.worst.prefix(Self.shown) {
            let provider = record.providers[row.provider]
            let takers = row.takers.prefix(Self.takersShown).map {
                Diagnostic.printable(record.providers[$0.provider].id)
                    + (resilience.isBelowViability($0.provider) ? "*" : "")
            }
            table.add([
                Diagnostic.printable(provider.name), Diagnostic.printable(provider.id), Figures.number(row.displaced),
                Figures.number(resilience.people(row.displaced)), Figures.number(row.replaced),
                Figures.number(row.leftWithout), Figures.number(resilience.people(row.leftWithout)),
                takers.isEmpty ? "-" : takers.joined(separator: " "),
                row.isBelowViability ? "below" : "-",
            ])
        }
        return table.lines + [words(resilience)].flatMap { wrapped($0, width: TerminalReport.width, indent: "  ") }
    }

    private func words(_ resilience: Resilience) -> String {
        let rules = record.scenario.rules.resilience
        let working = resilience.withdrawals.filter { $0.displaced > 0 }
        let all = resilience.concentrations.first
        return
            "Hours a week; others take what they can hire for within \(Figures.number(rules.weeks)) weeks: a provider that "
            + "lost its work keeps no idle staff, and carers wait in their areas. * is itself below the volume that its "
            + "branch needs. All takers, and the areas, are in resilience.csv and resilience_areas.csv. At a closure "
            + "chance of \(Figures.percent(rules.closureChance)) a year, more beside newcomers (Allan), some "
            + "\(Figures.people(resilience.people(resilience.displacedPerYear))) a year lose their provider. "
            + "\(working.count(where: \.isBelowViability)) of \(working.count) providers that deliver are below the volume that "
            + "their branch needs. Concentration of all hours (HHI): "
            + "\(all?.index.map { Figures.number($0) } ?? "-")."
    }
}
