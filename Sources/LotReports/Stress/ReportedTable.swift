import LotIO
import LotModel

/// What is reported of the plans beside what the draws give: `reported.csv`, and a part of the report.
struct ReportedTable {
    static let columns = [
        "plan", "what", "measure", "source", "reported", "draws", "least", "p2_5", "p50", "p97_5", "most", "consistent",
    ]

    private let record: StressRecord

    init(_ record: StressRecord) { self.record = record }

    private var spreads: [(plan: String, spread: ReportedSpread)] {
        record.scenarios.indices.flatMap { plan in record.spreads(plan: plan).map { (record.names[plan], $0) } }
    }

    var isEmpty: Bool { record.scenarios.allSatisfy(\.reported.isEmpty) }

    var bytes: [UInt8] {
        var table = CSVWriter(columns: Self.columns)
        for (plan, spread) in spreads {
            let figure = spread.figure
            let values = [
                spread.values.first, spread.range?.lowerBound, spread.median, spread.range?.upperBound,
                spread.values.last,
            ]
            table.append(
                [
                    .text(plan), .text(figure.what), .text(figure.measure.rawValue), .text(figure.source),
                    .number(figure.value, decimals: 4), .whole(spread.values.count),
                ] + values.map { .optional($0, decimals: 4) } + [spread.isConsistent.map { .flag($0) } ?? .empty])
        }
        return table.bytes
    }

    var table: Document.Table {
        Document.Table(
            "Reported, and in drawn worlds",
            [
                .init("What"), .init("Plan"), .init("Source"), .init("Reported", isNumber: true),
                .init("Median of draws", isNumber: true), .init("Middle 95 % of draws", isNumber: true),
                .init("Verdict"),
            ],
            spreads.map { plan, spread in
                func shown(_ value: Double) -> String {
                    spread.figure.measure.isCount
                        ? Figures.number(value) : Figures.percent(value / 100, decimals: 1)
                }
                return [
                    spread.figure.what, plan, spread.figure.source, shown(spread.figure.value),
                    spread.median.map(shown) ?? "-",
                    spread.range.map { "\(shown($0.lowerBound)) to \(shown($0.upperBound))" } ?? "-",
                    spread.isConsistent.map { $0 ? "consistent" : "not consistent" } ?? "could not be tested",
                ]
            })
    }
}

extension StressReport {
    func addReported(_ document: inout Document) {
        let reported = ReportedTable(record)
        guard !reported.isEmpty else { return }
        document.add(.heading(2, "What is reported, and what the model gives"))
        document.add(.table(reported.table))
        document.add(
            .paragraph(
                "Consistent: what is reported lies among the middle 95 % of draws. Nothing was fitted to it; and wide draws hold much, "
                    + "so that it speaks against the model where it is outside more than for it where it is inside."))
    }
}
