import LotIO
import LotModel

/// The score of a replay as data; the report's figures are these, rounded.
struct ReplayJSON {
    static let schema = "lotwright.replay/1"
    private static let decimals = 6

    let record: ReplayRecord

    init(_ record: ReplayRecord) { self.record = record }

    private var terms: ReplayTerms { record.terms }
    private var watch: [WatchGroup] { record.scenario.watch }

    var value: JSONValue {
        .members([
            ("schema", .text(Self.schema)), ("title", .text(record.scenario.title)),
            ("scenario", .text(record.scenario.name)), ("seed", .text(String(record.seed))),
            ("draws", .whole(terms.draws)), ("awards", .whole(record.draws.count)),
            ("terms_sha256", .text(record.termsHash)),
            ("statements", .list((ReplayWords.statements + record.scenario.notes).map { .text($0) })),
            ("terms", termsValue),
            ("misses", .list(ReplayOutcome(record).misses.map { .text($0) })),
            ("beliefs", .list(record.scores.map(belief))),
        ])
    }

    private var termsValue: JSONValue {
        let rules = terms.rules
        return .members([
            ("award_gap", number(terms.awardGap)), ("blobs", .whole(terms.blobs)),
            (
                "ranges",
                .list(
                    terms.ranges.map {
                        .members([
                            ("parameter", .text($0.parameter)), ("low", number($0.range.lowerBound)),
                            ("high", number($0.range.upperBound)),
                        ])
                    })
            ),
            ("removals", .list(terms.removals.map { .text($0.name) })),
            ("counterfactual_draws", .whole(terms.counterfactuals.draws)),
            ("supplement", .list(terms.counterfactuals.supplement.map(given))),
            ("without_tiers", .list(terms.counterfactuals.withoutTiers.map { .text($0) })),
            ("price_before_pence", number(terms.priceBeforePence)),
            (
                "rules",
                .members([
                    ("auc", number(rules.auc)), ("gap_share", number(rules.gapShare)), ("fades", number(rules.fades)),
                    ("stays", number(rules.stays)), ("least_share", number(rules.leastShare)),
                    ("draws_held", number(rules.drawsHeld)),
                ])
            ),
        ])
    }

    private func given(_ value: ReplayValue) -> JSONValue {
        .members([("parameter", .text(value.parameter)), ("value", number(value.value))])
    }

    private func belief(_ score: BeliefScore) -> JSONValue {
        .members([
            ("belief", .text(score.belief.rawValue)), ("unmet_share", spread(score.unmetShare)),
            ("unmet_hours_week", spread(score.unmetHours)), ("award_gap", spread(score.awardGap)),
            ("codings", .list(score.codings.map(coding))),
            (
                "hypotheses",
                .list(
                    zip(terms.hypotheses, score.hypotheses).map { hypothesis, verdict in
                        .members([
                            ("name", .text(hypothesis.name)), ("removal", .text(hypothesis.removal.name)),
                            ("place", .text(terms.places[hypothesis.place].name)),
                            ("verdict", .text(verdict.rawValue)),
                        ])
                    })
            ),
            ("patterns", .list(score.emergences.map(pattern))),
        ])
    }

    private func coding(_ score: CodingScore) -> JSONValue {
        .members([
            ("name", .text(watch[score.coding].name)), ("coding", .text(watch[score.coding].coding)),
            ("place", .text(record.place(ofCoding: score.coding))), ("areas", .whole(score.areas)),
            ("areas_sha256", .text(ReplayWords(record).areasHash(score.coding))),
            ("unmet_share", spread(score.unmetShare)), ("unmet_hours_week", spread(score.unmetHours)),
            ("rank_percentile", spread(score.percentile)),
            ("rank_percentile_by_hours", spread(score.percentileByHours)),
            ("auc", score.auc.map(spread) ?? .null), ("gap_probability", number(score.gapProbability)),
            (
                "nulls",
                .list(
                    zip(ReplayNull.allCases, score.nulls).map { null, rank in
                        .members([
                            ("null", .text(null.rawValue)), ("rank_percentile", number(rank.percentile)),
                            ("auc", rank.auc.map(number) ?? .null), ("beyond_reach", .boolean(rank.isBeyondReach)),
                        ])
                    })
            ),
            ("nulls_as_good", .list(score.nullsAsGood.map { .text($0.rawValue) })),
            ("blobs", score.blobs.map(blobs) ?? .null),
            (
                "removals",
                .list(
                    zip(terms.removals, score.fadings).map { removal, fading in
                        .members([
                            ("removal", .text(removal.name)), ("unmet_hours_week", number(fading.unmetHours)),
                            ("faded_share", fading.faded.map(number) ?? .null),
                            ("rank_percentile_change", number(fading.percentileChange)),
                        ])
                    })
            ),
            ("verdict", .text(score.verdict.rawValue)),
        ])
    }

    private func blobs(_ reading: BlobReading) -> JSONValue {
        .members([
            ("groups", .whole(reading.groups)), ("share_at_least", number(reading.share)),
            ("rank_percentile", number(reading.own)), ("median_rank_percentile", number(reading.median)),
        ])
    }

    private func pattern(_ pattern: Emergence) -> JSONValue {
        .members([
            ("id", .text(pattern.id)), ("statement", .text(pattern.statement)), ("measure", .text(pattern.measure)),
            ("figure", pattern.figure.map(spread) ?? .null), ("share", pattern.share.map(number) ?? .null),
            ("draws", .whole(pattern.draws)), ("verdict", .text(pattern.verdict.rawValue)),
        ])
    }

    private func number(_ value: Double) -> JSONValue { .number(value, decimals: Self.decimals) }

    private func spread(_ spread: Spread) -> JSONValue {
        .members([
            ("median", number(spread.median)), ("p5", number(spread.p5)), ("p95", number(spread.p95)),
            ("mean", number(spread.mean)),
        ])
    }
}
