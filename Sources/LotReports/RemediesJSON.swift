import LotIO
import LotModel

/// `coverage.remedies` of `summary.json`: the gaps looked at, with the cheapest remedy of each and the kinds that close it.
struct RemediesJSON {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var value: JSONValue { .list(record.findings.remedies.map(area)) }

    private func area(_ row: AreaRemedies) -> JSONValue {
        .members([
            ("area_code", .text(record.scenario.areas[row.area].code)),
            ("hours_unmet_week", .number(row.unmet, decimals: 2)),
            ("cheapest", row.cheapest.map(remedy) ?? .null),
            ("cheapest_of_other_kinds", row.cheapestOtherKind.map(remedy) ?? .null),
            ("kinds", .list(row.remedies.map { .text($0.kind.rawValue) })),
        ])
    }

    private func remedy(_ remedy: Remedy) -> JSONValue {
        .members([
            ("remedy", .text(remedy.kind.rawValue)),
            ("words", .text(RemedyWords(record).words(remedy.measure))),
            ("hours_unmet_after_week", .number(remedy.unmetAfter, decimals: 2)),
            ("hours_gained_all_areas_week", .number(remedy.countyHours, decimals: 2)),
            ("cost_pounds_year", .number(remedy.extraPoundsYear, decimals: 0)),
            ("pay_pounds_year", .number(remedy.payPoundsYear, decimals: 0)),
        ])
    }
}
