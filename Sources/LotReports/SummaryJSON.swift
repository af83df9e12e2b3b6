import LotIO
import LotModel

/// `summary.json`: the answer for machines, schema `lotwright.summary/1`.
struct SummaryJSON {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var value: JSONValue {
        let scenario = record.scenario
        return .members(
            [
                ("schema", .text("lotwright.summary/1")),
                ("scenario", .text(scenario.name)),
                ("title", .text(scenario.title)),
                ("internal", .boolean(record.isInternal)),
                ("headline", .list(Headline(record).lines.map { .text($0) })),
                (
                    "areas",
                    .members([
                        ("core", .whole(scenario.areas.coreCount)),
                        ("context", .whole(scenario.areas.areas.count - scenario.areas.coreCount)),
                    ])
                ),
                ("demand", demand),
                (
                    "contiguity",
                    .members([
                        ("pairs", .whole(scenario.geography.contacts.count)),
                        ("components", .whole(scenario.geography.components)),
                    ])
                ),
                ("tiers", .list(scenario.plan.tiers.indices.map(tier))),
                ("market", MarketJSON(record).value),
                ("award", award),
                ("mobilisation", MobilisationJSON(record).value),
                ("coverage", coverage),
                (
                    "by_rural_urban",
                    .members(record.coverage.byRuralUrban.map { ($0.0.rawValue, measures($0.1)) })
                ),
                ("by_district", .members(record.coverage.byDistrict.map { ($0.0, measures($0.1)) })),
                ("travel", TravelJSON(record).value),
            ] + RoutesJSON(record).members + ResilienceJSON(record).members + SanctionText(record).members
                + AccountsJSON(record).members + LendingText.members(record) + CarersText.members(record)
                + YearsJSON(record).members + BesideFiles(record).members + [
                    ("simulated", SimulatedJSON(record).value),
                    ("sensitivity", SensitivityTable(record).value),
                    ("rural_surprise", .list(record.coverage.surprises.map(surprise))),
                    ("watch", .list(zip(scenario.watch, record.coverage.watch).map(watch))),
                    (
                        "geometry",
                        .members([
                            ("source", .text(scenario.geography.source)),
                            ("indicative", .boolean(scenario.geography.isIndicative)),
                        ])
                    ),
                    ("notes", .list(scenario.notes.map { .text($0) })),
                    ("warnings", .list(record.warnings.map { .text($0.description) })),
                    ("attribution", .text(scenario.attribution)),
                ])
    }

    private func hours(_ value: Double) -> JSONValue { .number(value, decimals: 2) }
    private func share(_ value: Double) -> JSONValue { .number(value, decimals: 6) }

    private var demand: JSONValue {
        .members([
            ("people", .number(record.demand.corePeople, decimals: 1)),
            ("hours_per_week", hours(record.demand.coreHours)),
            ("direct_payment_hours", hours(record.demand.coreDirectPaymentHours)),
            ("hours_per_person", .number(record.demand.hoursPerPerson, decimals: 4)),
        ])
    }

    private func tier(_ index: Int) -> JSONValue {
        let tier = record.scenario.plan.tiers[index]
        let contracts = record.award.contracts.filter { $0.tier == index }
        let delivered = record.delivery.delivered.filter { $0.tier == index }.reduce(0) { $0 + $1.hours }
        let refused = UnmetReason.allCases.compactMap { reason -> (String, JSONValue)? in
            let sum = (record.delivery.refused[index][reason] ?? []).reduce(0, +)
            return sum > 0 ? (reason.rawValue, hours(sum)) : nil
        }
        let stayedAway = NonEntry.allCases.compactMap { reason -> (String, JSONValue)? in
            record.bids.nonEntries[index][reason].map { (reason.rawValue, .whole($0)) }
        }
        return .members([
            ("name", .text(tier.rules.name)),
            ("title", .text(tier.rules.title)),
            ("lots", .whole(tier.lots.count)),
            ("lots_awarded", .whole(Set(contracts.map(\.lot)).count)),
            ("contracts", .whole(contracts.count)),
            ("winners", .whole(Set(contracts.map(\.provider)).count)),
            ("bids", .whole(record.bids.bids.count { $0.tier == index })),
            ("not_entered", .members(stayedAway)),
            ("hours_awarded", hours(contracts.reduce(0) { $0 + $1.hours })),
            ("hours_offered", hours(record.delivery.offered[index].reduce(0, +))),
            ("hours_delivered", hours(delivered)),
            ("hours_refused", .members(refused)),
        ])
    }

