import LotIO
import LotModel

/// The calendar in words and as `calendar.csv`.
struct CalendarText {
    private let check: CalendarCheck

    init(_ check: CalendarCheck) { self.check = check }

    var part: BesideWords.Part {
        BesideWords.Part(
            title: "Procurement and mobilisation: dates",
            sentences: check.remarks.isEmpty
                ? ["Every step is in time for the start, and nobody moves in winter."] : check.remarks.map(Self.words),
            table: Document.Table(
                "Steps, with the latest day that leaves the stated lead times",
                [.init("Step"), .init("Date"), .init("At the latest")] + PageTables.numbers(["Days to spare"]),
                check.rows.map { row in
                    [
                        Headline.words(row.step.rawValue), row.date?.text ?? "-", row.latest?.text ?? "-",
                        row.spareDays.map { Figures.number(Double($0)) } ?? "-",
                    ]
                }))
    }

    private static func words(_ remark: CalendarCheck.Remark) -> String {
        switch remark {
        case .late(let step, let days):
            "\(capital(Headline.words(step.rawValue))) is \(days) \(days == 1 ? "day" : "days") too late for the start."
        case .startsInWinter: "Contracts start between November and February, when carers are hardest to find."
        case .movesInWinter(let weeks, let all):
            "\(weeks) of the \(all) weeks in which people move lie between November and February."
        case .shortStandstill(let days, let least, let source):
            "A standstill of \(days) days is shorter than \(least) (\(source)); whether the award is exempt is not known here."
        case .movesTooLong(let days):
            "People still move \(days) \(days == 1 ? "day" : "days") after they are to have moved."
        case .otherStartMonth(let run): "The run counts its weeks from month \(run), not from the start given here."
        }
    }

    private static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    var files: [(name: String, bytes: [UInt8])] {
        var writer = CSVWriter(columns: ["step", "date", "latest_date", "spare_days", "late", "winter"])
        for row in check.rows {
            writer.append([
                .text(row.step.rawValue), row.date.map { .text($0.text) } ?? .empty,
                row.latest.map { .text($0.text) } ?? .empty, row.spareDays.map { .whole($0) } ?? .empty,
                .flag(row.isLate), row.date.map { .flag($0.isWinter) } ?? .empty,
            ])
        }
        return [("calendar.csv", writer.bytes)]
    }

    var json: JSONValue {
        .members([
            (
                "steps",
                .list(
                    check.rows.map { row in
                        .members([
                            ("step", .text(row.step.rawValue)), ("date", row.date.map { .text($0.text) } ?? .null),
                            ("latest", row.latest.map { .text($0.text) } ?? .null),
                            ("spare_days", row.spareDays.map { .whole($0) } ?? .null),
                        ])
                    })
            ), ("winter_weeks", .whole(check.winterWeeks)),
            ("remarks", .list(check.remarks.map { .text(Self.words($0)) })),
        ])
    }
}
