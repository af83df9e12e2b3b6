import LotDelivery
import LotIO
import LotModel
import LotSpatial

/// The files of a stress test over several plans.
public struct StressReport: Sendable {
    private let scenarios: [Scenario]
    private let ranges: [StressRange]
    private let draws: Int
    private let seed: UInt64
    private let drawsMarkets: Bool
    private let lines: [StressLine]
    private let findings: StressFindings

    /// - Parameter lines: every plan of every draw.
    public init(
        scenarios: [Scenario], ranges: [StressRange], draws: Int, seed: UInt64, drawsMarkets: Bool,
        lines: [StressLine], findings: StressFindings
    ) {
        self.scenarios = scenarios
        self.ranges = ranges
        self.draws = draws
        self.seed = seed
        self.drawsMarkets = drawsMarkets
        self.lines = lines
        self.findings = findings
    }

    /// Names with bytes. Throws when a shape cannot be projected.
    public func files(threads: Int) async throws(SpatialFault) -> [(name: String, bytes: [UInt8])] {
        let projector = try Projector()
        let shapes = try await projector.toLonLat(scenarios[0].geography.shapes, threads: threads)
        let first = scenarios[0]
        let map = GeoJSONWriter.bytes(
            areas.map { area in
                GeoJSONFeature(
                    properties: columns.map { JSONMember(key: $0.name, value: Self.property($0.cell(area))) },
                    shape: shapes[area])
            },
            members: [
                JSONMember(key: "title", value: .text(first.title)),
                JSONMember(key: "geometry_source", value: .text(first.geography.source)),
                JSONMember(key: "geometry_indicative", value: .boolean(first.geography.isIndicative)),
                JSONMember(key: "attribution", value: .text(first.attribution)),
            ])
        var table = CSVWriter(columns: columns.map(\.name))
        for area in areas { table.append(columns.map { $0.cell(area) }) }
        return [
            ("stress.json", JSONWriter.bytes(json)), ("stress.md", Array(markdown.utf8)),
            ("gap_probability.csv", table.bytes), ("gap_probability.geojson", map),
        ]
    }

    private var areas: Range<Int> { 0..<scenarios[0].areas.coreCount }
    private var names: [String] { scenarios.map(\.name) }

    // MARK: Areas

    private struct ProbabilityColumn {
        let name: String
        let cell: (Int) -> CSVCell
    }

    /// Share of draws in which the area is a gap, with its 95 % interval, for each plan.
    private var columns: [ProbabilityColumn] {
        let table = scenarios[0].areas
        return [
            ProbabilityColumn(name: "area_code") { .text(table[$0].code) },
            ProbabilityColumn(name: "readable_name") { .text(table[$0].readableName) },
            ProbabilityColumn(name: "lad_name") { .text(table[$0].ladName) },
        ]
            + scenarios.indices.flatMap { plan -> [ProbabilityColumn] in
                let name = "gap_probability_" + names[plan]
                func interval(_ area: Int) -> ClosedRange<Double> { self.interval(plan, area) }
                return [
                    ProbabilityColumn(name: name) { .number(findings.gapShares[plan][$0], decimals: 4) },
                    ProbabilityColumn(name: name + "_low") { .number(interval($0).lowerBound, decimals: 4) },
                    ProbabilityColumn(name: name + "_high") { .number(interval($0).upperBound, decimals: 4) },
                ]
            }
    }

    private func interval(_ plan: Int, _ area: Int) -> ClosedRange<Double> {
        wilsonInterval(Int((findings.gapShares[plan][area] * Double(draws)).rounded()), of: draws)
    }

    private static func property(_ cell: CSVCell) -> JSONValue {
        switch cell {
        case .text(let text): .text(text)
        case .whole(let value): .whole(value)
        case .number(let value, let decimals): .number(value, decimals: decimals)
        case .empty: .null
        }
    }

    // MARK: JSON

    private var json: JSONValue {
        .members([
            ("schema", .text("lotwright.stress/1")), ("draws", .whole(draws)), ("seed", .text(String(seed))),
            ("draws_markets", .boolean(drawsMarkets)), ("price_year", .text(scenarios[0].priceYear)),
            (
                "ranges",
                .members(
                    ranges.map { ($0.id, .list([number($0.lowest, 6), number($0.highest, 6)])) })
            ),
            ("awards_proved", .whole(lines.count { $0.isProved })), ("awards", .whole(lines.count)),
            ("plans", .members(scenarios.indices.map { (names[$0], plan($0)) })),
            ("pairs", .list(findings.pairs.map(pair))),
            ("kendalls_tau", findings.kendallsTau.map { number($0, 4) } ?? .null),
            ("clear_share", number(StressAssessment.clearShare, 2)),
            ("attribution", .text(scenarios[0].attribution)),
        ])
    }

    private func number(_ value: Double, _ decimals: Int = 2) -> JSONValue { .number(value, decimals: decimals) }

    private func plan(_ index: Int) -> JSONValue {
        let plan = findings.plans[index]
        return .members([
            ("hours_unmet_week_mean", number(plan.meanUnmet)), ("hours_unmet_week_p50", number(plan.medianUnmet)),
            ("hours_unmet_week_p90", number(plan.p90Unmet)), ("people_unserved_est_mean", number(plan.meanPeople, 1)),
            ("spend_pence_year_mean", number(plan.meanSpendPence, 0)), ("regret_mean", number(plan.meanRegret)),
            ("regret_p90", number(plan.p90Regret)), ("regret_max", number(plan.maxRegret)),
            ("best_share", number(plan.bestShare, 4)),
            (
                "tornado",
                .list(
                    findings.tornado[index].map { effect in
                        .members([
                            ("parameter", .text(ranges[effect.range].id)),
                            (
                                "partial_rank_correlation",
                                effect.partialRankCorrelation.map { number($0, 4) } ?? .null
                            ),
                            ("hours_high_less_low", number(effect.highLessLow)),
                        ])
                    })
            ),
        ])
    }

