import LotIO
import LotModel

/// `mobilisation.csv`: the change of contracts week by week.
struct MobilisationTable {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var bytes: [UInt8] {
        var writer = CSVWriter(columns: [
            "week", "month", "people_due", "people_moved", "people_direct_payment", "people_waiting", "people_to_come",
            "carer_hours_transferred", "carer_hours_left", "carer_hours_recruited", "carer_hours_short",
            "winners_capacity_hours_week",
        ])
        for row in record.findings.mobilisation?.weeks ?? [] {
            writer.append(
                [.whole(row.week), .whole(row.month)]
                    + [
                        row.due, row.moved, row.tookDirectPayment, row.waiting, row.toCome, row.transferred, row.left,
                        row.recruited, row.shortfall, row.capacity,
                    ].map { .number($0, decimals: 3) })
        }
        return writer.bytes
    }
}
