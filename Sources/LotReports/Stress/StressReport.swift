import LotDelivery
import LotModel

/// The report of a stress test: which plan holds, what matters, and where gaps are likely.
struct StressReport {
    private static let worstShown = 10

    let record: StressRecord
    private let stamps: [String]

    init(_ record: StressRecord, stamps: [String] = []) {
        self.record = record
        self.stamps = stamps
    }

    private var findings: StressFindings { record.findings }

    var document: Document {
        var document = Document(title: "Stress test of \(record.names.joined(separator: ", "))")
        for stamp in stamps { document.add(.note([stamp])) }
        addWorlds(&document)
        addPlans(&document)
        addPairs(&document)
        addReported(&document)
        for plan in record.scenarios.indices { addTornado(plan, &document) }
        for plan in record.scenarios.indices { addLikely(plan, &document) }
        document.add(.paragraph(record.scenarios[0].attribution))
        return document
    }

    private func addWorlds(_ document: inout Document) {
        if let warning = fewDraws { document.add(.note([warning])) }
        document.add(
            .paragraph(
                "\(count(record.draws)) drawn worlds, seed \(record.seed), the same for every plan"
                    + (record.drawsMarkets
                        ? "; each draws the default market anew." : "; one market throughout: the first plan's seed.")))
        document.add(
            .paragraph(
                "Each parameter is drawn evenly between the values below, without regard to the others; the ranges are "
                    + "stated, not estimated, so shares of draws are no forecast."))
        document.add(.paragraph("Awards proved within 1 %: \(count(record.proved)) of \(count(record.lines.count))."))
        document.add(
            .table(
                Document.Table(
                    "Ranges, uniform",
                    [.init("Parameter"), .init("Least", isNumber: true), .init("Most", isNumber: true)],
                    record.ranges.map { [$0.id, plain($0.lowest), plain($0.highest)] })))
    }

    /// A warning where effects can hardly be told from chance.
    private var fewDraws: String? {
        let least = StressAssessment.leastDrawsPerRange
        let advised = least * record.ranges.count
        guard record.draws < advised else { return nil }
        return
            "Few draws: \(count(record.draws)) for \(count(record.ranges.count)) parameters. What matters is rough with fewer "
            + "than \(least) draws for each parameter, here \(count(advised)); use --draws \(advised) or more."
    }

    private func addPlans(_ document: inout Document) {
        document.add(.heading(2, "Plans"))
        document.add(
            .table(
                Document.Table(
                    "Unmet hours a week over all draws",
                    [.init("Plan")]
                        + [
                            "Mean", "P50", "P90", "People, mean", "Regret, mean", "Regret, P90", "Regret, most",
                            "Best in",
                        ].map { .init($0, isNumber: true) },
                    record.scenarios.indices.map { index in
                        let plan = findings.plans[index]
                        let figures = [
                            plan.meanUnmet, plan.medianUnmet, plan.p90Unmet, plan.meanPeople, plan.meanRegret,
                            plan.p90Regret, plan.maxRegret,
                        ]
                        return [record.names[index]] + figures.map { Figures.number($0) }
                            + [Figures.percent(plan.bestShare)]
                    })))
        document.add(
            .paragraph(
                "Regret is a plan's unmet hours less those of the best plan in the same draw; best counts ties for all."
            ))
    }

    private func addPairs(_ document: inout Document) {
        guard !findings.pairs.isEmpty else { return }
        document.add(
            .table(
                Document.Table(
                    "Pairs: unmet hours a week of the first plan less those of the second",
                    [
                        .init("Pair"), .init("Mean", isNumber: true), .init("95 % interval", isNumber: true),
                        .init("First better in", isNumber: true), .init("Better plan"),
                    ],
                    findings.pairs.map { pair in
                        let better = record.names[pair.meanDifference < 0 ? pair.first : pair.second]
                        return [
                            "\(record.names[pair.first]) less \(record.names[pair.second])",
                            Figures.number(pair.meanDifference, decimals: 2), interval(pair),
                            Figures.percent(pair.firstBetterShare),
                            pair.isTooCloseToCall ? "too close to call" : better,
                        ]
                    })))
        document.add(
            .paragraph(
                "Too close to call: the paired 95 % interval of the mean difference (Student's t) holds 0, or the better plan is "
                    + "better in fewer than \(Figures.percent(StressAssessment.clearShare, decimals: 0)) of draws."))
        if let tau = findings.kendallsTau {
            document.add(
                .paragraph(
                    "Kendall's tau of the order in each draw with that of the means: \(Figures.number(tau, decimals: 2)) on "
                        + "average (1: always the same order)."))
        }
    }

    private func interval(_ pair: PlanPair) -> String {
        guard let half = pair.halfWidth else { return "-" }
        return Figures.number(pair.meanDifference - half, decimals: 2) + " to "
            + Figures.number(pair.meanDifference + half, decimals: 2)
    }

    private func addTornado(_ plan: Int, _ document: inout Document) {
        document.add(.heading(2, "What matters: \(record.names[plan])"))
        document.add(
            .table(
                Document.Table(
                    "Effect on unmet hours, the strongest first",
                    [
                        .init("Parameter"), .init("Partial rank correlation", isNumber: true),
                        .init("95 % interval", isNumber: true),
                        .init("Unmet hours, highest fifth less lowest", isNumber: true),
                    ],
                    findings.tornado[plan].map { effect in
                        [
                            record.ranges[effect.range].id,
                            effect.partialRankCorrelation.map { Figures.number($0, decimals: 2) } ?? "-",
                            effect.interval.map { bounds($0) { Figures.number($0, decimals: 2) } } ?? "-",
                            Figures.number(effect.highLessLow),
                        ]
                    })))
    }

    private func addLikely(_ plan: Int, _ document: inout Document) {
        let shares = findings.gapShares[plan]
        let worst = record.areas.filter { shares[$0] > 0 }.sorted { (-shares[$0], $0) < (-shares[$1], $1) }
        document.add(.heading(2, "Where gaps are likely: \(record.names[plan])"))
        document.add(
            .paragraph(
                "\(count(worst.count)) of \(count(record.areas.count)) areas are a gap in some draw, "
                    + "\(count(shares.count { $0 >= 0.5 })) in at least half."))
        guard !worst.isEmpty else { return }
        document.add(
            .table(
                Document.Table(
                    "The likeliest",
                    [.init("Area"), .init("Share of draws", isNumber: true), .init("95 % interval", isNumber: true)],
                    worst.prefix(Self.worstShown).map { area in
                        [
                            record.scenarios[0].areas[area].readableName, Figures.percent(shares[area]),
                            bounds(record.gapInterval(plan: plan, area: area)) { Figures.percent($0) },
                        ]
                    })))
    }

    private func bounds(_ range: ClosedRange<Double>, _ text: (Double) -> String) -> String {
        "\(text(range.lowerBound)) to \(text(range.upperBound))"
    }

    private func count(_ value: Int) -> String { Figures.number(Double(value)) }

    private func plain(_ value: Double) -> String { Figures.number(value, decimals: value == value.rounded() ? 0 : 3) }
}
