import LotIO
import LotModel

/// Who pays for which hours, in words, as `scope.csv` and `scope_years.csv`, as a column of areas and in the summary.
struct ScopeText {
    private let record: RunRecord
    private let report: ScopeReport

    init(_ record: RunRecord, _ report: ScopeReport) {
        self.record = record
        self.report = report
    }

    var parts: [BesideWords.Part] { [payers] + (report.years.isEmpty ? [] : [years]) }

    // MARK: Words

    private var payers: BesideWords.Part {
        BesideWords.Part(
            title: "Who pays: the council and health", sentences: sentences,
            table: Document.Table(
                "Health areas: hours a week, pounds and people a year",
                [.init("Health area"), .init("Contracts")]
                    + PageTables.numbers([
                        "Health's hours", "In contracts", "Of them unmet", "Council's hours", "Of these unmet",
                        "Health pays", "Payer changes", "Change provider", "If not part",
                    ]),
                report.rows.map { row in
                    [
                        row.funding.name, Self.words(row.funding), Figures.number(row.statedHours),
                        Figures.number(row.healthHours), Figures.number(row.healthHours - row.healthDelivered),
                        Figures.number(row.councilHours), Figures.number(row.councilHours - row.councilDelivered),
                        Figures.number(Double(row.healthPaysPence + row.jointPence) / 100),
                        Figures.number(row.moving, decimals: 1), Figures.number(row.changing, decimals: 1),
                        Figures.number(row.changingWithout, decimals: 1),
                    ]
                }))
    }

    private static func words(_ funding: HealthFunding) -> String {
        if funding.isOut { return "not part" }
        return funding.leavesAfterYear.map { "until year \($0)" } ?? "part"
    }

    private var sentences: [String] {
        let gap = report.rows.reduce(0) { $0 + $1.gapPence }
        var words = [
            "Of \(Figures.number(report.commissioned)) hours a week in the contracts health pays for "
                + "\(Figures.number(report.healthHours)), and the council for \(Figures.number(report.councilHours)). Providers are "
                + "paid \(Figures.millions(pence: report.pence)) a year: \(Figures.millions(pence: report.councilPaysPence)) by the "
                + "council and \(Figures.millions(pence: report.healthPaysPence)) by health. Providers do not ask who pays, so that "
                + "unmet hours fall on both alike."
        ]
        if gap != 0 {
            words.append(
                gap > 0
                    ? "Health's own rate leaves \(Figures.millions(pence: gap)) of the price of its hours to the council."
                    : "Health's own rate is \(Figures.millions(pence: -gap)) above the price of its hours.")
        }
        if report.moving > 0 {
            words.append(
                "The payer of \(Figures.number(report.moving)) people changes in a year. Where both pay under the same contracts "
                    + "they keep their provider: \(Figures.number(report.changing)) change it, and "
                    + "\(Figures.number(report.changingWithout)) would if health were part of none.")
        }
        let outside = report.rows.filter { !$0.funding.isPart(year: 1) }
        if !outside.isEmpty {
            words.append(
                "\(Figures.number(outside.reduce(0) { $0 + $1.statedHours })) hours of health areas that are not part are worked by "
                    + "others, from the same carers.")
        }
        return words
    }

    private var years: BesideWords.Part {
        let names = report.scope.areas.filter { $0.leavesAfterYear != nil }.map {
            "\($0.name) leaves after contract year \($0.leavesAfterYear ?? 0)"
        }
        return BesideWords.Part(
            title: "Health areas over the contract years",
            sentences: [
                (names.isEmpty ? "Every health area that is part stays" : names.joined(separator: "; "))
                    + ". Beside each year "
                    + "stands the same year if all stayed. Holders below are those whose whole volume is less than their branch "
                    + "needs, before anything is handed back."
            ],
            table: Document.Table(
                "Hours a week, pence an hour as planned",
                PageTables.numbers([
                    "Year", "Health's hours", "All hours", "If all stayed", "Margin", "If all stayed", "Holders below",
                    "If all stayed", "People who change provider",
                ]),
                report.years.map { year in
                    [
                        "\(year.year)", Figures.number(year.areas.reduce(0) { $0 + $1.healthHours }),
                        Figures.number(year.actual.commissioned), Figures.number(year.ifAllStayed.commissioned),
                        pence(year.actual.marginPence), pence(year.ifAllStayed.marginPence),
                        "\(year.actual.belowViability)", "\(year.ifAllStayed.belowViability)",
                        Figures.number(year.areas.reduce(0) { $0 + $1.changing + $1.leaving }),
                    ]
                }))
    }

    private func pence(_ value: Double?) -> String { value.map { Figures.number($0, decimals: 1) } ?? "-" }

    // MARK: Files

    var files: [(name: String, bytes: [UInt8])] {
        [("scope.csv", payersTable)] + (report.years.isEmpty ? [] : [("scope_years.csv", yearsTable)])
    }

    private var payersTable: [UInt8] {
        var writer = CSVWriter(columns: [
            "health_code", "health_name", "part", "leaves_after_year", "health_hours_stated_week",
            "health_hours_commissioned_week", "health_hours_delivered_week", "council_hours_commissioned_week",
            "council_hours_delivered_week", "health_price_pence_year", "health_pays_pence_year",
            "joint_health_pays_pence_year", "council_price_pence_year", "health_people", "council_people",
            "people_to_health_year", "people_to_council_year", "people_changing_provider_year",
            "people_changing_provider_if_not_part_year",
        ])
        for row in report.rows {
            writer.append([
                .text(row.funding.code), .text(row.funding.name), .flag(row.funding.isPart(year: 1)),
                row.funding.leavesAfterYear.map { .whole($0) } ?? .empty, hours(row.statedHours),
                hours(row.healthHours), hours(row.healthDelivered), hours(row.councilHours),
                hours(row.councilDelivered), .whole(row.healthPence), .whole(row.healthPaysPence),
                .whole(row.jointPence), .whole(row.councilPence), hours(row.healthPeople), hours(row.councilPeople),
                hours(row.toHealth), hours(row.toCouncil), hours(row.changing), hours(row.changingWithout),
            ])
        }
        return writer.bytes
    }

