import LotModel

/// Tables on money, chance, and what stands behind all numbers.
extension PageTables {
    func addMoney(_ document: inout Document) {
        let held = record.accounts.held
        guard !held.isEmpty else { return }
        document.add(.heading(2, "Money"))
        var rows: [[String]] = []
        func add(_ name: String, _ books: [BookRow]) {
            let total = BookTotal(books)
            guard total.hours >= 0.5 else { return }
            rows.append(
                [name, Figures.number(total.hours)]
                    + [total.paidPence, total.costPence, total.marginPence].map { Self.pounds($0) }
                    + [Figures.number(total.hoursAtLoss)])
        }
        for (index, tier) in record.scenario.plan.tiers.enumerated() {
            for group in RuralUrbanClass.Group.allCases {
                add(
                    "\(tier.rules.title), \(Headline.words(group.rawValue))",
                    held.filter { $0.tier == index && record.scenario.areas[$0.area].ruralUrban.group == group })
            }
        }
        add("All", held)
        document.add(
            .table(
                Document.Table(
                    "What an hour costs and earns, without surplus",
                    [.init("Tier and class")]
                        + Self.numbers(["Hours a week", "Paid an hour", "Cost", "Margin", "Hours at a loss"]), rows)))
        let total = record.accounts.total
        document.add(.chart(spendChart()))
        document.add(
            .table(
                Document.Table(
                    "Spend on delivered hours, a year", [.init("Part"), .init("Amount", isNumber: true)],
                    spendParts(total).map { [$0.0, Figures.millions(pence: $0.1)] })))
    }

    func addUncertainty(_ document: inout Document) {
        guard let simulated = record.findings.simulated else { return }
        document.add(.heading(2, "Chance from week to week"))
        for line in SimulatedSection(record).lines.paragraphs { document.add(.paragraph(line)) }
        document.add(
            .table(
                Document.Table(
                    "Unmet hours a week over \(Figures.number(Double(simulated.replicates))) simulated spans",
                    [.init("View")] + Self.numbers(["One of ten below", "Middle", "One of ten above"]),
                    [
                        [
                            "Simulated", Figures.number(simulated.total.unmetP10),
                            Figures.number(simulated.total.unmetP50), Figures.number(simulated.total.unmetP90),
                        ],
                        ["Expected", "-", Figures.number(record.coverage.total.unmet), "-"],
                    ])))
        addGapShares(simulated, &document)
    }

    /// Every number that the scenario could set, with the value in this run and where it comes from.
    func addProvenance(_ document: inout Document) {
        let scenario = record.scenario
        document.add(.heading(2, "What stands behind this"))
        document.add(
            .paragraph(
                scenario.geography.isIndicative
                    ? "Boundaries are indicative: built from residential points, not the official ones."
                    : "Boundaries: \(scenario.geography.source)."))
        if let projection = scenario.geography.projection { document.add(.paragraph("Projection: \(projection).")) }
        for note in scenario.notes { document.add(.paragraph(note)) }
        for warning in record.warnings { document.add(.paragraph("Warning: \(warning)")) }
        document.add(
            .table(
                Document.Table(
                    "Parameters of this run",
                    [
                        .init("Parameter"), .init("Value", isNumber: true), .init("Unit"), .init("Meaning"),
                        .init("Source of the default"),
                    ],
                    Parameter.table.compactMap { parameter in
                        scenario.parameters.optional(parameter.id).map { value in
                            [parameter.id, Self.short(value), parameter.unit, parameter.sentence, parameter.source]
                        }
                    })))
        document.add(.paragraph(scenario.attribution))
    }

    /// Up to four decimals, without trailing zeros.
    static func short(_ value: Double) -> String {
        var text = Figures.number(value, decimals: 4)
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }
}

extension [String] {
    /// Lines broken for a terminal, joined again where a sentence goes on.
    fileprivate var paragraphs: [String] {
        let text = map { String($0.drop(while: { $0 == " " })) }.joined(separator: " ")
        return text.isEmpty ? [] : [text]
    }
}
