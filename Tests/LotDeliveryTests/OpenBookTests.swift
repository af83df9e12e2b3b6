import LotModel
import Testing

@testable import LotDelivery

@Suite struct OpenBookTests {
    typealias Maps = DeliveryMaps

    /// Two areas in one shared lot: P1 holds both, P2 bids in vain and has only the first in its radius.
    static func accounts(_ schedule: RateSchedule = RateSchedule(), rural: Double = 0) -> (Accounts, DeliveryProblem) {
        let rules = SettlementTests.rules(["rates.village_supplement_pence": rural])
        let problem = Maps.problem(
            hours: [200, 100], plan: Maps.plan(2, spotRate: nil), contracts: [Maps.contract(0, share: 1)],
            providers: [Maps.provider("P1"), Maps.provider("P2", radius: 15, wage: 700)], capacity: [1_000, 1_000],
            reach: [[10, 20], [10, 20]], rules: rules, ruralUrban: .e1)
        let delivery = Waterfall(problem).run()
        #expect(Maps.checker(2, rules, .e1).faults(of: delivery, problem: problem) == [])
        let bids = [
            Bid(id: "b1", provider: 0, tier: 0, lots: [0], maxHours: 300, ratePence: 1_500),
            Bid(id: "b2", provider: 1, tier: 0, lots: [0], maxHours: 300, ratePence: 1_600),
        ]
        let accounts = OpenBook(problem, bids: bids).accounts(
            delivery, rates: rules.rates, schedule: schedule)
        return (accounts, problem)
    }

    @Test func rowsAreWhatIsHeldAndWhatWasBelieved() {
        let books = Self.accounts().0.books
        #expect(books.map { [$0.provider, $0.area] } == [[0, 0], [0, 1], [1, 0]])
        #expect(books.map(\.basis) == [.held, .held, .believed])
        #expect(books.map(\.hours) == [200, 100, 200] && books.map(\.ratePence) == [1_500, 1_500, 1_600])
    }

    /// 3 travel minutes per hour at 6.31: 0.3155 of travel, 29.85 % on both, mileage and 4.25 of running.
    @Test func costsAreCountedLineByLine() throws {
        let (accounts, problem) = Self.accounts(rural: 150)
        let row = try #require(accounts.books.first)
        #expect(row.cost.contactPay == 631 && abs(row.cost.travelPay - 31.55) < 1e-9)
        #expect(abs(row.cost.insurancePension - 0.1094 * 662.55) < 1e-9)
        #expect(abs(row.cost.otherOnCosts - 0.1891 * 662.55) < 1e-9)
        #expect(row.cost.running == 425 && row.cost.mileage > 0)
        #expect(row.supplementPence == 150 && row.paidPence == 1_650)
        #expect(abs(row.marginPence - (1_650 - row.cost.withoutSurplus)) < 1e-9)
        let least = Double(row.breakEvenPence) + 150
        #expect(least >= row.cost.withoutSurplus && least - 1 < row.cost.withoutSurplus)
        // The budget says the same of the same hours.
        let weekly = accounts.held.reduce(0) { $0 + $1.hours * $1.paidPence }
        #expect(accounts.total.totalPence == Int((weekly * 52).rounded()))
        #expect(accounts.minimumPrice == MinimumPrice(problem.costs.reference))
    }

    /// Pay rises by 10, 6 and 2.6 %, costs by 3 % a year: the margin of each year is that year's pay less that year's cost.
    @Test func yearsSetThePriceOfAYearAgainstItsCost() {
        let schedule = RateSchedule(uplifts: [0.10, 0.06, 0.026], costUplifts: [0.03, 0.03, 0.03])
        let years = Self.accounts(schedule).0.years
        #expect(years.map(\.year) == [1, 2, 3, 4] && years[0].paidPence == 1_500)
        #expect(abs(years[3].paidPence - 1_500 * 1.1 * 1.06 * 1.026) < 1e-9)
        #expect(abs(years[3].costPence - years[0].costPence * 1.03 * 1.03 * 1.03) < 1e-9)
        #expect(years[0].pencePerYear == 300 * 1_500 * 52)
        #expect(abs(years[3].marginPence - (years[3].paidPence - years[3].costPence)) < 1e-12)
        #expect(Self.accounts().0.years.count == 1)
    }

    /// What an exclusive winner of another tier holds is not tendered twice.
    @Test func yearsCountEveryAwardedHourOnce() {
        let small = TierRules(name: "small", title: "", source: .eachArea, offer: .exclusive, maxWinners: 1)
        let plan = LotPlan([
            Tier(rules: small, lots: [Lot(id: "0", name: "", areas: [0])], coreCount: 2),
            Maps.plan(2, spotRate: nil).tiers[0],
        ])
        let contracts = [
            Contract(tier: 0, lot: 0, rank: 1, provider: 1, bid: 0, hours: 100, share: 1, ratePence: 1_400),
            Contract(tier: 1, lot: 0, rank: 1, provider: 0, bid: 0, hours: 50, share: 1, ratePence: 1_500),
        ]
        let problem = Maps.problem(
            hours: [100, 50], plan: plan, contracts: contracts,
            providers: [Maps.provider("P1"), Maps.provider("P2")], capacity: [1_000, 1_000])
        let accounts = OpenBook(problem, bids: []).accounts(
            Waterfall(problem).run(), rates: DeliveryMaps.rules.rates, schedule: RateSchedule())
        #expect(accounts.years.map(\.pencePerYear) == [(100 * 1_400 + 50 * 1_500) * 52])
    }
}
