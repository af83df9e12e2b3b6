import LotIO
import LotModel

/// The object `simulated` of `summary.json`; null where nothing was simulated.
struct SimulatedJSON {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var value: JSONValue {
        guard let simulated = record.findings.simulated, case .object(let total) = care(simulated.total) else {
            return .null
        }
        let areas = record.scenario.areas
        let gaps = simulated.gapsOfBadYears(record.coverage, rules: record.scenario.rules.assess)
        return .object(
            [
                JSONMember(key: "replicates", value: .whole(simulated.replicates)),
                JSONMember(key: "weeks", value: .whole(simulated.weeks)),
                JSONMember(key: "warm_up_weeks", value: .whole(simulated.warmUpWeeks)),
            ] + total + [
                JSONMember(key: "closures_year", value: .number(simulated.closures, decimals: 2)),
                JSONMember(
                    key: "gap_areas_p90_only",
                    value: .list(
                        gaps.map { area in
                            .members([
                                ("area_code", .text(areas[area].code)),
                                ("readable_name", .text(areas[area].readableName)),
                                ("hours_unmet_week", .number(record.coverage.areas[area].unmet, decimals: 2)),
                                ("unmet_p90_hours_week", .number(simulated.areas[area].unmetP90, decimals: 2)),
                            ])
                        })),
            ])
    }

    private func care(_ care: SimulatedCare) -> JSONValue {
        .members([
            ("unmet_mean_hours_week", .number(care.unmetMean, decimals: 2)),
            ("unmet_p10_hours_week", .number(care.unmetP10, decimals: 2)),
            ("unmet_p50_hours_week", .number(care.unmetP50, decimals: 2)),
            ("unmet_p90_hours_week", .number(care.unmetP90, decimals: 2)),
            ("people_waiting", .number(care.peopleWaiting, decimals: 2)),
            (
                "people_waiting_by_reason",
                .members(
                    zip(UnmetReason.allCases, care.waitingByReason).map { ($0.rawValue, .number($1, decimals: 2)) })
            ),
            ("packages_begun_year", .number(care.starts, decimals: 1)),
            ("packages_handed_back_year", .number(care.handbacks, decimals: 1)),
            ("taken_in_first_week_share", care.takenAtOnce.map { .number($0, decimals: 4) } ?? .null),
            ("weeks_to_source_p50", care.weeksToSourceP50.map { .whole($0) } ?? .null),
            ("weeks_to_source_p90", care.weeksToSourceP90.map { .whole($0) } ?? .null),
        ])
    }
}
