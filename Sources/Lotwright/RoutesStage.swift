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
    /// Contracts of lots that are not let again.
    ///
    /// - Parameter firstBid: number of the first of the bids behind them.
    func standing(_ scenario: Scenario, firstBid: Int = 0) -> [Contract] {
        scenario.frozen.contracts(scenario.plan, hours: hours, firstBid: firstBid)
    }

    /// What providers have left to bid with beside the lots that they keep.
    func free(_ scenario: Scenario) -> Capacity { offered.beside(standing(scenario)) }

    /// Bids under a belief, and behind them those of lots that are not let again.
    func bids(_ believed: BelievedHours, _ scenario: Scenario) -> Bids {
        let made = bidding(scenario).bids(believed)
        if scenario.frozen.isEmpty { return made }
        let standing = scenario.frozen.bids(self.standing(scenario), plan: scenario.plan, providers: providers)
        return Bids(bids: made.bids + standing, nonEntries: made.nonEntries, entries: made.entries)
    }

    func route(_ scenario: Scenario, _ bids: Bids, _ outcome: AwardOutcome) -> ContractRoute {
        let standing = standing(scenario, firstBid: bids.bids.count - scenario.frozen.holders.count)
        let awarded = StatedContracts.contracts(
            (standing + outcome.award.contracts).sorted {
                ($0.tier, $0.lot, $0.rank, $0.provider) < ($1.tier, $1.lot, $1.rank, $1.provider)
            }, plan: scenario.plan, providers: providers)
        return ContractRoute(
            awarded: awarded,
            places: FrameworkPlaces(
                plan: scenario.plan, awarded: awarded, bids: bids.bids, providers: providers, hours: hours,
                capacity: free(scenario).hours, ceilingPence: scenario.rules.bidding.ceilingPence))
    }

    /// The market with rates for dynamic purchasing, everybody in every tier in which it will ever be accredited.
    static func everybody(_ problem: BiddingProblem) -> [Provider] {
        problem.plan.tiers.contains { $0.rules.offer == .dynamic }
            ? DynamicRates(problem).providers() : problem.providers
    }
}

extension Pipeline {
    /// What became of routes beyond the award.
    func routes(_ chain: Chain, _ scenario: Scenario, _ ground: Ground) -> RouteReport {
        RouteReport(
            frozen: ground.standing(scenario),
            places: chain.routes.places, withdrawals: chain.routes.withdrawals,
            years: DynamicYears(chain.work, everybody: ground.everybody).years())
    }
}
