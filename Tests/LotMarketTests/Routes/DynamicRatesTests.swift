import LotModel
import Testing

@testable import LotMarket

@Suite struct DynamicRatesTests {
    private func problem(_ seed: UInt64, own: [String: Int] = [:]) -> BiddingProblem {
        let base = BiddingMaps.problem(seed: seed)
        let tier = TierRules(
            name: "dps", title: "", source: .none, offer: .dynamic, maxWinners: 0, ceilingPence: 2_000)
        return BiddingProblem(
            rules: base.rules, plan: LotPlan(base.plan.tiers + [Tier(rules: tier, lots: [], coreCount: 6)]),
            hours: base.hours,
            providers: base.providers.enumerated().map { index, provider in
                index == 4 ? provider : provider.with(tiers: provider.tiers.union(["dps"]), ratesPence: own)
            },
            capacity: base.capacity, reach: base.reach, costs: base.costs, rates: base.rates, hops: base.hops,
            neighbours: base.neighbours)
    }

    /// The mean cost of all hours in reach and the margin, to the next whole penny.
    @Test(arguments: UInt64(0)..<20) func aRateCoversTheMeanCostInReach(_ seed: UInt64) {
        let problem = problem(seed)
        for (index, provider) in DynamicRates(problem).providers().enumerated() {
            var pence = 0.0
            var hours = 0.0
            for area in 0..<6 where problem.reach[index][area] <= provider.radiusMinutes {
                let cost = problem.costs.cost(
                    wagePence: provider.wagePence,
                    travel: problem.hops.travelPerHour(area: area, hours: problem.hours[area]))
                pence += problem.hours[area] * (cost.total - cost.surplus)
                hours += problem.hours[area]
            }
            guard hours > 0, index != 4 else {
                #expect(provider.ratesPence["dps"] == nil)
                continue
            }
            let price = pence / hours * (1 + problem.rules.margin)
            let rate = Double(provider.ratesPence["dps"] ?? 0)
            #expect(rate >= price - 1e-9 && rate < price + 1)
        }
    }

    @Test func anOwnRateStays() {
        let problem = problem(1, own: ["dps": 1_234])
        #expect(DynamicRates(problem).providers()[0].ratesPence == ["dps": 1_234])
        #expect(DynamicRates(problem).providers()[4] == problem.providers[4])
    }

    /// Nobody bids for lots that are none.
    @Test func noBidIsMadeForIt() {
        let problem = problem(2)
        let bids = Bidding(problem).bids(.naive(plan: problem.plan, hours: problem.hours))
        #expect(!bids.bids.isEmpty && bids.bids.allSatisfy { $0.tier < 2 })
    }
}
