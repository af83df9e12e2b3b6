import LotDelivery
import LotMarket
import LotModel

/// Under which contracts providers are asked once an award is made.
struct ContractRoute: Sendable {
    /// The award's, with stated shares.
    let awarded: [Contract]
    let places: FrameworkPlaces

    /// Who is likely to take over whose people.
    var expected: [Contract] { awarded + places.expected() }
}

extension Ground {
    func route(_ scenario: Scenario, _ bids: Bids, _ outcome: AwardOutcome) -> ContractRoute {
        let awarded = StatedContracts.contracts(
            outcome.award.contracts, plan: scenario.plan, providers: providers)
        return ContractRoute(
            awarded: awarded,
            places: FrameworkPlaces(
                plan: scenario.plan, awarded: awarded, bids: bids.bids, providers: providers, hours: hours,
                capacity: capacity.hours, ceilingPence: scenario.rules.bidding.ceilingPence))
    }

    /// The market with rates for dynamic purchasing, everybody in every tier in which it will ever be accredited.
    static func everybody(_ problem: BiddingProblem) -> [Provider] {
        problem.plan.tiers.contains { $0.rules.offer == .dynamic }
            ? DynamicRates(problem).providers() : problem.providers
    }
}

extension Pipeline {
    /// What became of routes beyond the award.
    func routes(_ chain: Chain, _ ground: Ground) -> RouteReport {
        RouteReport(
            places: chain.routes.places, withdrawals: chain.routes.withdrawals,
            years: DynamicYears(chain.work, everybody: ground.everybody).years())
    }
}
