import LotDelivery
import LotIO
import LotModel

/// `stress.json`: every figure of the report, less rounded.
struct StressJSON {
    private let record: StressRecord
    private let stamps: [String]

    init(_ record: StressRecord, stamps: [String] = []) {
        self.record = record
        self.stamps = stamps
    }

    var value: JSONValue {
        let ranges = record.ranges.map { range -> (String, JSONValue) in
            (range.id, .list([number(range.lowest, 6), number(range.highest, 6)]))
        }
        return .members([
            ("schema", .text("lotwright.stress/1")), ("disclosure", .list(stamps.map { .text($0) })),
            ("draws", .whole(record.draws)),
            ("draws_advised", .whole(StressAssessment.leastDrawsPerRange * record.ranges.count)),
            ("seed", .text(String(record.seed))), ("draws_markets", .boolean(record.drawsMarkets)),
            ("price_year", .text(record.scenarios[0].priceYear)), ("ranges", .members(ranges)),
            ("awards_proved", .whole(record.proved)), ("awards", .whole(record.lines.count)),
            ("plans", .members(record.scenarios.indices.map { (record.names[$0], plan($0)) })),
            ("pairs", .list(record.findings.pairs.map(pair))),
            ("kendalls_tau", optional(record.findings.kendallsTau, 4)),
            ("clear_share", number(StressAssessment.clearShare, 2)),
            ("attribution", .text(record.scenarios[0].attribution)),
        ])
    }

    private func number(_ value: Double, _ decimals: Int = 2) -> JSONValue { .number(value, decimals: decimals) }

    private func optional(_ value: Double?, _ decimals: Int = 2) -> JSONValue {
        value.map { .number($0, decimals: decimals) } ?? .null
    }

    private func plan(_ index: Int) -> JSONValue {
        let plan = record.findings.plans[index]
        let members: [(String, JSONValue)] = [
            ("hours_unmet_week_mean", number(plan.meanUnmet)), ("hours_unmet_week_p50", number(plan.medianUnmet)),
            ("hours_unmet_week_p90", number(plan.p90Unmet)), ("people_unserved_est_mean", number(plan.meanPeople, 1)),
            ("spend_pence_year_mean", number(plan.meanSpendPence, 0)), ("regret_mean", number(plan.meanRegret)),
            ("regret_p90", number(plan.p90Regret)), ("regret_max", number(plan.maxRegret)),
            ("best_share", number(plan.bestShare, 4)),
            ("tornado", .list(record.findings.tornado[index].map(effect))),
        ]
        return .members(members + reported(index))
    }

    /// Nothing where the plan reports nothing.
    private func reported(_ index: Int) -> [(String, JSONValue)] {
        let spreads = record.spreads(plan: index)
        guard !spreads.isEmpty else { return [] }
        return [
            (
                "reported",
                .list(
                    spreads.map { spread in
                        let figure = spread.figure
                        return .members([
                            ("what", .text(figure.what)), ("measure", .text(figure.measure.rawValue)),
                            ("contract_year", figure.year.map { .whole($0) } ?? .null),
                            ("source", .text(figure.source)), ("reported", number(figure.value, 4)),
                            ("draws", .whole(spread.values.count)), ("least", optional(spread.values.first, 4)),
                            ("p2_5", optional(spread.range?.lowerBound, 4)), ("p50", optional(spread.median, 4)),
                            ("p97_5", optional(spread.range?.upperBound, 4)),
                            ("most", optional(spread.values.last, 4)),
                            ("consistent", spread.isConsistent.map { .boolean($0) } ?? .null),
                        ])
                    })
            )
        ]
    }

    private func effect(_ effect: StressEffect) -> JSONValue {
        let interval = effect.interval.map { JSONValue.list([number($0.lowerBound, 4), number($0.upperBound, 4)]) }
        return .members([
            ("parameter", .text(record.ranges[effect.range].id)),
            ("partial_rank_correlation", optional(effect.partialRankCorrelation, 4)),
            ("interval_95", interval ?? .null), ("hours_high_less_low", number(effect.highLessLow)),
        ])
    }

    private func pair(_ pair: PlanPair) -> JSONValue {
        .members([
            ("first", .text(record.names[pair.first])), ("second", .text(record.names[pair.second])),
            ("hours_difference_mean", number(pair.meanDifference)), ("half_width_95", optional(pair.halfWidth)),
            ("first_better_share", number(pair.firstBetterShare, 4)),
            ("too_close_to_call", .boolean(pair.isTooCloseToCall)),
        ])
    }
}
