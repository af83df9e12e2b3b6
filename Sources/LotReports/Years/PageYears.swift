import LotModel

/// The contract years in the report. What a paper states is public, so that protection of prices leaves it in.
extension PageTables {
    func addYears(_ document: inout Document) {
        guard let terms = record.scenario.contract else { return }
        let section = YearsSection(record)
        document.add(.heading(2, "The contracts over their years"))
        if let view = record.findings.contract {
            document.add(.paragraph(section.sentence(view)))
            document.add(
                table(
                    "Hours a week, pence an hour as planned", YearsSection.yearColumns, section.yearRows(view),
                    text: [0]))
            if view.options.count > 1 {
                document.add(
                    table(
                        "Payment options: spend by contract year", YearsSection.optionColumns(view),
                        section.optionRows(view), text: [0]))
                document.add(bridges(view))
            }
        } else {
            document.add(
                .paragraph(
                    "From \(terms.start) to \(terms.ends(year: terms.allYears)), extensions included. Prices are protected: "
                        + "years and payment options are in the run's own files."))
        }
        let stated = YearsSection.statedRows(terms.stated)
        guard !stated.isEmpty else { return }
        document.add(
            table("What the paper states and does not fit", YearsSection.statedColumns, stated, text: [0, 3, 4]))
    }

    /// From the rules of the run to each option, all years together: lines add up to the penny.
    private func bridges(_ view: ContractView) -> Document.Block {
        let lines = YearBridge.Line.allCases
        let rows = view.options.dropFirst().map { one -> [String] in
            let bridges = zip(view.options[0].years, one.years).map { YearBridge(from: $0, to: $1) }
            let sums = lines.map { line in bridges.reduce(0) { $0 + $1[line] } }
            return [one.option.name]
                + (sums + [sums.reduce(0, +)]).map { Figures.number(Double($0) / 100, decimals: 2) }
        }
        return table(
            "From the rules of the run to each option, pounds over all years",
            ["option"] + lines.map { Headline.words($0.rawValue) } + ["all"], Array(rows), text: [0])
    }

    private func table(
        _ caption: String, _ columns: [String], _ rows: [[String]], text: Set<Int>
    ) -> Document.Block {
        .table(
            Document.Table(
                caption, columns.enumerated().map { .init($1, isNumber: !text.contains($0)) }, rows))
    }
}
