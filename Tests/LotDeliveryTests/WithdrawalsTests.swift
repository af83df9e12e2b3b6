import LotModel
import Testing

@testable import LotDelivery

@Suite struct WithdrawalsTests {
    typealias Maps = DeliveryMaps

    static func table(
        _ problem: DeliveryProblem, standby: [Contract] = [], weeks: Double = 4, threads: Int = 1
    ) async -> [Withdrawal] {
        let rules = Rules(
            ParameterValues(priceYear: "2014/15", given: ["demand.people": 1, "resilience.weeks": weeks])
        ).resilience
        let delivery = Waterfall(problem).run()
        let rows = await Withdrawals(
            problem, delivery: delivery, standby: standby, retained: problem.providers.map { _ in 0 }, rules: rules
        ).table(threads: threads)
        #expect(ResilienceChecker(problem, rules: rules).faults(of: rows, delivery: delivery) == [])
        return rows
    }

    /// 60 and 40 of 100 hours. P2 hires for 20 in 4 weeks at 71.7 planned minutes, 22.8 at the 63 worked: the rest is left.
    @Test func othersTakeWhatTheyCanHireFor() async {
        let problem = Maps.problem(
            hours: [100], plan: Maps.plan(1, spotRate: nil),
            contracts: [Maps.contract(0, share: 0.6), Maps.contract(1, share: 0.4)],
            providers: [Maps.provider("P1", growth: 650), Maps.provider("P2", growth: 130)], capacity: [700, 500])
        let rows = await Self.table(problem)
        #expect(abs(rows[0].displaced - 60) < 1e-9)
        let hired = 20 * 71.7 / 63
        #expect(abs(rows[0].replaced - hired) < 1e-9 && abs(rows[0].leftWithout - (60 - hired)) < 1e-9)
        #expect(rows[0].takers.map(\.provider) == [1] && rows[0].left.map(\.area) == [0])
        // P1 hires for 100, and so takes all of P2's.
        #expect(abs(rows[1].replaced - 40) < 1e-9 && rows[1].left.isEmpty)
        // Both have their base here: neither is a newcomer.
        let resilience = Resilience(withdrawals: rows, concentrations: [], hoursPerPerson: 10)
        #expect(resilience.worst.map(\.provider) == [0, 1])
        #expect(resilience.exposure(areas: 1) == [ProviderHours(provider: 0, hours: rows[0].leftWithout)])
        #expect(abs(resilience.displacedPerYear - 0.142857 * 100) < 1e-9)
    }

    /// Growth of half a year is 130: 20 within 4 weeks, none within 0, and never more than what is offered and not worked.
    @Test(arguments: [(0.0, 500.0, 0.0), (4, 500, 20), (26, 500, 130), (26, 50, 50), (26, 0, 0)])
    func growthTakesItsTime(terms: (weeks: Double, capacity: Double, hours: Double)) async {
        let problem = Maps.problem(
            hours: [500], contracts: [Maps.contract(0, share: 1)],
            providers: [Maps.provider("P1"), Maps.provider("P2", growth: 130)], capacity: [1_000, terms.capacity])
        let rows = await Self.table(problem, weeks: terms.weeks)
        #expect(abs(rows[0].replaced - terms.hours * 71.7 / 63) < 1e-9)
    }

    /// P2 offered 4,000 hours and won none: its carers did not wait for it.
    @Test func whoLostItsWorkKeepsNoIdleStaff() async {
        let problem = Maps.problem(
            hours: [500], contracts: [Maps.contract(0, share: 1)],
            providers: [Maps.provider("P1"), Maps.provider("P2")], capacity: [1_000, 4_000])
        #expect(await Self.table(problem)[0].replaced == 0)
    }

    /// A provider that is gone already takes nothing, growth or not.
    @Test func theWithdrawnTakeNothing() async {
        let problem = Maps.problem(
            hours: [100], contracts: [Maps.contract(0, share: 1)],
            providers: [Maps.provider("P1"), Maps.provider("P2", growth: 1e4)], capacity: [500, 1e4])
        #expect(await Self.table(problem)[0].leftWithout == 0)
        #expect(await Self.table(problem.without([1], standby: []))[0].replaced == 0)
    }

    /// The one in line is asked before the spot tier, though dearer.
    @Test func thoseInLineAreAskedFirst() async {
        let problem = Maps.problem(
            hours: [100], contracts: [Maps.contract(0, share: 1)],
            providers: [
                Maps.provider("P1"), Maps.provider("P2", growth: 1e4),
                Maps.provider("P3", tiers: ["lots"], growth: 1e4),
            ], capacity: [500, 500, 500])
        let second = Contract(
            tier: 0, lot: 0, rank: 2, provider: 2, bid: 0, hours: 0, share: 0, ratePence: 1_450)
        #expect(await Self.table(problem)[0].takers.map(\.provider) == [1])
        #expect(await Self.table(problem, standby: [second])[0].takers.map(\.provider) == [2])
    }

    /// The carers of the one that goes can be hired; no others are there.
    @Test func carersStayInTheirArea() async {
        let problem = Maps.problem(
            hours: [100], contracts: [Maps.contract(0, share: 1)],
            providers: [Maps.provider("P1"), Maps.provider("P2", growth: 1e4)],
            capacity: [500, 500], labour: [63])
        let rows = await Self.table(problem)
        #expect(abs(rows[0].displaced - 60) < 1e-9 && abs(rows[0].replaced - 60) < 1e-9)
    }

    @Test func withoutProvidersThereIsNothingToWithdraw() async {
        #expect(await Self.table(Maps.problem(hours: [100], contracts: [], providers: [], capacity: [])) == [])
        let idle = await Self.table(
            Maps.problem(hours: [0], contracts: [], providers: [Maps.provider("P1")], capacity: [10]))
        #expect(idle.map(\.displaced) == [0] && idle[0].takers.isEmpty)
    }

    /// Displaced = re-placed + left, whatever the market, and the same for any number of threads.
    @Test(arguments: 0..<150) func hoursAreConserved(seed: UInt64) async {
        let problem = DrawnMarkets.problem(seed)
        let rows = await Self.table(problem)
        #expect(await Self.table(problem, threads: 8) == rows, "seed \(seed)")
    }
}
