import LotModel

/// Pictures of what the tables say; each stands before its table.
extension PageTables {
    /// Hours of all areas by cause, largest first; causes of less than half an hour are left out.
    private func causeParts(_ causes: GapCauses) -> [(name: String, hours: Double)] {
        zip(Cause.all, causes.hours(areas: record.coverage.areas.indices)).filter { abs($0.1) >= 0.5 }
            .sorted { $0.1 > $1.1 }.map { (Headline.words($0.0.name), $0.1) }
    }

    func causesChart(_ causes: GapCauses) -> BarChart {
        BarChart(
            "Unmet hours a week by cause, all areas",
            causeParts(causes).map { name, hours in
                BarChart.Bar(name, to: hours, words: "\(Figures.number(hours)) hours")
            })
    }

    func causesTable(_ causes: GapCauses) -> Document.Block {
        .table(
            Document.Table(
                "Unmet hours a week by cause, all areas: each mechanism's hours are the mean of what it adds over all orders of "
                    + "adding them (Shapley 1953), so they add up", [.init("Cause")] + Self.numbers(["Hours"]),
                causeParts(causes).map { [$0.name, Figures.number($0.hours)] }))
    }

    /// Rural shares that bidders priced and those that they would serve, pair by pair.
    func surpriseChart() -> BarChart {
        let bars = record.chains.flatMap { chain in
            ProviderClass.allCases.flatMap { kind -> [BarChart.Bar] in
                guard let volume = chain.byClass[kind], volume.winners > 0, let priced = volume.expected.ruralShare,
                    let served = volume.realised.ruralShare
                else { return [] }
                let name = "\(chain.belief?.rawValue ?? "bids of the file"), \(kind.rawValue)"
                return [
                    BarChart.Bar(name, to: priced, words: "\(Figures.percent(priced, decimals: 0)) priced"),
                    BarChart.Bar(
                        "", to: served, words: "\(Figures.percent(served, decimals: 0)) served", isOther: true),
                ]
            }
        }
        return BarChart("Rural share of the hours that winners priced, and of those that they would serve", bars)
    }

    /// From spend at the rates to all of it, step by step.
    func spendChart() -> BarChart {
        let total = record.accounts.total
        var sum = 0.0
        var bars: [BarChart.Bar] = []
        for (name, pence) in spendParts(total).dropLast() {
            bars.append(
                BarChart.Bar(
                    name, from: sum, to: sum + Double(pence), words: Figures.millions(pence: pence),
                    isOther: !bars.isEmpty))
            sum += Double(pence)
        }
        bars.append(BarChart.Bar("All", to: sum, words: Figures.millions(pence: total.totalPence)))
        return BarChart("Spend on delivered hours a year, step by step", bars)
    }

    func spendParts(_ total: BudgetLine) -> [(String, Int)] {
        [
            ("At the rates", total.basePence), ("For short visits", total.minimumVisitPence),
            ("Rural supplements", total.supplementPence), ("Guaranteed hours not delivered", total.idlePence),
            ("All", total.totalPence),
        ]
    }

    /// Unmet hours at both ends of each stated range, about the run's own.
    func addSensitivities(_ document: inout Document) {
        // What the assumptions do to hours that are protected stays in the run's own files.
        guard record.protection == nil else { return }
        guard let sensitivities = record.findings.sensitivities else {
            return document.add(
                .paragraph(
                    "No ranges are stated in section stress of the scenario, so what its assumptions do is not known here."
                ))
        }
        document.add(.heading(2, "Which assumptions matter"))
        document.add(
            .paragraph(
                "Each assumption alone at the ends of the range that the scenario states, with bids, award and delivery made "
                    + "anew; with all values as set, \(Figures.number(sensitivities.unmet)) hours a week are unmet. Where bids "
                    + "change, awards are proved within 1 %, and awards that near differ by some hours on their own, so small "
                    + "swings mean nothing. lotwright stress draws all assumptions together."))
        document.add(
            .chart(
                BarChart(
                    "Unmet hours a week at the ends of each range", base: sensitivities.unmet,
                    sensitivities.rows.map { row in
                        BarChart.Bar(
                            row.range.id, from: row.unmetAtLowest, to: row.unmetAtHighest,
                            words: "\(Figures.number(row.unmetAtLowest)) to \(Figures.number(row.unmetAtHighest))",
                            isOther: row.unmetAtHighest < row.unmetAtLowest)
                    })))
        document.add(
            .table(
                Document.Table(
                    "Unmet hours a week at the ends of each range; in the chart, the other colour where more of it means fewer "
                        + "unmet hours",
                    [.init("Parameter")] + Self.numbers(["Lowest", "Highest", "Unmet at lowest", "Unmet at highest"]),
                    sensitivities.rows.map { row in
                        [
                            row.range.id, Self.short(row.range.lowest), Self.short(row.range.highest),
                            Figures.number(row.unmetAtLowest), Figures.number(row.unmetAtHighest),
                        ]
                    })))
    }

    /// How likely each area is to be a gap in a simulated span, the likeliest first.
    func addGapShares(_ simulated: Simulated, _ document: inout Document) {
        let likely = simulated.gapShares.indices.filter { simulated.gapShares[$0] > 0 }
            .sorted { (-simulated.gapShares[$0], $0) < (-simulated.gapShares[$1], $1) }
        guard !simulated.gapShares.isEmpty else { return }
        let often = likely.count { simulated.gapShares[$0] >= 0.5 }
        document.add(
            .paragraph(
                "\(Figures.number(Double(likely.count))) areas are a coverage gap in some simulated span, "
                    + "\(Figures.number(Double(often))) in at least half. Those where it may go either way:"))
        let open = likely.filter { (0.05...0.95).contains(simulated.gapShares[$0]) }.prefix(30)
        guard !open.isEmpty else { return document.add(.paragraph("none.")) }
        document.add(
            .table(
                Document.Table(
                    "How often an area is a coverage gap, of \(Figures.number(Double(simulated.replicates))) spans",
                    [.init("Code"), .init("Area")]
                        + Self.numbers(["Probability of a gap", "Unmet, expected", "Unmet P90"])
                        + [.init("A gap as expected")],
                    open.map { area in
                        let coverage = record.coverage.areas[area]
                        return [
                            record.scenario.areas[area].code, name(area),
                            Figures.percent(simulated.gapShares[area], decimals: 0), Figures.number(coverage.unmet),
                            Figures.number(simulated.areas[area].unmetP90), coverage.isGap ? "yes" : "no",
                        ]
                    })))
    }
}
