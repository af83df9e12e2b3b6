import LotIO
import LotModel

/// What `summary.json` says of coverage in detail: refusals, carers and breakdowns.
struct CoverageJSON {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    /// Members of the object `coverage`; `carers` and `breakdowns` only where the run has them.
    var members: [JSONMember] {
        [JSONMember(key: "refused", value: refused)]
            + (record.findings.detail.map {
                [
                    JSONMember(key: "carers", value: carers($0)),
                    JSONMember(
                        key: "breakdowns",
                        value: .members($0.breakdowns.map { ($0.attribute.rawValue, .list($0.groups.map(group))) })),
                ]
            } ?? [])
    }

    private func hours(_ value: Double) -> JSONValue { .number(value, decimals: 2) }

    /// Hours by reason, for each tier and in all, and the unmet ones by the areas' main reasons. An hour that several rounds
    /// refuse counts in each of them, so that people are told only of the unmet ones.
    private var refused: JSONValue {
        let tiers = record.scenario.plan.tiers.indices.map { tier in
            (
                record.scenario.plan.tiers[tier].rules.name,
                reasons { (record.delivery.refused[tier][$0] ?? []).reduce(0, +) }
            )
        }
        return .members([
            ("by_reason", reasons { record.delivery.refusedHours($0).reduce(0, +) }), ("by_tier", .members(tiers)),
            ("unmet_by_main_reason", unmetByMainReason),
        ])
    }

    private func reasons(_ sum: (UnmetReason) -> Double) -> JSONValue {
        .members(
            UnmetReason.allCases.compactMap { reason in
                let refused = sum(reason)
                return refused > 0
                    ? (reason.rawValue, .members([("hours_week", hours(refused)), ("people_est", .null)]))
                    : nil
            })
    }

    private var unmetByMainReason: JSONValue {
        .members(
            UnmetReason.allCases.compactMap { reason in
                let areas = record.coverage.areas.filter { $0.reason == reason }
                guard !areas.isEmpty else { return nil }
                return (
                    reason.rawValue,
                    .members([
                        ("hours_week", hours(areas.reduce(0) { $0 + $1.unmet })),
                        ("people_est", .number(areas.reduce(0) { $0 + $1.peopleUnserved }, decimals: 1)),
                    ])
                )
            })
    }

    private func carers(_ detail: CoverageDetail) -> JSONValue {
        .members([
            ("in_reach", .number(detail.carers.reduce(0) { $0 + $1.inReach }, decimals: 1)),
            ("needed", .number(detail.carers.reduce(0) { $0 + $1.needed }, decimals: 1)),
            ("areas_short", .whole(detail.carers.count(where: \.isShort))),
            (
                "paid_hours_per_carer",
                .number(record.scenario.rules.labour.paidHoursPerCarer, decimals: 1)
            ),
        ])
    }

    private func group(_ group: BreakdownGroup) -> JSONValue {
        let sum = group.sum
        return .members([
            ("group", .text(group.name)),
            ("areas", .whole(sum.areas)),
            ("commissioned_hours", hours(sum.commissioned)),
            ("delivered_hours", hours(sum.delivered)),
            ("unmet_hours", hours(sum.unmet)),
            ("unmet_share", .number(sum.unmetShare, decimals: 6)),
            ("people_unserved_est", .number(sum.peopleUnserved, decimals: 1)),
            ("gap_areas", .whole(sum.gapAreas)),
            ("travel_min_per_contact_hour", sum.travelMinutes.map { .number($0, decimals: 3) } ?? .null),
            ("refused", reasons { group.refused[$0] ?? 0 }),
        ])
    }
}
