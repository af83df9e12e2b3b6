import LotIO
import LotModel

/// The interim service in words and as `interim.csv`.
struct InterimText {
    private let cover: InterimCover

    init(_ cover: InterimCover) { self.cover = cover }

    var part: BesideWords.Part {
        let weeks = cover.weeks
        let shown = weeks.filter { $0.week == 1 || $0.week % 4 == 0 || $0.week == weeks.count }
        return BesideWords.Part(
            title: "Interim care after hospital, while contracts change", sentences: sentences,
            table: Document.Table(
                "People, every fourth week",
                PageTables.numbers([
                    "Week", "Discharged", "To providers", "Taken", "In care", "Of them stuck", "Waiting",
                    "Waiting without it",
                ]),
                shown.map { week in
                    [Figures.number(Double(week.week))]
                        + [
                            week.discharged, week.placed, week.taken, week.inCare, week.blocked, week.waiting,
                            week.waitingWithout,
                        ].map { Figures.number($0, decimals: 1) }
                }))
    }

    private var sentences: [String] {
        let service = cover.service
        let stated = service.statedPence.map { " The council's own figure is \(Figures.millions(pence: $0))." } ?? ""
        return [
            "In \(cover.weeks.count) weeks \(Figures.people(cover.discharged)) leave hospital with a need for care. Providers take "
                + "\(Figures.number(cover.placed)) of them at once, the service \(Figures.number(cover.taken)); it has room for "
                + "\(Figures.number(service.peopleAtOnce)) at a time and works \(Figures.percent(cover.usedShare, decimals: 0)) of "
                + "its hours. At most \(Figures.number(cover.mostWaiting)) wait, \(Figures.number(cover.mostWaitingWithout)) "
                + "without it.",
            "Its hours cost \(Figures.millions(pence: service.pencePerYear)) a year, worked or not.\(stated)",
        ]
    }

    var files: [(name: String, bytes: [UInt8])] {
        var writer = CSVWriter(columns: [
            "week", "discharged", "placed", "taken", "left", "in_care", "blocked", "waiting", "waiting_without",
        ])
        for week in cover.weeks {
            writer.append(
                [.whole(week.week)]
                    + [
                        week.discharged, week.placed, week.taken, week.left, week.inCare, week.blocked,
                        week.waiting, week.waitingWithout,
                    ].map { .number($0, decimals: 4) })
        }
        return [("interim.csv", writer.bytes)]
    }

    var json: JSONValue {
        .members([
            ("areas", .whole(cover.service.areas.count)), ("weeks", .whole(cover.weeks.count)),
            ("people_at_once", .number(cover.service.peopleAtOnce, decimals: 2)),
            ("discharged", .number(cover.discharged, decimals: 2)), ("taken", .number(cover.taken, decimals: 2)),
            ("absorbed_share", .number(cover.absorbedShare, decimals: 6)),
            ("taken_by_providers", .number(cover.placed, decimals: 2)),
            ("most_waiting", .number(cover.mostWaiting, decimals: 2)),
            ("most_waiting_without", .number(cover.mostWaitingWithout, decimals: 2)),
            ("waiting_at_end", .number(cover.weeks.last?.waiting ?? 0, decimals: 2)),
            ("used_share", .number(cover.usedShare, decimals: 6)),
            ("pence_per_year", .whole(cover.service.pencePerYear)),
            ("stated_pence_per_year", cover.service.statedPence.map { .whole($0) } ?? .null),
        ])
    }
}
