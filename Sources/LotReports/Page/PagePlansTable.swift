import LotModel

/// What the record knows of other plans than the one that was run.
extension PageTables {
    func addPlans(_ document: inout Document) {
        let rows = plans
        guard rows.count > 1 else { return }
        let own = record.coverage.total.unmet
        let commissioned = record.coverage.total.commissioned
        document.add(.heading(2, "Against other plans"))
        document.add(
            .table(
                Document.Table(
                    "Unmet hours a week with the same providers and carers",
                    [.init("Plan")] + Self.numbers(["Unmet", "Unmet %", "More than here"]),
                    rows.map { name, unmet in
                        [
                            name, Figures.number(unmet),
                            commissioned > 0 ? Figures.percent(unmet / commissioned) : "-", Figures.number(unmet - own),
                        ]
                    })))
        document.add(
            .paragraph(
                "Without lots is a bound, no plan: the most that anybody could arrange for no more money. Other lots are painted "
                    + "above and run, or run and held beside these, with maps, moved areas and what it would be to change nothing:"
            ))
        document.add(.command("lotwright compare THIS_FOLDER OTHER_FOLDER"))
    }

    /// This plan first.
    private var plans: [(name: String, unmet: Double)] {
        let own = record.coverage.total.unmet
        var rows = [(name: "These lots", unmet: own)]
        for chain in record.chains {
            guard let belief = chain.belief, belief != record.scenario.belief else { continue }
            rows.append((name: "These lots, if bidders were \(belief.rawValue)", unmet: chain.unmetHours))
        }
        if let attainable = record.findings.attainable {
            rows.append((name: "Without lots, at best", unmet: own - attainable.lottingHours))
        }
        return rows
    }
}
