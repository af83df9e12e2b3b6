import LotIO
import LotModel

/// `sensitivity.csv` and the object `sensitivity` of `summary.json`: each parameter with a stated range at both ends of it.
struct SensitivityTable {
    private let sensitivities: Sensitivities?

    init(_ record: RunRecord) { sensitivities = record.findings.sensitivities }

    /// None where nothing was tried.
    var files: [(name: String, bytes: [UInt8])] {
        guard let sensitivities else { return [] }
        var writer = CSVWriter(columns: [
            "parameter", "lowest", "highest", "hours_unmet_at_lowest_week", "hours_unmet_at_highest_week",
            "hours_unmet_as_set_week",
        ])
        for row in sensitivities.rows {
            writer.append([
                .text(row.range.id), .number(row.range.lowest, decimals: 6), .number(row.range.highest, decimals: 6),
                .number(row.unmetAtLowest, decimals: 2), .number(row.unmetAtHighest, decimals: 2),
                .number(sensitivities.unmet, decimals: 2),
            ])
        }
        return [("sensitivity.csv", writer.bytes)]
    }

    var value: JSONValue {
        guard let sensitivities else { return .null }
        return .members([
            ("unmet_hours_as_set", .number(sensitivities.unmet, decimals: 2)),
            (
                "parameters",
                .list(
                    sensitivities.rows.map { row in
                        .members([
                            ("parameter", .text(row.range.id)), ("lowest", .number(row.range.lowest, decimals: 6)),
                            ("highest", .number(row.range.highest, decimals: 6)),
                            ("unmet_hours_at_lowest", .number(row.unmetAtLowest, decimals: 2)),
                            ("unmet_hours_at_highest", .number(row.unmetAtHighest, decimals: 2)),
                        ])
                    })
            ),
        ])
    }
}
