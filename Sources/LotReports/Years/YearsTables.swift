import LotIO
import LotModel

/// The contract years as tables: `contract_years.csv`, `payment_options.csv` and `stated_checks.csv`.
struct YearsTables {
    private let view: ContractView?

    init(_ record: RunRecord) { view = record.findings.contract }

    /// None where the scenario has no terms.
    var files: [(name: String, bytes: [UInt8])] {
        guard let view else { return [] }
        return [("contract_years.csv", years(view)), ("payment_options.csv", options(view))]
            + (view.terms.stated.isEmpty ? [] : [("stated_checks.csv", Self.checks(view.terms.stated))])
    }

    /// The chosen option: a row for each year and tier, and one for all tiers of the year.
    private func years(_ view: ContractView) -> [UInt8] {
        var table = CSVWriter(
            columns: [
                "option", "year", "span", "begins", "ends", "tier", "people", "hours_commissioned_week",
                "hours_left_for_direct_payments_week", "hours_freed_by_reablement_week", "hours_unmet_week",
                "hours_planned_week", "share_of_planned_pct", "hours_no_reply_week", "hours_cancelled_week",
                "hours_delivered_week", "hours_handed_back_week", "hours_taken_over_week", "contracts_at_loss",
                "earned_pence", "cost_pence", "margin_pence", "spend_pence_year",
            ])
        for year in view.chosen.years {
            let common: [CSVCell] = [
                .text(view.chosen.option.name), .whole(year.year), .text(Self.span(view.terms, year.year)),
                .text("\(view.terms.begins(year: year.year))"), .text("\(view.terms.ends(year: year.year))"),
            ]
            for tier in year.tiers {
                table.append(
                    common + [.text(tier.name)] + Array(repeating: .empty, count: 5)
                        + [
                            hours(tier.planned),
                            year.planned > 0 ? .number(tier.planned / year.planned * 100, decimals: 4) : .empty,
                            hours(tier.noReplies), hours(tier.cancelled), hours(tier.delivered), hours(tier.handedBack),
                            hours(tier.takenOver), .whole(tier.atLoss), pence(tier.earnedPence), pence(tier.costPence),
                            pence(tier.marginPence), .whole(tier.spend.totalPence),
                        ])
            }
            func sum(_ value: (ContractTierYear) -> Double) -> CSVCell {
                hours(year.tiers.reduce(0) { $0 + value($1) })
            }
            let (earned, cost) = year.meanPence
            table.append(
                common + [.text("all"), .number(year.people, decimals: 2)]
                    + [
                        hours(year.commissioned), hours(year.leftForDirectPayments), hours(year.freed),
                        hours(year.unmet),
                        hours(year.planned), year.planned > 0 ? .number(100, decimals: 4) : .empty, sum(\.noReplies),
                        sum(\.cancelled), hours(year.delivered), sum(\.handedBack), sum(\.takenOver),
                        .whole(year.tiers.reduce(0) { $0 + $1.atLoss }), pence(earned), pence(cost),
                        pence(earned.flatMap { earned in cost.map { earned - $0 } }), .whole(year.spend.totalPence),
                    ])
        }
        return table.bytes
    }

    /// Every option year by year: what it pays, line by line, and bridges to it from the run's own rules in the same year and from
    /// its own year before. Lines of a bridge add up to the difference of the totals.
    private func options(_ view: ContractView) -> [UInt8] {
        var table = CSVWriter(
            columns: [
                "option", "chosen", "year", "hours_planned_week", "hours_unmet_week", "spot_share_pct", "margin_pence",
            ]
                + ContractSpend.Line.allCases.map { "\($0.rawValue)_pence_year" }
                + ["total_pence_year", "top_slice_due_pence"]
                + YearBridge.Line.allCases.map { "\($0.rawValue)_over_as_run_pence" } + ["total_over_as_run_pence"]
                + YearBridge.Line.allCases.map { "\($0.rawValue)_over_year_before_pence" }
                + ["total_over_year_before_pence"])
        let reference = view.options[0].years
        for one in view.options {
            for (index, year) in one.years.enumerated() {
                let (earned, cost) = year.meanPence
                table.append(
                    [
                        .text(one.option.name), .whole(one.option.name == view.chosen.option.name ? 1 : 0),
                        .whole(year.year), hours(year.planned), hours(year.unmet),
                        year.spotShare.map { .number($0 * 100, decimals: 4) } ?? .empty,
                        pence(earned.flatMap { earned in cost.map { earned - $0 } }),
                    ] + year.spend.pence.map { .whole($0) } + [
                        .whole(year.spend.totalPence), .whole(year.tiers.reduce(0) { $0 + $1.duePence }),
                    ] + Self.cells(YearBridge(from: reference[index], to: year))
                        + (index == 0
                            ? Array(repeating: .empty, count: YearBridge.Line.allCases.count + 1)
                            : Self.cells(YearBridge(from: one.years[index - 1], to: year))))
            }
        }
        return table.bytes
    }

    private static func cells(_ bridge: YearBridge) -> [CSVCell] {
        bridge.pence.map { .whole($0) } + [.whole(bridge.totalPence)]
    }

    /// Every check of what a paper states, those that fit among them.
    static func checks(_ stated: [StatedFact]) -> [UInt8] {
        var table = CSVWriter(columns: [
            "check", "what", "arithmetic", "stated", "found", "difference_pct", "fits", "paragraphs",
        ])
        for check in StatedChecks(stated).results {
            table.append([
                .text(check.kind.rawValue), .text(check.what), .text(check.words), number(check.stated),
                number(check.found), check.difference.map { .number($0 * 100, decimals: 2) } ?? .empty,
                .whole(check.fits ? 1 : 0), .text(check.sources.joined(separator: "; ")),
            ])
        }
        return table.bytes
    }

    /// `term`, `extension 1`.
    static func span(_ terms: ContractTerms, _ year: Int) -> String {
        let extending = terms.extending(year: year) ?? 0
        return extending == 0 ? "term" : "extension \(extending)"
    }

    private func hours(_ value: Double) -> CSVCell { .number(value, decimals: 4) }
    private func pence(_ value: Double?) -> CSVCell { value.map { .number($0, decimals: 4) } ?? .empty }
    private static func number(_ value: Double?) -> CSVCell { value.map { .number($0, decimals: 4) } ?? .empty }
}

extension ContractYearOutcome {
    /// Earned and cost an hour as planned, over all tiers; nil without hours.
    var meanPence: (earned: Double?, cost: Double?) {
        guard planned > 0 else { return (nil, nil) }
        func mean(_ value: (ContractTierYear) -> Double?) -> Double {
            tiers.reduce(0) { $0 + $1.planned * (value($1) ?? 0) } / planned
        }
        return (mean(\.earnedPence), mean(\.costPence))
    }
}
