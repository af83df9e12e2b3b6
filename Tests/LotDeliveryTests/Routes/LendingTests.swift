import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct LendingTests {
    typealias Maps = DeliveryMaps

    private static func plan(_ areas: Int, lending: Double?) -> LotPlan {
        LotPlan([
            Tier(
                rules: TierRules(
                    name: "lots", title: "Lots", source: .column("x", names: nil), offer: .shares, maxWinners: 9,
                    route: TierRoute(lending: lending)),
                lots: [Lot(id: "all", name: "all", areas: Array(0..<areas))], coreCount: areas)
        ])
    }

    /// Two share 200 hours; P1 has room for 50 planned hours, 56.9 at the floor's travel, P2 for all. At 3 minutes an hour.
    private static func problem(
        lending: Double?, rate: Int = 1_500, reach: Double = 10, labour: Double = 1e6
    ) -> DeliveryProblem {
        Maps.problem(
            hours: [200], plan: plan(1, lending: lending),
            contracts: [Maps.contract(0, share: 0.5, rate: rate), Maps.contract(1, share: 0.5, rate: 1_400)],
            providers: [Maps.provider("P1"), Maps.provider("P2")], capacity: [50, 400],
            reach: [[10], [reach]], labour: [labour])
    }

    private static let own = 50 * (1 + 11.7 / 60) / 1.05

    @Test func anotherHolderWorksForWhoHasNoRoom() throws {
        let delivery = Waterfall(Self.problem(lending: 0.5)).run()
        let lent = try #require(delivery.delivered.first { $0.holder != nil })
        let half: Double = (100 - Self.own) / 2
        #expect(lent.provider == 1 && lent.holder == 0 && lent.ratePence == 1_500)
        #expect(abs(lent.hours - half) < 1e-9 && abs(delivery.unmet[0] - half) < 1e-9)
        #expect(abs((delivery.refused[0][.capacity]?[0] ?? 0) - half) < 1e-9 && delivery.reasons == [.capacity])
        #expect(Maps.checker(1).faults(of: delivery, problem: Self.problem(lending: 0.5)) == [])
        let all = Waterfall(Self.problem(lending: 1)).run()
        #expect(all.unmet == [0] && all.reasons == [nil])
        // Nobody lends: as before, to the last bit.
        let none = Waterfall(Self.problem(lending: nil)).run()
        #expect(none == Waterfall(Self.problem(lending: 0)).run() && none.delivered.allSatisfy { $0.holder == nil })
    }

    /// At 7.50 an hour is a loss to both; carers who are all at work are no room.
    @Test func nobodyLendsAtALossOrWithoutCarers() {
        #expect(Waterfall(Self.problem(lending: 1, rate: 750)).run().delivered.allSatisfy { $0.holder == nil })
        let carers: Double = (100 + Self.own + 10) * 1.05
        let delivery = Waterfall(Self.problem(lending: 1, labour: carers)).run()
        let lent: Double = delivery.delivered.reduce(0) { $0 + ($1.holder == nil ? 0 : $1.hours) }
        #expect(abs(lent - 10) < 1e-9 && delivery.reasons == [.labour])
        #expect((delivery.refused[0][.capacity]?[0] ?? 0) == 0)
    }

    /// A guarantee counts what others work for the holder; the council pays the holder's rate.
    @Test func moneyFollowsTheHoldersContract() {
        var problem = Self.problem(lending: 1)
        let contracts = problem.contracts.map {
            Contract(
                tier: 0, lot: 0, rank: 1, provider: $0.provider, bid: 0, hours: 100, share: 0.5,
                ratePence: $0.ratePence)
        }
        problem = DeliveryProblem(
            hours: problem.hours, plan: problem.plan, contracts: contracts, providers: problem.providers,
            capacity: problem.capacity, reach: problem.reach, labour: problem.labour, neighbours: problem.neighbours,
            hops: problem.hops, costs: problem.costs, rates: problem.rates, rules: problem.rules)
        let delivery = Waterfall(problem).run()
        let budget = Settlement(problem, guaranteedShare: 1).budget(delivery)[0]
        #expect(budget.idlePence == 0 && budget.basePence == (150_000 + 140_000) * 52)
        let books = OpenBook(problem, bids: [], tendered: nil).accounts(
            delivery, rates: Maps.rules.rates, schedule: RateSchedule()
        ).books
        let lent = books.filter { $0.holder == 0 }
        #expect(lent.count == 1 && lent[0].provider == 1 && lent[0].ratePence == 1_500)
        let base = FirstContractYear(problem).base(delivery, held: books, capacity: [50, 400], people: 20)
        #expect(base.works.count == 2 && base.works.allSatisfy { $0.awarded == 100 })
        #expect(base.works.allSatisfy { abs($0.cells.reduce(0) { $0 + $1.hours } - 100) < 1e-9 })
    }

    /// On random markets: the plain waterfall's bits, no fault of the checker, hours conserved; with one tier lending never
    /// leaves more unmet.
    @Test(arguments: 0..<300) func bothWaterfallsLendAlike(seed: UInt64) {
        let share = [0.3, 1][Int(seed % 2)]
        let problem = DrawnMarkets.problem(seed, lending: share)
        let delivery = Waterfall(problem).run()
        #expect(delivery == PlainWaterfall(problem).run(), "seed \(seed)")
        #expect(
            Maps.checker(problem.hours.count, Maps.rules, .d1).faults(of: delivery, problem: problem) == [],
            "seed \(seed)")
        let first = Self.firstTier(problem)
        let with: Double = Waterfall(first).run().unmet.reduce(0, +)
        let without: Double = Waterfall(Self.firstTier(DrawnMarkets.problem(seed))).run().unmet.reduce(0, +)
        #expect(with <= without + 1e-9, "seed \(seed)")
    }

    /// The markets do lend.
    @Test func drawnMarketsLend() {
        let lending = (UInt64(0)..<300).count { seed in
            Waterfall(DrawnMarkets.problem(seed, lending: 1)).run().delivered.contains { $0.holder != nil }
        }
        #expect(lending > 30)
    }

    @Test(arguments: [Mechanism.travel, .labour, .capacity, .price], 0..<40)
    func bothLendAlikeWithAMechanismOff(mechanism: Mechanism, seed: UInt64) {
        let problem = DrawnMarkets.problem(seed, off: [mechanism], lending: 0.7)
        #expect(Waterfall(problem).run() == PlainWaterfall(problem).run(), "seed \(seed)")
    }

    /// What can be attained without lots is never below what is delivered with lending.
    @Test(arguments: 0..<100) func attainableIsNeverBelowLending(seed: UInt64) throws {
        let problem = DrawnMarkets.problem(seed, lending: 1)
        let expected = Waterfall(problem).run()
        let solution = try Attainable(problem, bids: []).solve(expected, hoursPerPerson: 10)
        #expect(AttainableChecker(problem, bids: []).faults(of: solution, expected: expected) == [], "seed \(seed)")
    }

    private static func firstTier(_ problem: DeliveryProblem) -> DeliveryProblem {
        DeliveryProblem(
            hours: problem.hours, plan: LotPlan([problem.plan.tiers[0]]),
            contracts: problem.contracts.filter { $0.tier == 0 }, providers: problem.providers,
            capacity: problem.capacity, reach: problem.reach, labour: problem.labour, neighbours: problem.neighbours,
            hops: problem.hops, costs: problem.costs, rates: problem.rates, rules: problem.rules)
    }
}
