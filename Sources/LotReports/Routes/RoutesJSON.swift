import LotIO
import LotModel

/// `routes` of `summary.json`; absent where the scenario has neither frameworks nor dynamic purchasing.
struct RoutesJSON {
    private let record: RunRecord
    private var routes: RouteReport { record.findings.routes }

    init(_ record: RunRecord) { self.record = record }

    var members: [(String, JSONValue)] {
        guard !routes.isEmpty else { return [] }
        let tiers = record.scenario.plan.tiers
        return [
            (
                "routes",
                .members([
                    ("frozen", .list(routes.frozen.map(frozen))),
                    (
                        "frameworks",
                        .list(tiers.indices.filter { tiers[$0].rules.offer == .framework }.map(framework))
                    ),
                    ("withdrawals", .list(routes.withdrawals.map(withdrawal))),
                    ("dynamic", .list(tiers.indices.filter { tiers[$0].rules.offer == .dynamic }.map(dynamic))),
                ])
            )
        ]
    }

    private func hours(_ value: Double) -> JSONValue { .number(value, decimals: 2) }
    private func name(_ tier: Int) -> JSONValue { .text(record.scenario.plan.tiers[tier].rules.name) }

    private func frozen(_ contract: Contract) -> JSONValue {
        .members([
            ("tier", name(contract.tier)),
            ("lot_id", .text(record.scenario.plan.tiers[contract.tier].lots[contract.lot].id)),
            ("provider_id", .text(record.providers[contract.provider].id)),
            ("hours_week", hours(contract.hours)),
            ("rate_pence", .whole(contract.ratePence)),
        ])
    }

    private func framework(_ tier: Int) -> JSONValue {
        let places = routes.places.filter { $0.tier == tier }
        return .members([
            ("tier", name(tier)),
            ("members", .whole(routes.members(tier: tier).count)),
            ("members_left", .whole(routes.remaining(tier: tier).count)),
            ("members_working", .whole(Set(places.filter { $0.hours > 0 }.map(\.provider)).count)),
            ("hours_delivered_week", hours(places.reduce(0) { $0 + $1.hours })),
            (
                "places",
                .list(
                    places.map { place in
                        .members([
                            ("lot_id", .text(record.scenario.plan.tiers[tier].lots[place.lot].id)),
                            ("provider_id", .text(record.providers[place.provider].id)),
                            ("rank", place.rank > 0 ? .whole(place.rank) : .null),
                            ("rate_pence", .whole(place.ratePence)),
                            ("hours_delivered_week", hours(place.hours)),
                        ])
                    })
            ),
        ])
    }

    private func withdrawal(_ row: FrameworkWithdrawal) -> JSONValue {
        .members([
            ("tier", name(row.tier)),
            ("provider_id", .text(record.providers[row.provider].id)),
            ("cause", .text(row.cause.rawValue)),
            ("volume_hours_week", hours(row.volume)),
            ("threshold_hours_week", hours(row.threshold)),
            ("hours_left_week", hours(row.hours)),
            (
                "change_by_tier_hours",
                .members(
                    zip(record.scenario.plan.tiers, row.changeByTier).map { ($0.rules.name, hours($1)) })
            ),
            ("change_unmet_hours", hours(row.changeUnmet)),
        ])
    }

    private func dynamic(_ tier: Int) -> JSONValue {
        let rules = record.scenario.plan.tiers[tier].rules
        return .members([
            ("tier", name(tier)),
            ("maximum_pence", rules.ceilingPence.map { .whole($0) } ?? .null),
            ("guide_pence", rules.route.guidePence.map { .whole($0) } ?? .null),
            (
                "years",
                .list(
                    routes.years.filter { $0.tier == tier }.map { year in
                        .members([
                            ("year", .whole(year.year)),
                            ("accredited", .whole(year.accredited)),
                            ("working", .whole(year.working)),
                            ("hours_delivered_week", hours(year.hours)),
                            ("unmet_hours_week", hours(year.unmet)),
                            ("mean_rate_pence", year.meanRatePence.map { .number($0, decimals: 2) } ?? .null),
                        ])
                    })
            ),
        ])
    }
}
