import LotModel
import Testing

@Suite struct AccountsTests {
    static func row(hours: Double, paid: Double, running: Double, _ basis: BookRow.Basis = .held) -> BookRow {
        BookRow(
            tier: 0, provider: 0, area: 0, basis: basis, hours: hours, ratePence: 1_500, supplementPence: 0,
            paidPence: paid,
            cost: CostOfHour(
                contactPay: 631, travelPay: 100, insurancePension: 80, otherOnCosts: 138, mileage: 51,
                running: running, surplus: 47), breakEvenPence: 0)
    }

    @Test func partsAddUpToTotals() {
        let lines = [
            BudgetLine(basePence: 1, minimumVisitPence: 2, supplementPence: 3, idlePence: 4),
            BudgetLine(basePence: 10, idlePence: 40),
        ]
        let accounts = Accounts(
            minimumPrice: MinimumPrice(Self.row(hours: 1, paid: 1, running: 1).cost), budget: lines,
            books: [Self.row(hours: 1, paid: 1, running: 1), Self.row(hours: 2, paid: 1, running: 1, .believed)],
            years: [])
        #expect(accounts.total == BudgetLine(basePence: 11, minimumVisitPence: 2, supplementPence: 3, idlePence: 44))
        #expect(accounts.total.totalPence == 60 && lines.reduce(0) { $0 + $1.totalPence } == 60)
        #expect(accounts.held.count == 1)
    }

    /// 1,000 without running: 30 h with 200 at 1,500 earn 300, 10 h with 600 at 1,500 lose 100.
    @Test func marginsAreWeightedByHours() {
        let total = BookTotal([
            Self.row(hours: 30, paid: 1_500, running: 200), Self.row(hours: 10, paid: 1_500, running: 600),
        ])
        #expect(total.hours == 40 && total.hoursAtLoss == 10)
        #expect(total.paidPence == 1_500 && total.costPence == 1_300 && total.marginPence == 200)
        #expect(BookTotal([]).marginPence == nil)
    }
}
