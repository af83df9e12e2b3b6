import LotIO
import LotModel

/// `rounds.csv`: the sampled rounds of every provider and area.
struct RoundsTable {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var bytes: [UInt8] {
        var writer = CSVWriter(columns: [
            "provider_id", "area_code", "hours_delivered_week", "days", "visits", "visits_unserved",
            "calls_double_handed", "carers", "walkers", "legs", "contact_min", "travel_min", "waiting_min", "pooled",
            "hop_min_routed", "hop_min_predicted", "travel_min_routed_per_contact_hour",
            "travel_min_paid_per_contact_hour", "travel_min_predicted_per_contact_hour",
        ])
        for sample in record.rounds {
            writer.append([
                .text(record.providers[sample.provider].id), .text(record.scenario.areas[sample.area].code),
                .number(sample.hours, decimals: 4), .whole(sample.days), .whole(sample.visits),
                .whole(sample.unserved), .whole(sample.doubleHanded), .whole(sample.carers), .whole(sample.walkers),
                .whole(sample.legs), .number(sample.contactMinutes, decimals: 0),
                .number(sample.travelMinutes, decimals: 2), .number(sample.waitingMinutes, decimals: 2),
                .flag(sample.isPooled), .optional(sample.hop, decimals: 3), .number(sample.predictedHop, decimals: 3),
                .optional(sample.travelMinutesPerHour, decimals: 3),
                .optional(sample.paidTravelMinutesPerHour, decimals: 3),
                .number(sample.predictedTravelMinutes, decimals: 3),
            ])
        }
        return writer.bytes
    }
}
