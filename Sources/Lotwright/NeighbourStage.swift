import LotDelivery
import LotMarket
import LotModel
import LotSolver
import LotTravel

/// A neighbour's tender, ready to be bid for and awarded with whatever its bidders have left.
struct NeighbourProblem: Sendable {
    let tender: NeighbourTender
    let hours: [Double]
    /// Contact hours a week within each provider's radius.
    let withinReach: [Double]
    private let plan: LotPlan
    private let bidding: BiddingProblem
    private let rules: AwardRules

    /// Ways and hops are those of the embedded model: a matrix knows the core alone, and context areas have no polygons, so that nobody's
    /// rounds are pooled across their borders.
    ///
    /// - Parameter capacity: stands in until somebody knows what is left.
    init(
        _ tender: NeighbourTender, _ scenario: Scenario, demand: Demand, providers: [Provider], capacity: Capacity
    ) async throws {
        let rules = scenario.rules
        let table = tender.table(scenario.areas)
        let own = scenario.plan.tiers[tender.tier].rules
        let hours = tender.hours(demand)
        let reach = try await Travel(source: EmbeddedTravel(rules: rules.travel), rules: rules.travel).minutes(
            from: providers, areas: table)
        let hops = SampledHops.curves(areas: table, legs: [], travel: rules.travel, demand: rules.demand)
        let plan = tender.plan(table, like: own, ceilingPence: rules.bidding.ceilingPence)
        bidding = BiddingProblem(
            rules: rules.bidding, plan: plan, hours: hours, providers: providers, capacity: capacity, reach: reach,
            costs: CostModel(
                rules: rules.cost, hops: hops, referenceMinutesAt1Km: ClosedFormHops.referenceMinutesAt1Km(rules.travel)
            ),
            rates: RateCard(
                rules: rules.rates, schedule: scenario.rateSchedule, demand: rules.demand, areas: table),
            hops: hops, neighbours: Array(repeating: [], count: table.coreCount))
        self.tender = tender
        self.hours = hours
        self.plan = plan
        self.rules = rules.award
        withinReach = providers.indices.map { provider in
            guard providers[provider].tiers.contains(own.name) else { return 0 }
            return hours.indices.reduce(0) {
                reach[provider][$1] <= providers[provider].radiusMinutes ? $0 + hours[$1] : $0
            }
        }
    }

    /// Naive bids for all of it, and their award by least cost within what each provider has left, both as here.
    func award(_ capacity: Capacity, cancellation: Cancellation?) throws -> NeighbourAward {
        let bids = Bidding(bidding.with(capacity)).bids(.naive(plan: plan, hours: hours)).bids
        let outcome = try AwardStage(rules: rules, cancellation: cancellation, progress: nil, explains: false).award(
            Tender(plan: plan, hours: hours, bids: bids, capacity: capacity.hours), providers: bidding.providers)
        return NeighbourAward(
            tender: tender, lots: plan.tiers[0].lots, hours: hours.reduce(0, +), withinReach: withinReach,
            offered: capacity.hours, contracts: outcome.award.contracts, unawardedHours: outcome.award.unawardedHours,
            isProved: outcome.award.isProved)
    }
}

/// Neighbours' tenders whose awards do not wait for this one.
struct NeighbourMarket: Sendable {
    let problems: [NeighbourProblem]
    /// In the order of the problems; nil for those after this tender.
    let awards: [NeighbourAward?]
    let elsewhere: HoursElsewhere

