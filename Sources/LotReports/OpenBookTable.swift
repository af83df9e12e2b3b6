import LotIO
import LotModel

/// `open_book.csv`: what an hour costs and earns each provider, in every area that it serves or bids for within its radius.
struct OpenBookTable {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var bytes: [UInt8] {
        let names = ["contact", "travel", "insurance_pension", "other_on_costs", "mileage", "running"]
        var writer = CSVWriter(
            columns: ["tier", "provider_id", "area_code", "basis", "hours_week"] + names.map { $0 + "_pence" } + [
                "cost_pence", "rate_pence", "supplement_pence", "paid_pence", "margin_pence", "break_even_rate_pence",
            ])
        for row in record.accounts.books {
            let lines = row.cost.lines.filter { names.contains($0.name) }
            writer.append(
                [
                    .text(record.scenario.plan.tiers[row.tier].rules.name), .text(record.providers[row.provider].id),
                    .text(record.scenario.areas[row.area].code), .text(row.basis.rawValue),
                    .number(row.hours, decimals: 4),
                ] + lines.map { .number($0.pence, decimals: 2) } + [
                    .number(row.cost.withoutSurplus, decimals: 2), .whole(row.ratePence), .whole(row.supplementPence),
                    .number(row.paidPence, decimals: 2), .number(row.marginPence, decimals: 2),
                    .whole(row.breakEvenPence),
                ])
        }
        return writer.bytes
    }
}