    private var award: JSONValue {
        let award = record.award
        return .members([
            ("status", .text(record.outcome.status.rawValue)),
            ("objective", .number(record.outcome.objective, decimals: 2)),
            ("bound", .number(record.outcome.bound, decimals: 2)),
            ("pence_per_year", .whole(award.objectivePence)),
            ("unawarded_hours_week", .number(award.unawardedHours, decimals: 6)),
            ("objective_pence", .whole(award.objectivePence)),
            ("bound_pence", .whole(award.boundPence)),
            ("gap", share(award.gap)),
            ("proved", .boolean(award.isProved)),
            ("unawarded_hours", hours(award.unawardedHours)),
            ("unawarded_bound_hours", hours(award.unawardedBound)),
            ("contracts_winner_by_health_area", .whole(winnerHealthAreas)),
        ])
    }

    /// Distinct pairs of winner and health area: how a council counts contracts.
    private var winnerHealthAreas: Int {
        Set(
            record.award.contracts.flatMap { contract in
                record.scenario.plan.tiers[contract.tier].lots[contract.lot].areas.map {
                    "\(contract.provider) \(record.scenario.areas[$0].healthCode)"
                }
            }
        ).count
    }

    private var coverage: JSONValue {
        let areas = record.scenario.areas
        let gaps = record.coverage.gaps.map { index -> JSONValue in
            let part = record.coverage.areas[index]
            return .members([
                ("area_code", .text(areas[index].code)),
                ("readable_name", .text(areas[index].readableName)),
                ("hours_unmet_week", hours(part.unmet)),
                ("unmet_share", share(part.unmetShare)),
                ("people_unserved_est", .number(part.peopleUnserved, decimals: 1)),
                ("main_reason", part.reason.map { .text($0.rawValue) } ?? .null),
            ])
        }
        guard case .object(let members) = measures(record.coverage.total) else { return .null }
        return .object(
            members.filter { $0.key != "gap_areas" } + ResilienceJSON(record).coverageMembers + [
                JSONMember(
                    key: "want_of_carers",
                    value: .members([
                        ("unmet_hours", hours(record.coverage.wantOfCarers.after)),
                        ("before_change_of_contracts_hours", hours(record.coverage.wantOfCarers.before)),
                    ])),
                JSONMember(key: "gap_areas", value: .list(gaps)),
                JSONMember(key: "causes", value: CausesJSON(record).value),
                JSONMember(key: "remedies", value: RemediesJSON(record).value),
            ] + CoverageJSON(record).members)
    }

    private func measures(_ sum: CoverageSum) -> JSONValue {
        .members([
            ("areas", .whole(sum.areas)),
            ("commissioned_hours", hours(sum.commissioned)),
            ("delivered_hours", hours(sum.delivered)),
            ("unmet_hours", hours(sum.unmet)),
            ("unmet_share", share(sum.unmetShare)),
            ("people_unserved_est", .number(sum.peopleUnserved, decimals: 1)),
            ("gap_areas", .whole(sum.gapAreas)),
            ("travel_min_per_contact_hour", sum.travelMinutes.map { .number($0, decimals: 3) } ?? .null),
        ])
    }

    private func surprise(_ surprise: RuralSurprise) -> JSONValue {
        .members([
            ("tier", .text(record.scenario.plan.tiers[surprise.tier].rules.name)),
            ("rural_share_priced", share(surprise.priced)),
            ("rural_share_served", share(surprise.served)),
        ])
    }

    private func watch(_ group: WatchGroup, _ sum: CoverageSum) -> JSONValue {
        guard case .object(let members) = measures(sum) else { return .null }
        return .object(
            [
                JSONMember(key: "name", value: .text(group.name)),
                JSONMember(key: "coding", value: .text(group.coding)),
                JSONMember(key: "area_codes", value: .list(group.areas.map { .text(record.scenario.areas[$0].code) })),
                JSONMember(
                    key: "mechanisms",
                    value: .list(group.mechanisms.map { .text($0.rawValue) })),
            ] + members)
    }
}
