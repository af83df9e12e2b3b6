import LotIO
import LotModel

/// `remedies.csv`: for each gap looked at, every kind of remedy, with empty cells where none of its kind closes the gap.
struct RemediesTable {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var bytes: [UInt8] {
        var writer = CSVWriter(columns: [
            "area_code", "readable_name", "hours_unmet_week", "remedy", "found", "cheapest", "size", "size_unit",
            "hours_unmet_after_week", "hours_gained_all_areas_week", "cost_pounds_year", "pay_pounds_year", "words",
        ])
        for row in record.findings.remedies {
            let cheapest = row.cheapest
            for kind in RemedyKind.allCases {
                let remedy = row.remedy(kind)
                let words = RemedyWords(record)
                let size = remedy.flatMap { words.size($0.measure) }
                writer.append([
                    .text(record.scenario.areas[row.area].code), .text(record.scenario.areas[row.area].readableName),
                    .number(row.unmet, decimals: 2), .text(kind.rawValue), .flag(remedy != nil),
                    .flag(remedy != nil && remedy == cheapest),
                    size.map { .number($0.value, decimals: $0.decimals) } ?? .empty,
                    size.map { .text($0.unit) } ?? .empty, .optional(remedy?.unmetAfter, decimals: 2),
                    .optional(remedy?.countyHours, decimals: 2), .optional(remedy?.extraPoundsYear, decimals: 0),
                    .optional(remedy?.payPoundsYear, decimals: 0),
                    remedy.map { .text(words.words($0.measure)) } ?? .empty,
                ])
            }
        }
        return writer.bytes
    }
}
