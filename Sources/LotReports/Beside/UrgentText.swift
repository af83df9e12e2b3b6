import LotIO
import LotModel

/// The urgent service in words, as `urgent.csv`, `urgent_bases.csv` and as columns of areas.
struct UrgentText {
    private static let namesShown = 5

    private let record: RunRecord
    private let cover: UrgentCover

    init(_ record: RunRecord, _ cover: UrgentCover) {
        self.record = record
        self.cover = cover
    }

    var part: BesideWords.Part {
        let rows = cover.bases.map { load in
            [
                load.base.id, Figures.number(Double(load.areas)), Figures.number(load.callsWeek, decimals: 1),
                load.callMinutes.map { Figures.number($0) } ?? "-", Figures.number(Double(load.crews)),
                Figures.percent(load.busyShare, decimals: 0), Figures.percent(load.reachableShare),
                Figures.percent(load.answeredShare),
            ]
        }
        return BesideWords.Part(
            title: "Urgent calls by day and night", sentences: sentences,
            table: Document.Table(
                "Bases of crews",
                [.init("Base")]
                    + PageTables.numbers([
                        "Areas", "Calls a week", "Min a call", "Crews", "Busy", "In reach", "In time",
                    ]), rows))
    }

    private var sentences: [String] {
        let beyond = cover.beyond
        let names = beyond.prefix(Self.namesShown).map { record.scenario.areas[$0].readableName }
        let overloaded = cover.bases.filter(\.isOverloaded).map(\.base.id)
        return [
            "Of \(Figures.number(cover.callsWeek)) calls a week, \(Figures.percent(cover.answeredShare)) are answered within "
                + "\(Figures.number(cover.responseMinutes)) minutes in the busiest hours; waiting crews would reach "
                + "\(Figures.percent(cover.reachableShare)). \(cover.crews) crews on duty by day and night cost "
                + "\(Figures.millions(pence: cover.pencePerYear)) a year.",
            beyond.isEmpty
                ? "In every area a waiting crew reaches half of the calls in time."
                : "\(beyond.count == 1 ? "1 area is" : "\(beyond.count) areas are") beyond the standard: less than half of the "
                    + "calls can be reached in time (\(names.joined(separator: ", "))\(beyond.count > names.count ? " ..." : "")).",
            overloaded.isEmpty ? "" : "Calls pile up at \(overloaded.joined(separator: ", ")): too few crews.",
        ].filter { !$0.isEmpty }
    }

    var files: [(name: String, bytes: [UInt8])] {
        var areas = CSVWriter(columns: [
            "area_code", "area_name", "lad_name", "base_id", "urgent_calls_week", "urgent_travel_min",
            "urgent_reachable_pct", "urgent_answered_pct", "urgent_beyond",
        ])
        for (index, area) in cover.areas.enumerated() {
            let place = record.scenario.areas[index]
            areas.append([
                .text(place.code), .text(place.name), .text(place.ladName),
                area.base.map { .text(cover.bases[$0].base.id) } ?? .empty, .number(area.callsWeek, decimals: 4),
                .optional(area.minutes, decimals: 2), .number(area.reachableShare * 100, decimals: 2),
                .number(area.answeredShare * 100, decimals: 2), .flag(area.isBeyond),
            ])
        }
        var bases = CSVWriter(columns: [
            "base_id", "easting_m", "northing_m", "areas", "calls_week", "call_minutes", "crews", "busy_share",
            "wait_share", "reachable_share", "answered_share",
        ])
        for load in cover.bases {
            bases.append([
                .text(load.base.id), .number(load.base.place.x, decimals: 0), .number(load.base.place.y, decimals: 0),
                .whole(load.areas), .number(load.callsWeek, decimals: 4), .optional(load.callMinutes, decimals: 2),
                .whole(load.crews), .number(load.busyShare, decimals: 6), .number(load.waitShare, decimals: 6),
                .number(load.reachableShare, decimals: 6), .number(load.answeredShare, decimals: 6),
            ])
        }
        return [("urgent.csv", areas.bytes), ("urgent_bases.csv", bases.bytes)]
    }

    var columns: [Column] {
        let areas = cover.areas
        return [
            Column(name: "urgent_travel_min") { .optional(areas[$0].minutes, decimals: 2) },
            Column(name: "urgent_answered_pct") { .number(areas[$0].answeredShare * 100, decimals: 2) },
            Column(name: "urgent_beyond") { .flag(areas[$0].isBeyond) },
        ]
    }

    var json: JSONValue {
        .members([
            ("response_minutes", .number(cover.responseMinutes, decimals: 1)),
            ("calls_week", .number(cover.callsWeek, decimals: 2)),
            ("reachable_share", .number(cover.reachableShare, decimals: 6)),
            ("answered_share", .number(cover.answeredShare, decimals: 6)),
            ("areas_beyond", .whole(cover.beyond.count)), ("bases", .whole(cover.bases.count)),
            ("crews", .whole(cover.crews)), ("pence_per_year", .whole(cover.pencePerYear)),
            ("overloaded_bases", .list(cover.bases.filter(\.isOverloaded).map { .text($0.base.id) })),
        ])
    }
}