    /// A row for each year and health area, and one for all contracts of the year.
    private var yearsTable: [UInt8] {
        var writer = CSVWriter(columns: [
            "year", "health_code", "part", "health_hours_commissioned_week", "people_moving_year",
            "people_changing_provider_year", "people_changing_as_it_leaves", "hours_commissioned_week",
            "hours_commissioned_if_all_stayed_week", "hours_unmet_week", "hours_unmet_if_all_stayed_week",
            "margin_pence", "margin_if_all_stayed_pence", "spend_pence_year", "spend_if_all_stayed_pence_year",
            "holders_below_viability", "holders_below_viability_if_all_stayed",
        ])
        for year in report.years {
            for (funding, area) in zip(report.scope.areas, year.areas) {
                writer.append(
                    [
                        .whole(year.year), .text(funding.code), .flag(area.isPart), hours(area.healthHours),
                        hours(area.moving), hours(area.changing), hours(area.leaving),
                    ] + Array(repeating: .empty, count: 10))
            }
            func sum(_ value: (ScopeYear.Area) -> Double) -> CSVCell { hours(year.areas.reduce(0) { $0 + value($1) }) }
            let (actual, other) = (year.actual, year.ifAllStayed)
            writer.append([
                .whole(year.year), .text("all"), .empty, sum(\.healthHours), sum(\.moving), sum(\.changing),
                sum(\.leaving), hours(actual.commissioned), hours(other.commissioned), hours(actual.unmet),
                hours(other.unmet), .optional(actual.marginPence, decimals: 4),
                .optional(other.marginPence, decimals: 4), .whole(actual.spendPence), .whole(other.spendPence),
                .whole(actual.belowViability), .whole(other.belowViability),
            ])
        }
        return writer.bytes
    }

    private func hours(_ value: Double) -> CSVCell { .number(value, decimals: 4) }

    /// Hours of each area that health pays for, in the contracts.
    var columns: [Column] {
        guard let scoped = record.scenario.scopedHours(record.demand) else { return [] }
        return [
            Column(name: "health_hours_week") { area in
                .number(
                    scoped.stated.indices.reduce(0) {
                        $0 + scoped.healthShare($1, area: area) * record.coverage.areas[area].commissioned
                    }, decimals: 4)
            }
        ]
    }

    // MARK: Summary

    var json: JSONValue {
        .members([
            ("health_hours_week", number(report.healthHours)),
            ("health_hours_delivered_week", number(report.healthDelivered)),
            ("council_hours_week", number(report.councilHours)),
            ("council_hours_delivered_week", number(report.councilDelivered)),
            ("health_pays_pence_year", .whole(report.healthPaysPence)),
            ("council_pays_pence_year", .whole(report.councilPaysPence)),
            ("people_moving_year", number(report.moving)),
            ("people_changing_provider_year", number(report.changing)),
            ("people_changing_provider_if_not_part_year", number(report.changingWithout)),
            (
                "health_areas",
                .list(
                    report.rows.map { row in
                        .members([
                            ("health_code", .text(row.funding.code)), ("health_name", .text(row.funding.name)),
                            ("part", .boolean(row.funding.isPart(year: 1))),
                            ("leaves_after_year", row.funding.leavesAfterYear.map { .whole($0) } ?? .null),
                            ("health_hours_stated_week", number(row.statedHours)),
                            ("health_hours_week", number(row.healthHours)),
                            ("health_hours_delivered_week", number(row.healthDelivered)),
                            ("council_hours_week", number(row.councilHours)),
                            ("council_hours_delivered_week", number(row.councilDelivered)),
                            ("people_moving_year", number(row.moving)),
                            ("people_changing_provider_year", number(row.changing)),
                            ("people_changing_provider_if_not_part_year", number(row.changingWithout)),
                        ])
                    })
            ),
            (
                "years",
                .list(
                    report.years.map { year in
                        .members([
                            ("year", .whole(year.year)),
                            ("health_hours_week", number(year.areas.reduce(0) { $0 + $1.healthHours })),
                            ("people_changing_provider", number(year.areas.reduce(0) { $0 + $1.changing })),
                            ("people_changing_as_areas_leave", number(year.areas.reduce(0) { $0 + $1.leaving })),
                            ("actual", volume(year.actual)), ("if_all_stayed", volume(year.ifAllStayed)),
                        ])
                    })
            ),
        ])
    }

    private func volume(_ volume: ScopeYear.Volume) -> JSONValue {
        .members([
            ("hours_commissioned_week", number(volume.commissioned)), ("hours_unmet_week", number(volume.unmet)),
            ("margin_pence", volume.marginPence.map { .number($0, decimals: 4) } ?? .null),
            ("spend_pence_year", .whole(volume.spendPence)),
            ("holders_below_viability", .whole(volume.belowViability)),
        ])
    }

    private func number(_ value: Double) -> JSONValue { .number(value, decimals: 4) }
}
