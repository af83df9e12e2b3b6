import LotIO
import LotModel

/// `breakdowns.csv`: coverage by attributes of the areas, a row for each group.
struct BreakdownTable {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var bytes: [UInt8] {
        var writer = CSVWriter(
            columns: [
                "breakdown", "group", "areas", "hours_commissioned_week", "hours_delivered_week", "hours_unmet_week",
                "unmet_pct", "people_unserved_est", "gap_areas", "travel_min_per_contact_hour",
            ] + UnmetReason.allCases.map { "refused_\($0.rawValue)_hours_week" })
        for breakdown in record.findings.detail?.breakdowns ?? [] {
            for group in breakdown.groups {
                let sum = group.sum
                writer.append(
                    [
                        .text(breakdown.attribute.rawValue), .text(group.name), .whole(sum.areas),
                        .number(sum.commissioned, decimals: 2), .number(sum.delivered, decimals: 2),
                        .number(sum.unmet, decimals: 2), .number(sum.unmetShare * 100, decimals: 2),
                        .number(sum.peopleUnserved, decimals: 1), .whole(sum.gapAreas),
                        .optional(sum.travelMinutes, decimals: 2),
                    ] + UnmetReason.allCases.map { .number(group.refused[$0] ?? 0, decimals: 2) })
            }
        }
        return writer.bytes
    }
}
