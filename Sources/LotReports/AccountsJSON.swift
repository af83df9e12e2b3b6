import LotIO
import LotModel

/// The members of `summary.json` about money: minimum price, budget, open book and contract years.
struct AccountsJSON {
    private let record: RunRecord
    private var accounts: Accounts { record.accounts }

    init(_ record: RunRecord) { self.record = record }

    var members: [(String, JSONValue)] {
        [
            ("minimum_price", minimumPrice), ("budget", budget), ("open_book", openBook),
            ("contract_years", .list(accounts.years.map(year))),
        ]
    }

    private func pence(_ value: Double?) -> JSONValue { value.map { .number($0, decimals: 2) } ?? .null }

    private var minimumPrice: JSONValue {
        .members(
            accounts.minimumPrice.lines.map { ($0.name + "_pence", .whole($0.pence)) }
                + [("total_pence", .whole(accounts.minimumPrice.totalPence))])
    }

    /// Whole pence a year; parts add up to totals, and tiers to the whole.
    private var budget: JSONValue {
        .members(
            line(accounts.total) + [
                (
                    "by_tier",
                    .members(
                        zip(record.scenario.plan.tiers, accounts.budget).map { ($0.rules.name, .members(line($1))) })
                )
            ])
    }

    private func line(_ line: BudgetLine) -> [(String, JSONValue)] {
        [
            ("base_pence", .whole(line.basePence)), ("minimum_visit_pence", .whole(line.minimumVisitPence)),
            ("supplement_pence", .whole(line.supplementPence)), ("guarantee_idle_pence", .whole(line.idlePence)),
            ("total_pence", .whole(line.totalPence)),
        ]
    }

    /// Hours delivered, by size of the provider and by the area's class.
    private var openBook: JSONValue {
        let held = accounts.held
        return .members(
            total(BookTotal(held)) + [
                (
                    "by_class",
                    .members(
                        ProviderClass.allCases.map { size in
                            let own = held.filter { record.providers[$0.provider].sizeClass == size }
                            return (size.rawValue, .members(total(BookTotal(own)) + [("by_rural_urban", classes(own))]))
                        })
                ),
                ("by_rural_urban", classes(held)),
            ])
    }

    private func classes(_ rows: [BookRow]) -> JSONValue {
        .members(
            RuralUrbanClass.Group.allCases.map { group in
                let own = rows.filter { record.scenario.areas[$0.area].ruralUrban.group == group }
                return (group.rawValue, .members(total(BookTotal(own))))
            })
    }

    private func total(_ total: BookTotal) -> [(String, JSONValue)] {
        [
            ("hours", .number(total.hours, decimals: 2)), ("paid_pence", pence(total.paidPence)),
            ("cost_pence", pence(total.costPence)), ("margin_pence", pence(total.marginPence)),
            ("hours_at_loss", .number(total.hoursAtLoss, decimals: 2)),
        ]
    }

    private func year(_ year: ContractYear) -> JSONValue {
        .members([
            ("year", .whole(year.year)), ("paid_pence", pence(year.paidPence)), ("cost_pence", pence(year.costPence)),
            ("margin_pence", pence(year.marginPence)), ("spend_pence", .whole(year.pencePerYear)),
        ])
    }
}
