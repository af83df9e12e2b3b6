import LotIO
import LotModel

/// `winners.csv`: what every winner counted on, won and works, and how rural each of these is.
struct WinnersTable {
    static let columns = [
        "provider_id", "name", "class", "hours_priced_week", "hours_awarded_week", "rural_hours_expected_week",
        "rural_hours_awarded_week", "hours_delivered_contracts_week", "rural_hours_delivered_week",
        "hours_delivered_spot_week",
    ]

    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    /// Of the chain that the run reports in full, most awarded hours first.
    private var winners: [(provider: Int, volume: WinnersVolume)] {
        let chain = record.chains.first { $0.belief == record.belief } ?? record.chains.first
        return (chain?.byWinner ?? [:]).sorted { ($1.value.awarded.hours, $0.key) < ($0.value.awarded.hours, $1.key) }
            .map { ($0.key, $0.value) }
    }

    var bytes: [UInt8] {
        var writer = CSVWriter(columns: Self.columns)
        for (index, volume) in winners {
            let provider = record.providers[index]
            let hours = [
                volume.pricedHours, volume.awarded.hours, volume.expected.rural, volume.awarded.rural,
                volume.realised.hours, volume.realised.rural, volume.spotHours,
            ]
            writer.append(
                [.text(provider.id), .text(provider.name), .text(provider.sizeClass.rawValue)]
                    + hours.map { .number($0, decimals: 4) })
        }
        return writer.bytes
    }
}
