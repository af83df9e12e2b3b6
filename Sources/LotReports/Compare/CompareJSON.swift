import LotDelivery
import LotIO
import LotModel

/// `compare.json`: the comparison for machines, schema `lotwright.compare/1`.
struct CompareJSON {
    private let comparison: Comparison

    init(_ comparison: Comparison) { self.comparison = comparison }

    var bytes: [UInt8] { JSONWriter.bytes(value) }

    private var value: JSONValue {
        .members([
            ("schema", .text("lotwright.compare/1")), ("internal", .boolean(comparison.isInternal)),
            ("headline", .list(CompareDocument(comparison).headline.map { .text($0) })),
            ("disclosure", .list(comparison.protection.stamps.map { .text($0) })),
            ("notes", .list(comparison.notes.map { .text($0) })),
            ("plans", .list(comparison.runs.map(plan))),
            ("differences", .list(comparison.runs.indices.dropFirst().map(difference))),
            ("moves", .list(comparison.moves.map(move))),
            ("ranks", comparison.ranks.map(ranks) ?? .null),
            ("attribution", .list(Set(comparison.folders.map(\.attribution)).sorted().map { .text($0) })),
        ])
    }

    private func number(_ value: Double?, _ decimals: Int) -> JSONValue {
        value.map { .number($0, decimals: decimals) } ?? .null
    }

    private func plan(_ run: ComparedRun) -> JSONValue {
        .members(
            [("name", .text(run.name)), ("title", .text(run.title)), ("price_year", .text(run.priceYear))]
                + CompareMeasure.all.map { ($0.key, number($0.value(run), $0.decimals)) } + [
                    ("n1_provider", run.figures.worstProvider.map { .text($0) } ?? .null),
                    ("gaps", .list(run.gaps.map { .text($0.code) })),
                ])
    }

    private func difference(_ index: Int) -> JSONValue {
        let base = comparison.base
        let run = comparison.runs[index]
        let pairs = zip(base.areas, run.areas)
        let measures = CompareMeasure.all.dropLast(2).map { measure -> (String, JSONValue) in
            guard let difference = measure.difference(run, from: base) else { return (measure.key, .null) }
            return (
                measure.key,
                .members([
                    ("difference", number(difference.value, measure.decimals)),
                    ("near_best", number(difference.margin, measure.decimals)),
                    ("none", .boolean(difference.isNone)),
                ])
            )
        }
        return .members([
            ("from", .text(base.name)), ("to", .text(run.name)), ("measures", .members(measures)),
            ("new_gaps", .list(pairs.filter { !$0.isGap && $1.isGap }.map { .text($1.code) })),
            ("gaps_no_more", .list(pairs.filter { $0.isGap && !$1.isGap }.map { .text($1.code) })),
            (
                "bridge_pence",
                comparison.bridges.flatMap { $0[index - 1] }.map { bridge in
                    .members(
                        [("from", .whole(bridge.fromPence))]
                            + BudgetBridge.Line.allCases.map { ($0.rawValue, .whole(bridge.pence($0))) }
                            + [("to", .whole(bridge.toPence))])
                } ?? .null
            ),
        ])
    }

    private func move(_ move: PlanMove) -> JSONValue {
        .members([
            ("from", .text(move.from)), ("to", .text(move.to)),
            ("not_compared", move.reason.map { .text($0) } ?? .null),
            (
                "tiers",
                .list(
                    move.tiers.map { tier in
                        .members([
                            ("tier_from", .text(tier.from)), ("tier_to", .text(tier.to)),
                            ("areas", .whole(tier.areas.count)), ("areas_moved", .whole(tier.moved.count)),
                            ("hours_moved_week", number(tier.hoursMoved, 2)),
                            ("people_est", number(tier.hoursMoved / move.hoursPerPerson, 1)),
                        ])
                    })
            ),
            (
                "main_providers",
                move.newProviders.map { changes in
                    .members([
                        ("areas_changed", .whole(changes.areas)), ("hours_week", number(changes.hours, 2)),
                        ("people_est", number(changes.hours / move.hoursPerPerson, 1)),
                    ])
                } ?? .null
            ),
        ])
    }

    private func ranks(_ ranks: PlanRanks) -> JSONValue {
        .members([
            ("draws", .whole(ranks.draws)),
            (
                "plans",
                .list(
                    ranks.names.indices.map { index in
                        let plan = ranks.findings.plans[index]
                        return .members([
                            ("name", .text(ranks.names[index])), ("hours_unmet_week_mean", number(plan.meanUnmet, 2)),
                            ("hours_unmet_week_p90", number(plan.p90Unmet, 2)),
                            ("regret_mean", number(plan.meanRegret, 2)), ("best_share", number(plan.bestShare, 4)),
                        ])
                    })
            ),
            (
                "pairs",
                .list(
                    ranks.findings.pairs.map { pair in
                        .members([
                            ("first", .text(ranks.names[pair.first])), ("second", .text(ranks.names[pair.second])),
                            ("hours_difference_mean", number(pair.meanDifference, 2)),
                            ("first_better_share", number(pair.firstBetterShare, 4)),
                            ("too_close_to_call", .boolean(pair.isTooCloseToCall)),
                        ])
                    })
            ),
            ("kendalls_tau", number(ranks.findings.kendallsTau, 4)),
        ])
    }
}
