import LotModel

/// What a commissioner is told of the contract years.
struct YearsSection {
    static let title = "The contracts over their years: hours a week, pence an hour as planned"
    static let optionsTitle = "Payment options: spend by contract year, against the rules of the run"
    static let statedTitle = "What the paper states and does not fit"

    private let record: RunRecord
    private let view: ContractView?

    init(_ record: RunRecord) {
        self.record = record
        view = record.findings.contract
    }

    static let yearColumns = [
        "year", "people", "commissioned", "unmet", "spot %", "handed back", "lost visits", "earned", "cost", "spend",
    ]

    /// Rows for the terminal and for the page.
    func yearRows(_ view: ContractView) -> [[String]] {
        view.chosen.years.map { year in
            let (earned, cost) = year.meanPence
            return [
                "\(year.year) (\(YearsTables.span(view.terms, year.year)), \(view.terms.begins(year: year.year)))",
                Figures.number(year.people), Figures.number(year.commissioned), Figures.number(year.unmet),
                year.spotShare.map { Figures.number($0 * 100, decimals: 1) } ?? "-",
                Figures.number(year.tiers.reduce(0) { $0 + $1.handedBack }),
                Figures.number(year.planned - year.delivered), pence(earned), pence(cost),
                Figures.millions(pence: year.spend.totalPence),
            ]
        }
    }

    static func optionColumns(_ view: ContractView) -> [String] {
        ["option"] + (1...view.terms.allYears).map { "year \($0)" } + ["all years", "over as_run"]
    }

    func optionRows(_ view: ContractView) -> [[String]] {
        view.options.map { one in
            let over = one.totalPence - view.options[0].totalPence
            return [Diagnostic.printable(one.option.name)]
                + one.years.map { Figures.millions(pence: $0.spend.totalPence) }
                + [
                    Figures.millions(pence: one.totalPence),
                    (over < 0 ? "-" : over > 0 ? "+" : "") + Figures.millions(pence: abs(over)),
                ]
        }
    }

    static func statedRows(_ stated: [StatedFact]) -> [[String]] {
        StatedChecks(stated).results.filter { !$0.fits }.map { check in
            [
                Diagnostic.printable(check.what), check.stated.map { Self.number($0) } ?? "-",
                check.found.map { Self.number($0) } ?? "-", Diagnostic.printable(check.words),
                Diagnostic.printable(check.sources.joined(separator: "; ")),
            ]
        }
    }

    static let statedColumns = ["of", "stated", "found", "arithmetic", "paragraphs"]

    var lines: [String] {
        guard let view else { return [] }
        var table = TextTable(Self.yearColumns, left: [0])
        for row in yearRows(view) { table.add(row) }
        return table.lines + wrapped(sentence(view), width: TerminalReport.width, indent: "  ")
    }

    /// Under which rule the years stand, and what of the last year's top-slice is yet to be paid.
    func sentence(_ view: ContractView) -> String {
        let due = view.chosen.years.last?.tiers.reduce(0) { $0 + $1.duePence } ?? 0
        return
            "Paid by the option \(Diagnostic.printable(view.chosen.option.name)). The first year is the run itself; later ones "
            + "follow from it by the stated rules, all in contract_years.csv and payment_options.csv."
            + (due != 0
                ? " \(Figures.millions(pence: due)) of the last year's top-slice is paid back after the term." : "")
    }

    /// Nothing without options.
    var options: [String] {
        guard let view, view.options.count > 1 else { return [] }
        var table = TextTable(Self.optionColumns(view), left: [0])
        for row in optionRows(view) { table.add(row) }
        return table.lines
    }

    var stated: [String] {
        let rows = Self.statedRows(record.scenario.contract?.stated ?? [])
        guard !rows.isEmpty else { return [] }
        var table = TextTable(Self.statedColumns, left: [0, 3, 4])
        for row in rows { table.add(row) }
        return table.lines
    }

    private func pence(_ value: Double?) -> String { value.map { Figures.number($0) } ?? "-" }

    /// Shares and rates need decimals, hours and pounds none.
    private static func number(_ value: Double) -> String { Figures.number(value, decimals: abs(value) < 100 ? 3 : 0) }
}
