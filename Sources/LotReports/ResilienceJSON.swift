import LotIO
import LotModel

/// `resilience` of `summary.json`, and what lots cost in `coverage`.
struct ResilienceJSON {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    /// Members of the summary; none where nothing was found out.
    var members: [(String, JSONValue)] {
        guard let resilience = record.findings.resilience else { return [] }
        return [
            (
                "resilience",
                .members([
                    ("weeks", .number(record.scenario.rules.resilience.weeks, decimals: 2)),
                    ("expected_displaced_hours_year", hours(resilience.displacedPerYear)),
                    ("expected_displaced_people_year_est", people(resilience.displacedPerYear)),
                    ("expected_hours_left_year", hours(resilience.leftPerYear)),
                    ("withdrawals", .list(resilience.worst.map { withdrawal($0, resilience) })),
                    (
                        "below_viability",
                        .list(belowViability(resilience).map { .text(record.providers[$0.provider].id) })
                    ),
                    (
                        "concentration",
                        .list(resilience.concentrations.filter { $0.scope != .lot }.map(concentration))
                    ),
                ])
            )
        ]
    }

    /// Members of `coverage`.
    var coverageMembers: [JSONMember] {
        guard let attainable = record.findings.attainable else { return [] }
        return [
            JSONMember(
                key: "attainable",
                value: .members([
                    ("delivered_hours", hours(attainable.delivered)), ("bound_hours", hours(attainable.bound)),
                    ("spend_limit_pence_week", .number(attainable.spendLimitPence, decimals: 0)),
                    ("spend_binds", .boolean(attainable.isSpendBinding)),
                ])),
            JSONMember(
                key: "price_of_lotting",
                value: .members([
                    ("hours", hours(attainable.lottingHours)),
                    ("people_est", .number(attainable.lottingPeople, decimals: 1)),
                ])),
        ]
    }

    private func belowViability(_ resilience: Resilience) -> [Withdrawal] {
        resilience.withdrawals.filter { $0.isBelowViability && $0.displaced > 0 }
    }

    private func withdrawal(_ row: Withdrawal, _ resilience: Resilience) -> JSONValue {
        .members([
            ("provider_id", .text(record.providers[row.provider].id)),
            ("displaced_hours", hours(row.displaced)), ("replaced_hours", hours(row.replaced)),
            ("left_hours", hours(row.leftWithout)), ("people_affected_est", people(row.displaced)),
            ("people_left_est", people(row.leftWithout)),
            (
                "takers",
                .list(
                    row.takers.map {
                        .members([
                            ("provider_id", .text(record.providers[$0.provider].id)), ("hours", hours($0.hours)),
                            ("below_viability", .boolean(resilience.isBelowViability($0.provider))),
                        ])
                    })
            ),
            ("closure_per_year", .number(row.closureChance, decimals: 4)),
            ("below_viability", .boolean(row.isBelowViability)),
        ])
    }

    private func concentration(_ row: Concentration) -> JSONValue {
        .members([
            ("scope", .text(row.scope.rawValue)), ("name", .text(row.name)), ("hours", hours(row.hours)),
            ("hhi", row.index.map { .number($0, decimals: 0) } ?? .null),
            ("largest_provider", row.largest.map { .text(record.providers[$0].id) } ?? .null),
            ("largest_share", .number(row.largestShare, decimals: 6)),
        ])
    }

    private func hours(_ value: Double) -> JSONValue { .number(value, decimals: 2) }
    private func people(_ hours: Double) -> JSONValue {
        .number(record.findings.resilience?.people(hours) ?? 0, decimals: 1)
    }
}
