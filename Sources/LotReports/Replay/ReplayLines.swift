import LotDelivery
import LotIO
import LotModel

/// The draws of a replay as lines of JSON, from which its score can be counted again: a header, then a line for each draw and
/// belief. Draws are numbered from 1.
struct ReplayLines {
    static let schema = "lotwright.replay-draws/1"
    /// Finer than the score's, so that areas whose shares differ do not tie in the file.
    private static let shareDecimals = 9

    private let record: ReplayRecord
    private let codings: [WatchGroup]
    /// Areas of all codings together.
    private let named: [Int]
    private let unlabelled: [Int]

    init(_ record: ReplayRecord) {
        self.record = record
        codings = record.terms.places.flatMap(\.codings).map { record.scenario.watch[$0] }
        let named = Set(codings.flatMap(\.areas))
        self.named = named.sorted()
        unlabelled = (0..<record.scenario.areas.coreCount).filter { !named.contains($0) }
    }

    /// Cost: draws x removals x areas x log areas.
    var bytes: [UInt8] {
        ([header] + record.draws.map(line)).flatMap { JSONWriter.bytes($0, indent: nil) + [0x0a] }
    }

    private var header: JSONValue {
        .members([
            ("schema", .text(Self.schema)), ("scenario", .text(record.scenario.name)),
            ("seed", .text(String(record.seed))), ("draws", .whole(record.terms.draws)),
            ("terms_sha256", .text(record.termsHash)), ("codings", .list(codings.map { .text($0.name) })),
            ("areas", .list((0..<record.scenario.areas.coreCount).map { .text(record.scenario.areas[$0].code) })),
        ])
    }

    private func line(_ draw: ReplayDraw) -> JSONValue {
        let ranking = Ranking(draw.state.shares)
        let removed = zip(record.terms.removals, draw.removed)
        return .members([
            ("draw", .whole(draw.index + 1)), ("belief", .text(draw.belief.rawValue)),
            ("values", .members(zip(record.terms.ranges, draw.values).map { ($0.parameter, number($1)) })),
            ("unmet_hours_week", number(draw.state.unmet.reduce(0, +))), ("award_gap", number(draw.awardGap)),
            ("average_pence", number(draw.averagePence)), ("priced_rural_share", number(draw.surprise.priced)),
            ("served_rural_share", number(draw.surprise.served)),
            ("exclusive_urban_share", number(draw.exclusiveUrbanShare)),
            ("exclusive_rural_share", number(draw.exclusiveRuralShare)),
            ("named_unmet_share", number(draw.state.unmetShare(named))),
            ("coding_unmet_share", byCoding { number(draw.state.unmetShare($0)) }),
            ("coding_unmet_hours", byCoding { number(draw.state.unmetHours($0)) }),
            ("auc", byCoding { number(ranking.auc(named: $0, unlabelled: unlabelled)) }),
            ("removed_unmet", .members(removed.map { ($0.name, hours($1)) })),
            ("removed_percentile", .members(removed.map { ($0.name, percentiles($1)) })),
            (
                "worsened",
                .list(
                    zip(record.terms.worsenings, draw.worsened).map { worsening, pair in
                        .members([
                            ("name", .text(worsening.name)),
                            ("from_unmet_share", number(pair.from.unmetShare(named))),
                            ("to_unmet_share", number(pair.to.unmetShare(named))),
                        ])
                    })
            ),
            (
                "counterfactual",
                .members([
                    ("supplement", draw.supplement.map(counterfactual) ?? .null),
                    ("without_tiers", draw.withoutTiers.map(counterfactual) ?? .null),
                ])
            ),
            ("area_unmet_share", .list(draw.state.shares.map { .number($0, decimals: Self.shareDecimals) })),
        ])
    }

    private func counterfactual(_ other: ReplayDraw.Counterfactual) -> JSONValue {
        .members([
            ("named_unmet_share", number(other.state.unmetShare(named))),
            ("priced_rural_share", number(other.surprise.priced)),
            ("served_rural_share", number(other.surprise.served)),
        ])
    }

    private func hours(_ state: ReplayState) -> JSONValue { byCoding { number(state.unmetHours($0)) } }

    private func percentiles(_ state: ReplayState) -> JSONValue {
        let ranking = Ranking(state.shares)
        return byCoding { number(ranking.meanPercentile($0)) }
    }

    private func byCoding(_ value: ([Int]) -> JSONValue) -> JSONValue {
        .members(codings.map { ($0.name, value($0.areas)) })
    }

    private func number(_ value: Double?) -> JSONValue { value.map { .number($0, decimals: 6) } ?? .null }
}
