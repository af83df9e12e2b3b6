import LotIO
import LotModel

/// The member `contract` of `summary.json`: terms, years under every option, and what a paper states; none without terms.
struct YearsJSON {
    private let view: ContractView?
    private let scenario: Scenario

    init(_ record: RunRecord) {
        view = record.findings.contract
        scenario = record.scenario
    }

    var members: [(String, JSONValue)] {
        guard let view else { return [] }
        let terms = view.terms
        return [
            (
                "contract",
                .members([
                    ("begins", .text("\(terms.start)")), ("ends", .text("\(terms.ends(year: terms.allYears))")),
                    ("years", .whole(terms.years)), ("extensions", .list(terms.extensions.map { .whole($0) })),
                    ("rules", ContractTermsJSON(scenario, terms).value),
                    (
                        "spot_rates_pence",
                        .members(
                            scenario.plan.tiers.compactMap { tier in
                                tier.rules.offer == .spot
                                    ? tier.rules.ratePence.map { (tier.rules.name, .whole($0)) } : nil
                            })
                    ),
                    ("chosen", .text(view.chosen.option.name)),
                    ("options", .list(view.options.map { option($0, view) })),
                    ("stated_checks", .list(StatedChecks(terms.stated).results.map(check))),
                ])
            )
        ]
    }

    private func option(_ one: ContractOption, _ view: ContractView) -> JSONValue {
        let reference = view.options[0].years
        return .members([
            ("name", .text(one.option.name)), ("title", .text(one.option.title)),
            ("rules", .list(one.option.rules.map { ContractTermsJSON.rule($0) })), ("lots", lots(one.option)),
            ("total_pence", .whole(one.totalPence)),
            ("total_over_as_run_pence", .whole(one.totalPence - view.options[0].totalPence)),
            (
                "years",
                .list(
                    one.years.enumerated().map { index, year in
                        self.year(
                            year, view.terms, reference: reference[index],
                            before: index > 0 ? one.years[index - 1] : nil)
                    })
            ),
        ])
    }

    /// Of a pilot, as `tier:lot`; null for all work.
    private func lots(_ option: PaymentOption) -> JSONValue {
        guard let lots = option.lots else { return .null }
        let names = lots.map { key in
            let tier = scenario.plan.tiers[key.tier]
            return "\(tier.rules.name):\(tier.lots[key.lot].id)"
        }
        return .list(names.sorted().map { .text($0) })
    }

    private func year(
        _ year: ContractYearOutcome, _ terms: ContractTerms, reference: ContractYearOutcome,
        before: ContractYearOutcome?
    ) -> JSONValue {
        let (earned, cost) = year.meanPence
        return .members([
            ("year", .whole(year.year)), ("span", .text(YearsTables.span(terms, year.year))),
            ("begins", .text("\(terms.begins(year: year.year))")), ("people", .number(year.people, decimals: 1)),
            ("commissioned_hours", hours(year.commissioned)), ("delivered_hours", hours(year.delivered)),
            ("unmet_hours", hours(year.unmet)), ("left_for_direct_payments_hours", hours(year.leftForDirectPayments)),
            ("freed_by_reablement_hours", hours(year.freed)),
            ("spot_share", year.spotShare.map { .number($0, decimals: 6) } ?? .null),
            ("earned_pence", pence(earned)), ("cost_pence", pence(cost)),
            ("margin_pence", pence(earned.flatMap { earned in cost.map { earned - $0 } })),
            ("tiers", .members(year.tiers.map { ($0.name, tier($0)) })),
            (
                "spend_pence",
                .members(
                    zip(ContractSpend.Line.allCases, year.spend.pence).map { ($0.rawValue, .whole($1)) }
                        + [("total", .whole(year.spend.totalPence))])
            ),
            ("top_slice_due_pence", .whole(year.tiers.reduce(0) { $0 + $1.duePence })),
            ("over_as_run_pence", bridge(YearBridge(from: reference, to: year))),
            ("over_year_before_pence", before.map { bridge(YearBridge(from: $0, to: year)) } ?? .null),
        ])
    }

    private func tier(_ tier: ContractTierYear) -> JSONValue {
        .members([
            ("planned_hours", hours(tier.planned)), ("delivered_hours", hours(tier.delivered)),
            ("handed_back_hours", hours(tier.handedBack)), ("taken_over_hours", hours(tier.takenOver)),
            ("contracts_at_loss", .whole(tier.atLoss)), ("earned_pence", pence(tier.earnedPence)),
            ("cost_pence", pence(tier.costPence)), ("spend_pence", .whole(tier.spend.totalPence)),
        ])
    }

    private func bridge(_ bridge: YearBridge) -> JSONValue {
        .members(
            zip(YearBridge.Line.allCases, bridge.pence).map { ($0.rawValue, .whole($1)) }
                + [("total", .whole(bridge.totalPence))])
    }

    private func check(_ check: StatedCheck) -> JSONValue {
        .members([
            ("check", .text(check.kind.rawValue)), ("what", .text(check.what)), ("arithmetic", .text(check.words)),
            ("stated", pence(check.stated)), ("found", pence(check.found)), ("fits", .boolean(check.fits)),
            ("paragraphs", .list(check.sources.map { .text($0) })),
        ])
    }

    private func hours(_ value: Double) -> JSONValue { .number(value, decimals: 2) }
    private func pence(_ value: Double?) -> JSONValue { value.map { .number($0, decimals: 2) } ?? .null }
}
