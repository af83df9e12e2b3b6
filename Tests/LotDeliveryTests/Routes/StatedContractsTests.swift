import LotModel
import Testing

@testable import LotDelivery

@Suite struct StatedContractsTests {
    private func plan(_ shares: StatedShares?, specialist: Double = 0) -> LotPlan {
        let patch = TierRules(
            name: "patch", title: "Patch", source: .column("x", names: nil), offer: .shares, maxWinners: 3,
            route: TierRoute(shares: shares))
        let spot = TierRules(
            name: "spot", title: "Spot", source: .none, offer: .spot, maxWinners: 0, ratePence: 1_540,
            route: TierRoute(specialistShare: specialist))
        let lots = [Lot(id: "north", name: "", areas: [0]), Lot(id: "south", name: "", areas: [1])]
        return LotPlan([Tier(rules: patch, lots: lots, coreCount: 2), Tier(rules: spot, lots: [], coreCount: 2)])
    }

    private func contract(_ lot: Int, _ provider: Int, _ hours: Double, _ rate: Int = 1_500) -> Contract {
        Contract(
            tier: 0, lot: lot, rank: 1, provider: provider, bid: provider, hours: hours, share: 0.3, ratePence: rate)
    }

    private let providers = ["a", "b", "c"].map { DeliveryMaps.provider($0) }

    /// 44 per cent alone in the north, 40 and 16 in the south: 40 / 56 and 16 / 56 of it.
    @Test func sharesOfAllHoursBecomeSharesOfLots() {
        let awarded = [contract(0, 0, 44), contract(1, 1, 40), contract(1, 2, 16)]
        let shares = StatedContracts.contracts(
            awarded, plan: plan(.byProvider(["a": 0.44, "b": 0.40, "c": 0.16])), providers: providers
        ).map(\.share)
        #expect(abs(shares[0] - 1) < 1e-12)
        #expect(abs(shares[1] - 40.0 / 56) < 1e-12 && abs(shares[2] - 16.0 / 56) < 1e-12)
    }

    /// The cheapest has the first share; hours awarded, then ids, part equal prices.
    @Test func sharesGoByRank() {
        let awarded = [contract(1, 2, 30, 1_490), contract(1, 0, 20), contract(1, 1, 40)]
        let shares = StatedContracts.contracts(
            awarded, plan: plan(.byRank([0.5, 0.3, 0.2])), providers: providers
        ).map(\.share)
        #expect(shares == [0.5, 0.2, 0.3])
    }

    /// Of 100 and 50 hours, 40 per cent are for spot purchase alone, whatever the block provider could take.
    @Test func specialistHoursGoPastContracts() {
        let plan = plan(nil, specialist: 0.4)
        let awarded = [(0, 0), (1, 1)].map { lot, provider in
            Contract(
                tier: 0, lot: lot, rank: 1, provider: provider, bid: 0, hours: 100, share: 1, ratePence: 1_500)
        }
        let contracts = StatedContracts.contracts(awarded, plan: plan, providers: providers)
        #expect(contracts.map(\.share) == [0.6, 0.6] && contracts.map(\.hours) == [100, 100])
        let problem = DeliveryMaps.problem(
            hours: [100, 50], plan: plan, contracts: contracts, providers: providers, capacity: [1e4, 1e4, 1e4])
        let delivery = Waterfall(problem).run()
        func hours(_ tier: Int) -> Double {
            delivery.delivered.filter { $0.tier == tier }.reduce(0) { $0 + $1.hours }
        }
        #expect(abs(hours(0) - 90) < 1e-9 && abs(hours(1) - 60) < 1e-9)
        #expect(DeliveryMaps.checker(2).faults(of: delivery, problem: problem) == [])
    }

    @Test func withoutStatementsContractsStay() {
        let awarded = [contract(0, 0, 44), contract(1, 1, 40)]
        #expect(StatedContracts.contracts(awarded, plan: plan(nil), providers: providers) == awarded)
    }
}
