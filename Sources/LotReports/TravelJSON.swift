import LotIO
import LotModel

/// The object `travel` of `summary.json`.
struct TravelJSON {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var value: JSONValue {
        let table = TravelTable(record)
        let next = record.dividend.next
        return .members([
            ("source", source),
            (
                "by_rural_urban",
                .members(table.rows.map { ($0.group?.rawValue ?? "all", row($0)) })
            ),
            ("rural_premium_by_providers", byCount(table.ruralPremium, decimals: 6)),
            (
                "dividend",
                .members([
                    ("mean_wage_pence", .number(record.dividend.wagePence, decimals: 3)),
                    ("next_provider_min_per_contact_hour", optional(next?.minutes, decimals: 4)),
                    ("next_provider_pounds_year", optional(next?.poundsYear, decimals: 0)),
                    ("sole_provider_saving_pounds_year", .number(record.dividend.soleSavingPoundsYear, decimals: 0)),
                ])
            ),
            ("rounds", rounds(table.rows.last?.rounds)),
            ("round_days", .whole(record.scenario.rules.travel.roundDays)),
            ("pairs_without_rounds", .whole(table.unsampled)),
            (
                "references",
                .members([
                    (
                        "market_min_per_contact_hour",
                        .number(TravelReferences.marketMinutesPerHour, decimals: 2)
                    ),
                    ("market_source", .text(TravelReferences.marketSource)),
                    ("rural_premium_low", .number(TravelReferences.ruralPremium.lowerBound, decimals: 2)),
                    ("rural_premium_high", .number(TravelReferences.ruralPremium.upperBound, decimals: 2)),
                    ("rural_premium_source", .text(TravelReferences.ruralPremiumSource)),
                ])
            ),
        ])
    }

    /// Where minutes between areas come from; the provenance of a matrix, as far as it is known.
    private var source: JSONValue {
        guard let matrix = record.scenario.travel else { return .members([("name", .text("embedded"))]) }
        let provenance = matrix.provenance
        return .members([
            ("name", .text(provenance.source)), ("file", .text(matrix.file)),
            ("engine_version", provenance.engineVersion.map { .text($0) } ?? .null),
            ("profile", provenance.profile.map { .text($0) } ?? .null),
            ("time_scale", .number(provenance.timeScale, decimals: 3)),
            ("cutoff_km", optional(provenance.cutoffKilometres, decimals: 3)),
            ("date", provenance.date.map { .text($0) } ?? .null),
        ])
    }

    private func row(_ row: TravelTable.Row) -> JSONValue {
        .members([
            ("areas", .whole(row.areas)),
            ("commissioned_hours", .number(row.commissioned, decimals: 2)),
            ("min_per_contact_hour", optional(row.thisRun, decimals: 3)),
            ("min_per_contact_hour_by_providers", byCount(row.shared, decimals: 3)),
            ("rounds", rounds(row.rounds)),
        ])
    }

    private func rounds(_ comparison: RoundComparison?) -> JSONValue {
        guard let comparison else { return .null }
        return .members([
            ("pairs", .whole(comparison.pairs)),
            ("hop_min_routed", .number(comparison.routedHop, decimals: 3)),
            ("hop_min_predicted", .number(comparison.predictedHop, decimals: 3)),
            ("hop_ratio_mean", .number(comparison.meanRatio, decimals: 4)),
            ("areas_within_20_pct_share", .number(comparison.areasWithin, decimals: 4)),
            ("travel_min_routed_per_contact_hour", .number(comparison.routedTravelMinutes, decimals: 3)),
            ("travel_min_paid_per_contact_hour", .number(comparison.paidTravelMinutes, decimals: 3)),
            ("travel_min_predicted_per_contact_hour", .number(comparison.predictedTravelMinutes, decimals: 3)),
            ("waiting_min_per_contact_hour", .number(comparison.waitingMinutes, decimals: 3)),
        ])
    }

    private func byCount(_ values: [Double]?, decimals: Int) -> JSONValue {
        guard let values else { return .null }
        return .members(
            zip(DensityDividend.counts, values).map { ("\($0)", .number($1, decimals: decimals)) })
    }

    private func optional(_ value: Double?, decimals: Int) -> JSONValue {
        value.map { .number($0, decimals: decimals) } ?? .null
    }
}
