import LotIO
import LotModel

/// Carers who drive and when they are free: in words, as `carers.csv`, and as the member `carers` of `summary.json`.
struct CarersText {
    private let record: RunRecord
    private let findings: CarerFindings

    init(_ record: RunRecord, _ findings: CarerFindings) {
        self.record = record
        self.findings = findings
    }

    /// None where the scenario says nothing of drivers and times.
    static func parts(_ record: RunRecord) -> [ReportPart] {
        record.findings.carers.map { [CarersText(record, $0).part] } ?? []
    }

    static func files(_ record: RunRecord) -> [(name: String, bytes: [UInt8])] {
        record.findings.carers.map { [("carers.csv", CarersText(record, $0).file)] } ?? []
    }

    static func members(_ record: RunRecord) -> [(String, JSONValue)] {
        record.findings.carers.map { [("carers", CarersText(record, $0).json)] } ?? []
    }

    /// Sums over areas.
    private struct Sum {
        let areas: Int
        let walkable: Int
        let needed: Double
        let allDriving: Double
        let present: Double
        let usable: Double
        let unmetForDrivers: Double
        let unmetForTimes: Double

        init(_ areas: [AreaCarers]) {
            func sum(_ value: KeyPath<AreaCarers, Double>) -> Double { areas.reduce(0) { $0 + $1[keyPath: value] } }
            self.areas = areas.count
            walkable = areas.count { $0.isWalkable }
            needed = sum(\.needed)
            allDriving = sum(\.allDriving)
            present = sum(\.present)
            usable = sum(\.usable)
            unmetForDrivers = sum(\.unmetForDrivers)
            unmetForTimes = sum(\.unmetForTimes)
        }
    }

    private var total: Sum { Sum(findings.areas) }

    private func sum(isRural: Bool) -> Sum {
        Sum(
            findings.areas.indices.filter { record.scenario.areas[$0].ruralUrban.isRural == isRural }
                .map { findings.areas[$0] })
    }

    // MARK: Words

    private var part: ReportPart {
        let rows = [("Urban", sum(isRural: false)), ("Rural", sum(isRural: true)), ("All", total)]
        return ReportPart(
            title: "Carers who drive, and when they are free: hours a week", sentences: sentences,
            table: Document.Table(
                "Carers' paid hours and what stays unmet for want of them",
                [.init("Areas")]
                    + PageTables.numbers([
                        "Number", "Walkable", "Needed", "If all drove", "With walkers", "At their times",
                        "Unmet for drivers", "Unmet for times",
                    ]),
                rows.filter { $0.1.areas > 0 }.map { name, sum in
                    [name, Figures.number(Double(sum.areas)), Figures.number(Double(sum.walkable))]
                        + [sum.needed, sum.allDriving, sum.present, sum.usable, sum.unmetForDrivers, sum.unmetForTimes]
                        .map { Figures.number($0) }
                }))
    }

    private var sentences: [String] {
        let rules = findings.rules
        var sentences: [String] = []
        if let share = rules.driverShare {
            let rural = sum(isRural: true)
            let urban = sum(isRural: false)
            let isGain = min(rural.unmetForDrivers, urban.unmetForDrivers) <= -0.5
            sentences.append(
                "Carers who drive would work \(Figures.percent(share, decimals: 0)) of all paid hours. The others work where home "
                    + "is at most \(Figures.number(rules.footMinutes)) minutes on foot away and visits lie at most "
                    + "\(Figures.number(rules.footHopMinutes, decimals: 1)) minutes on foot apart: in \(total.walkable) of "
                    + "\(total.areas) areas, \(rural.walkable) of them rural. \(told(total.unmetForDrivers)) for want of drivers: "
                    + "\(Figures.number(rural.unmetForDrivers)) in rural areas and \(Figures.number(urban.unmetForDrivers)) in urban "
                    + "ones\(isGain ? "; below 0 where walkers are what an area gains" : "").")
        }
        if let movable = rules.movableShare, !findings.waves.isEmpty {
            let waves = findings.waves.map {
                "\($0.name) \(Figures.percent($0.visits, decimals: 0)) and \(Figures.percent($0.carers, decimals: 0))"
            }
            sentences.append(
                "Visits by time of day, and the most of carers' hours that can be worked then: \(waves.joined(separator: ", ")). "
                    + "Of the visits \(Figures.percent(movable, decimals: 0)) may be at another time. "
                    + "\(Figures.number(total.present - total.usable)) paid hours find no visit at their time, and "
                    + "\(told(total.unmetForTimes)) since visits clash.")
        }
        sentences.append(
            "What is unmet is told by lifting each limit under the same contracts; shares and limits are the scenario's own."
        )
        return sentences
    }

    private func told(_ unmet: Double) -> String {
        unmet < -0.5
            ? "\(Figures.number(-unmet)) contact hours fewer stay unmet"
            : "\(Figures.number(unmet)) contact hours stay unmet"
    }

    // MARK: Files

    private var file: [UInt8] {
        var writer = CSVWriter(columns: [
            "area_code", "area_name", "rural_urban_class", "paid_hours_needed_week", "foot_hop_min", "walkable",
            "paid_hours_all_driving_week", "paid_hours_with_walkers_week", "paid_hours_usable_week",
            "unmet_for_drivers_hours_week", "unmet_for_times_hours_week", "hours_unmet_week",
        ])
        for (index, area) in findings.areas.enumerated() {
            let place = record.scenario.areas[index]
            writer.append(
                [
                    .text(place.code), .text(place.name), .text(place.ruralUrban.rawValue),
                    .number(area.needed, decimals: 4), .optional(area.footHopMinutes, decimals: 3),
                    .whole(area.isWalkable ? 1 : 0),
                ]
                    + [
                        area.allDriving, area.present, area.usable, area.unmetForDrivers, area.unmetForTimes,
                        record.delivery.unmet[index],
                    ].map { .number($0, decimals: 4) })
        }
        return writer.bytes
    }

    private var json: JSONValue {
        let rules = findings.rules
        func hours(_ value: Double) -> JSONValue { .number(value, decimals: 2) }
        func members(_ sum: Sum) -> JSONValue {
            .members([
                ("areas", .whole(sum.areas)), ("walkable_areas", .whole(sum.walkable)),
                ("paid_hours_needed", hours(sum.needed)), ("paid_hours_all_driving", hours(sum.allDriving)),
                ("paid_hours_with_walkers", hours(sum.present)), ("paid_hours_usable", hours(sum.usable)),
                ("unmet_for_drivers", hours(sum.unmetForDrivers)), ("unmet_for_times", hours(sum.unmetForTimes)),
            ])
        }
        let driven = rules.driverShare != nil
        return .members([
            ("driver_share", rules.driverShare.map { .number($0, decimals: 6) } ?? .null),
            ("foot_minutes", driven ? .number(rules.footMinutes, decimals: 2) : .null),
            ("foot_hop_minutes", driven ? .number(rules.footHopMinutes, decimals: 2) : .null),
            ("movable_share", rules.movableShare.map { .number($0, decimals: 6) } ?? .null),
            (
                "waves",
                .list(
                    findings.waves.map {
                        .members([
                            ("name", .text($0.name)), ("visits", .number($0.visits, decimals: 6)),
                            ("carers", .number($0.carers, decimals: 6)),
                        ])
                    })
            ),
            ("all", members(total)), ("urban", members(sum(isRural: false))), ("rural", members(sum(isRural: true))),
        ])
    }
}