    /// - Parameters:
    ///   - capacity: of each provider beside the contracts that it keeps here.
    ///   - here: contact hours a week within each provider's reach that are let here.
    init(
        _ scenario: Scenario, demand: Demand, providers: [Provider], capacity: Capacity, here: [Double]
    ) async throws {
        var problems: [NeighbourProblem] = []
        for tender in scenario.neighbourTenders {
            problems.append(
                try await NeighbourProblem(tender, scenario, demand: demand, providers: providers, capacity: capacity))
        }
        var elsewhere = HoursElsewhere(providers: providers.count)
        var awards: [NeighbourAward?] = problems.map { _ in nil }
        // One after the other in the scenario's order: each finds what those before it have left.
        for (index, problem) in problems.enumerated() where problem.tender.timing == .before {
            let award = try problem.award(
                capacity.less(elsewhere.wonBefore, counting: elsewhere.wonBefore), cancellation: nil)
            elsewhere.addWon(award.won, .before)
            awards[index] = award
        }
        let meanwhile = problems.indices.filter { problems[$0].tender.timing == .sameTime }
        let left = capacity.less(elsewhere.wonBefore, counting: elsewhere.wonBefore)
        let parts = Capacity.split(left.hours, within: [here] + meanwhile.map { problems[$0].withinReach })
        // Naive bidders count on winning their parts on every side: all of them together are what their branches live on.
        for (part, index) in zip(parts.dropFirst(), meanwhile) {
            elsewhere.setAside(part)
            let others = zip(left.hours, part).map { $0 - $1 }
            let award = try problems[index].award(
                left.less(others, counting: others), cancellation: nil)
            elsewhere.addWon(award.won, .sameTime)
            awards[index] = award
        }
        self.problems = problems
        self.awards = awards
        self.elsewhere = elsewhere
    }
}

extension Pipeline {
    /// What neighbours' tenders do to this one; nil without any.
    func neighbours(
        _ chain: Chain, _ scenario: Scenario, _ ground: Ground, times: TravelTimes
    ) async throws -> NeighbourReport? {
        guard let market = ground.neighbours else { return nil }
        var awards: [NeighbourAward] = []
        // Those after it find what this tender and those before them leave.
        var taken = zip(ground.elsewhere.won, ground.standing(scenario).hours(ground.providers.count)).map { $0 + $1 }
        for (index, hours) in chain.award.contracts.hours(ground.providers.count).enumerated() { taken[index] += hours }
        for (problem, known) in zip(market.problems, market.awards) {
            let award =
                try known ?? problem.award(ground.whole.less(taken, counting: taken), cancellation: cancellation)
            if known == nil { for (index, hours) in award.won.enumerated() { taken[index] += hours } }
            awards.append(award)
        }
        progress?("awarding without neighbours")
        var alone = ground
        alone.elsewhere = HoursElsewhere(providers: ground.providers.count)
        var pipeline = self
        pipeline.known = nil
        pipeline.explainsAwards = false
        let labour = alone.labour(try await alone.labourMarket(scenario, times: times))
        let naive = try pipeline.chain(
            .naive(plan: scenario.plan, hours: alone.hours), scenario, alone, labour)
        let without = chain.isNaive ? naive : try pipeline.secondChain(after: naive, scenario, alone, labour) ?? naive
        return NeighbourReport(
            awards: awards, capacity: ground.whole.hours, elsewhere: ground.elsewhere,
            with: result(chain, scenario), without: result(without, scenario))
    }

    private func result(_ chain: Chain, _ scenario: Scenario) -> TenderResult {
        var delivered = Array(repeating: 0.0, count: chain.work.providers.count)
        for row in chain.delivery.delivered { delivered[row.provider] += row.hours }
        return TenderResult(
            contracts: chain.award.contracts, unawardedHours: chain.award.unawardedHours,
            deliveredHours: delivered.reduce(0, +), unmetHours: chain.delivery.unmet.reduce(0, +),
            pence: Settlement(chain.work, guaranteedShare: scenario.rules.rates.guaranteedShare)
                .budget(chain.delivery).reduce(0) { $0 + $1.totalPence }, delivered: delivered)
    }
}

extension [Contract] {
    /// Hours a week by provider.
    fileprivate func hours(_ providers: Int) -> [Double] {
        var hours = [Double](repeating: 0, count: providers)
        for contract in self { hours[contract.provider] += contract.hours }
        return hours
    }
}
