import LotIO
import LotModel

/// The brokers' work in words and as `brokerage.csv`.
struct BrokerageText {
    private let record: RunRecord
    private let effort: BrokerEffort

    init(_ record: RunRecord, _ effort: BrokerEffort) {
        self.record = record
        self.effort = effort
    }

    private func tier(_ row: TierEffort) -> TierRules { record.scenario.plan.tiers[row.tier].rules }

    var part: BesideWords.Part {
        BesideWords.Part(
            title: "Brokers: what it takes to find providers",
            sentences: [
                "\(Figures.number(effort.packages)) packages a year need a provider, new ones and those handed back; each is "
                    + "offered \(Figures.number(effort.offersPerPackage, decimals: 1)) times, weeks of waiting included. That is "
                    + "\(Figures.number(effort.hours)) hours of brokers a year, the work of "
                    + "\(Figures.number(effort.brokers, decimals: 1))."
            ],
            table: Document.Table(
                "Offers a year by tier",
                [.init("Tier")] + PageTables.numbers(["Offers", "Taken", "Refused", "Offers until taken", "Hours"]),
                effort.tiers.map { row in
                    [
                        tier(row).title, Figures.number(row.offers), Figures.number(row.taken),
                        Figures.number(row.refusals),
                        row.offersPerPackage.map { Figures.number($0, decimals: 2) } ?? "-",
                        Figures.number(row.hours),
                    ]
                }))
    }

    var files: [(name: String, bytes: [UInt8])] {
        var writer = CSVWriter(columns: [
            "tier", "offers_year", "taken_year", "refused_year", "offers_until_taken", "broker_hours_year",
        ])
        for row in effort.tiers {
            writer.append([
                .text(tier(row).name), .number(row.offers, decimals: 2), .number(row.taken, decimals: 2),
                .number(row.refusals, decimals: 2), .optional(row.offersPerPackage, decimals: 4),
                .number(row.hours, decimals: 2),
            ])
        }
        return [("brokerage.csv", writer.bytes)]
    }

    var json: JSONValue {
        .members([
            ("packages_year", .number(effort.packages, decimals: 2)),
            ("offers_year", .number(effort.offers, decimals: 2)),
            ("offers_per_package", .number(effort.offersPerPackage, decimals: 4)),
            ("broker_hours_year", .number(effort.hours, decimals: 2)),
            ("brokers", .number(effort.brokers, decimals: 4)),
        ])
    }
}
