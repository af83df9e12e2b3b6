import LotIO
import LotModel

/// `tornado.csv`: what each drawn parameter does to each plan, the strongest first.
struct TornadoTable {
    static let columns = [
        "plan", "parameter", "lowest", "highest", "partial_rank_correlation", "partial_rank_correlation_low",
        "partial_rank_correlation_high", "hours_high_less_low",
    ]

    private let record: StressRecord

    init(_ record: StressRecord) { self.record = record }

    var bytes: [UInt8] {
        var table = CSVWriter(columns: Self.columns)
        for plan in record.scenarios.indices {
            for effect in record.findings.tornado[plan] {
                let range = record.ranges[effect.range]
                let shares = [
                    effect.partialRankCorrelation, effect.interval?.lowerBound, effect.interval?.upperBound,
                ]
                table.append(
                    [
                        .text(record.names[plan]), .text(range.id), .number(range.lowest, decimals: 6),
                        .number(range.highest, decimals: 6),
                    ] + shares.map { $0.map { .number($0, decimals: 4) } ?? .empty }
                        + [.number(effect.highLessLow, decimals: 2)])
            }
        }
        return table.bytes
    }
}