    private func pair(_ pair: PlanPair) -> JSONValue {
        .members([
            ("first", .text(names[pair.first])), ("second", .text(names[pair.second])),
            ("hours_difference_mean", number(pair.meanDifference)), ("half_width_95", number(pair.halfWidth)),
            ("first_better_share", number(pair.firstBetterShare, 4)),
            ("too_close_to_call", .boolean(pair.isTooCloseToCall)),
        ])
    }

    // MARK: Words

    private static let worstShown = 10

    public var markdown: String {
        let proved = lines.count { $0.isProved }
        return
            ([
                "# Stress test of \(names.map(Diagnostic.printable).joined(separator: ", "))", "",
                "\(Figures.number(Double(draws))) drawn worlds, seed \(seed), the same for every plan"
                    + (drawsMarkets
                        ? "; each draws the default market anew." : "; one market throughout: the first plan's seed."),
                "Each parameter is drawn evenly between the values below, without regard to the others; the ranges are "
                    + "stated, not estimated, so shares of draws are no forecast.",
                "Awards proved within 1 %: \(Figures.number(Double(proved))) of \(Figures.number(Double(lines.count))).",
                "",
                "| parameter | least | most |", "|---|---:|---:|",
            ] + ranges.map { "| \($0.id) | \(plain($0.lowest)) | \(plain($0.highest)) |" } + planTable + pairWords
            + scenarios.indices.flatMap(tornado) + scenarios.indices.flatMap(likely) + [
                "", Diagnostic.printable(scenarios[0].attribution), "",
            ]).joined(separator: "\n")
    }

    private func plain(_ value: Double) -> String { Figures.number(value, decimals: value == value.rounded() ? 0 : 3) }

    private var planTable: [String] {
        [
            "", "## Plans: unmet hours a week", "",
            "| plan | mean | P50 | P90 | people, mean | regret mean | P90 | most | best in |",
            "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
        ]
            + scenarios.indices.map { index in
                let plan = findings.plans[index]
                let cells = [
                    plan.meanUnmet, plan.medianUnmet, plan.p90Unmet, plan.meanPeople, plan.meanRegret, plan.p90Regret,
                    plan.maxRegret,
                ].map { Figures.number($0) }
                return
                    "| \(([Diagnostic.printable(names[index])] + cells + [Figures.percent(plan.bestShare)]).joined(separator: " | ")) |"
            } + [
                "",
                "Regret is a plan's unmet hours less those of the best plan in the same draw; best counts ties for all.",
            ]
    }

    private var pairWords: [String] {
        findings.pairs.map { pair in
            let (a, b) = (Diagnostic.printable(names[pair.first]), Diagnostic.printable(names[pair.second]))
            let figures =
                "\(Figures.number(pair.meanDifference, decimals: 1)) ± \(Figures.number(pair.halfWidth, decimals: 1)) "
                + "hours a week, \(a) better in \(Figures.percent(pair.firstBetterShare)) of draws"
            return "- \(a) less \(b): \(figures)"
                + (pair.isTooCloseToCall
                    ? ": **too close to call**." : ": \(pair.meanDifference < 0 ? a : b) is better.")
        }
            + (findings.pairs.isEmpty
                ? []
                : [
                    "",
                    "Too close to call: the paired 95 % interval of the mean difference holds 0, or the better plan is better in "
                        + "fewer than \(Figures.percent(StressAssessment.clearShare, decimals: 0)) of draws.",
                    findings.kendallsTau.map {
                        "Kendall's tau of the order in each draw with that of the means: "
                            + "\(Figures.number($0, decimals: 2)) on average (1: always the same order)."
                    } ?? "",
                ])
    }

    private func tornado(_ index: Int) -> [String] {
        [
            "", "## What matters: \(Diagnostic.printable(names[index]))", "",
            "| parameter | partial rank correlation | unmet hours, highest fifth less lowest |", "|---|---:|---:|",
        ]
            + findings.tornado[index].map { effect in
                let correlation = effect.partialRankCorrelation.map { Figures.number($0, decimals: 2) } ?? "-"
                return "| \(ranges[effect.range].id) | \(correlation) | \(Figures.number(effect.highLessLow)) |"
            }
    }

    private func likely(_ index: Int) -> [String] {
        let shares = findings.gapShares[index]
        let worst = areas.filter { shares[$0] > 0 }.sorted { (-shares[$0], $0) < (-shares[$1], $1) }
        let rows = worst.prefix(Self.worstShown).map { area in
            let interval = interval(index, area)
            return
                "| \(Diagnostic.printable(scenarios[0].areas[area].readableName)) | \(Figures.percent(shares[area])) | "
                + "\(Figures.percent(interval.lowerBound)) to \(Figures.percent(interval.upperBound)) |"
        }
        return [
            "", "## Where gaps are likely: \(Diagnostic.printable(names[index]))", "",
            "\(worst.count) of \(areas.count) areas are a gap in some draw, "
                + "\(areas.count { shares[$0] >= 0.5 }) in at least half.",
        ] + (rows.isEmpty ? [] : ["", "| area | share of draws | 95 % interval |", "|---|---:|---:|"] + rows)
    }
}
