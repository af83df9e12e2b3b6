import LotIO
import LotModel

/// Who works for whom where holders of a tier lend one another room: in words, as `lending.csv`, and as the member `lending`
/// of `summary.json`.
struct LendingText {
    private static let pairsShown = 20

    private let record: RunRecord
    /// Tiers in which holders lend.
    private let tiers: [Int]
    /// Lent hours, in the order of the open book.
    private let rows: [BookRow]

    private init(_ record: RunRecord, tiers: [Int]) {
        self.record = record
        self.tiers = tiers
        rows = record.accounts.books.filter { $0.basis == .held && $0.holder != nil }
    }

    /// Nil where no tier lends.
    private static func told(_ record: RunRecord) -> LendingText? {
        let tiers = record.scenario.plan.tiers.indices.filter {
            record.scenario.plan.tiers[$0].rules.route.lending != nil
        }
        return tiers.isEmpty ? nil : LendingText(record, tiers: tiers)
    }

    /// None in a report whose small numbers or prices are protected: what is lent tells of places and providers.
    static func parts(_ record: RunRecord) -> [ReportPart] {
        record.protection == nil ? told(record).map { [$0.part] } ?? [] : []
    }

    static func files(_ record: RunRecord) -> [(name: String, bytes: [UInt8])] {
        told(record).map { [("lending.csv", $0.file)] } ?? []
    }

    static func members(_ record: RunRecord) -> [(String, JSONValue)] {
        told(record).map { [("lending", $0.json)] } ?? []
    }

    private struct Pair: Hashable {
        let holder: Int
        let worker: Int
    }

    private func pairs() -> [(pair: Pair, rows: [BookRow], hours: Double)] {
        Dictionary(grouping: rows) { Pair(holder: $0.holder ?? $0.provider, worker: $0.provider) }
            .map { (pair: $0, rows: $1, hours: $1.reduce(0) { $0 + $1.hours }) }
            .sorted { ($1.hours, $0.pair.holder, $0.pair.worker) < ($0.hours, $1.pair.holder, $1.pair.worker) }
    }

    private func mean(_ rows: [BookRow], _ value: (BookRow) -> Double) -> Double {
        let hours = rows.reduce(0) { $0 + $1.hours }
        return hours > 0 ? rows.reduce(0) { $0 + $1.hours * value($1) } / hours : 0
    }

    // MARK: Words

    private var part: ReportPart {
        let shown = pairs().prefix(Self.pairsShown)
        return ReportPart(
            title: "Room lent between providers", sentences: [sentence],
            table: Document.Table(
                "Who works for whom, most hours first",
                [.init("Holder"), .init("Worker")]
                    + PageTables.numbers(["Areas", "Hours a week", "Pay, pence", "Worker's cost, pence"]),
                shown.map { one in
                    [
                        record.providers[one.pair.holder].name, record.providers[one.pair.worker].name,
                        Figures.number(Double(Set(one.rows.map(\.area)).count)),
                        Figures.number(one.hours, decimals: 1), Figures.number(mean(one.rows, \.paidPence)),
                        Figures.number(mean(one.rows, \.cost.withoutSurplus)),
                    ]
                }))
    }

    private var sentence: String {
        let rules = tiers.map {
            let tier = record.scenario.plan.tiers[$0].rules
            return "\(tier.title): \(Figures.percent(tier.route.lending ?? 0, decimals: 0))"
        }
        let opening =
            "Of what a holder has no room for, others of its tier may work for it at its rate, within their own reach "
            + "and where that covers what they would save by not working (\(rules.joined(separator: "; "))). "
        let hours = rows.reduce(0) { $0 + $1.hours }
        guard hours > 0 else {
            return opening
                + "Nothing is lent: nobody in reach has room where a holder lacks it, or carers are what is missing."
        }
        return opening
            + "\(Figures.number(hours, decimals: 1)) hours a week are lent in \(Self.counted(Set(rows.map(\.area)).count, "area")), "
            + "to \(Self.counted(Set(rows.compactMap(\.holder)).count, "holder")) by "
            + "\(Self.counted(Set(rows.map(\.provider)).count, "other")). The "
            + "council pays the holder's rate, and the holder passes it on; cost and travel are the worker's."
    }

    private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    // MARK: Files

    private var file: [UInt8] {
        var writer = CSVWriter(columns: [
            "tier", "lot_id", "area_code", "holder_id", "worker_id", "hours_lent_week", "rate_pence", "paid_pence",
            "cost_pence", "avoidable_pence",
        ])
        for row in rows {
            let tier = record.scenario.plan.tiers[row.tier]
            writer.append([
                .text(tier.rules.name), tier.lotOfArea[row.area].map { .text(tier.lots[$0].id) } ?? .empty,
                .text(record.scenario.areas[row.area].code),
                row.holder.map { .text(record.providers[$0].id) } ?? .empty,
                .text(record.providers[row.provider].id), .number(row.hours, decimals: 4), .whole(row.ratePence),
                .number(row.paidPence, decimals: 4), .number(row.cost.withoutSurplus, decimals: 4),
                .number(row.cost.avoidable, decimals: 4),
            ])
        }
        return writer.bytes
    }

    private var json: JSONValue {
        .members(
            tiers.map { tier in
                let own = rows.filter { $0.tier == tier }
                let rules = record.scenario.plan.tiers[tier].rules
                return (
                    rules.name,
                    .members([
                        ("share", .number(rules.route.lending ?? 0, decimals: 6)),
                        ("hours_lent_week", .number(own.reduce(0) { $0 + $1.hours }, decimals: 2)),
                        ("areas", .whole(Set(own.map(\.area)).count)),
                        ("holders", .whole(Set(own.compactMap(\.holder)).count)),
                        ("workers", .whole(Set(own.map(\.provider)).count)),
                        (
                            "paid_pence_year",
                            .whole(
                                Int(
                                    (own.reduce(0) { $0 + $1.hours * $1.paidPence } * Conventions.weeksPerYear)
                                        .rounded()))
                        ),
                    ])
                )
            })
    }
}
