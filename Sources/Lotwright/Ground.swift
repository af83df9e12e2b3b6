import LotDelivery
import LotMarket
import LotModel
import LotSearch
import LotTravel

/// What every stage stands on and no bid changes: demand, travel, cost, providers and their reach.
struct Ground: Sendable {
    let demand: Demand
    /// Commissioned contact hours per week of each core area.
    let hours: [Double]
    let travel: Travel
    /// Mean legs among residential points, by area.
    let legs: [[Double]]
    let hops: HopCurves
    let costs: CostModel
    let rates: RateCard
    let providers: [Provider]
    /// The same in every tier of dynamic purchasing in which they will ever be accredited.
    let everybody: [Provider]
    /// What providers have before neighbours let anything.
    let whole: Capacity
    /// Neighbours' tenders; nil without any.
    let neighbours: NeighbourMarket?
    /// What those take of it.
    var elsewhere: HoursElsewhere
    /// What is left to work with once all awards are made.
    var capacity: Capacity { whole.less(elsewhere.won, counting: elsewhere.won) }
    /// What is left to bid with: what may be won elsewhere at the same time is kept back, and counted on.
    var offered: Capacity {
        let gone = zip(elsewhere.wonBefore, elsewhere.setAside).map { $0 + $1 }
        return whole.less(gone, counting: gone)
    }
    /// Minutes from each provider's base to each core area.
    let reach: [[Double]]
    /// Who works where before the contracts start.
    let rounds: OutgoingRounds

    /// - Parameter legs: those of an earlier ground with the same points and distance exponent; nil computes them.
    init(
        _ scenario: Scenario, showsNames: Bool, threads: Int, legs known: [[Double]]? = nil,
        progress: (@Sendable (String) -> Void)?
    ) async throws {
        let rules = scenario.rules
        let areas = scenario.areas
        demand = scenario.demand
        hours = Array(demand.commissionedHours[0..<areas.coreCount])
        travel = Self.travel(of: scenario)
        if let known {
            legs = known
        } else {
            legs = await HopBuild.legs(
                areas: areas, points: scenario.points, table: scenario.hopTable,
                tours: HopTours(exponent: rules.travel.distanceExponent), threads: threads, progress: progress)
        }
        hops = SampledHops.curves(
            areas: areas, legs: legs, roads: scenario.hopMinutes, travel: rules.travel, demand: rules.demand,
            sites: scenario.siteHops(demand))
        costs = CostModel(
            rules: rules.cost, hops: hops,
            referenceMinutesAt1Km: ClosedFormHops.referenceMinutesAt1Km(rules.travel))
        rates = scenario.rateCard
        let market =
            scenario.providers.map { showsNames ? $0 : $0.pseudonymous }
            ?? DefaultMarket(
                rules: rules.market, wagePence: rules.cost.wagePence, tiers: scenario.plan.tiers.map(\.rules)
            )
            .providers(areas: areas, demand: demand, seed: Seed(scenario.seed).child("market"))
        whole = Capacity(market, rules: rules.market)
        reach = try await travel.minutes(from: market, areas: areas)
        everybody = Self.everybody(
            BiddingProblem(
                rules: rules.bidding, plan: scenario.plan, hours: hours, providers: market, capacity: whole,
                reach: reach, costs: costs, rates: rates, hops: hops, neighbours: scenario.geography.neighbours))
        providers = Accreditation.providers(everybody, tiers: scenario.plan.tiers.map(\.rules), year: 1)
        if scenario.neighbourTenders.isEmpty {
            neighbours = nil
            elsewhere = HoursElsewhere(providers: providers.count)
        } else {
            progress?("awarding neighbours' contracts")
            let market = try await NeighbourMarket(
                scenario, demand: demand, providers: providers,
                capacity: whole.beside(scenario.frozen.contracts(scenario.plan, hours: hours, firstBid: 0)),
                here: Self.withinReach(scenario, hours: hours, providers: providers, reach: reach))
            neighbours = market
            elsewhere = market.elsewhere
        }
        rounds =
            scenario.rounds?.scaled(to: hours)
            ?? RoundSpread(hours: hours, providers: providers, reach: reach).rounds()
    }

    /// Contact hours a week that are let here within each provider's radius, in tiers for which it may bid.
    private static func withinReach(
        _ scenario: Scenario, hours: [Double], providers: [Provider], reach: [[Double]]
    ) -> [Double] {
        let tiers = scenario.frozen.tendered(scenario.plan, coreCount: hours.count).tiers.filter {
            $0.rules.offer.isAwarded
        }
        return providers.indices.map { index in
            let own = tiers.filter { providers[index].tiers.contains($0.rules.name) }
            return hours.indices.reduce(0) { sum, area in
                let isIn = own.contains { tier in tier.lots.contains { $0.areas.contains(area) } }
                return isIn && reach[index][area] <= providers[index].radiusMinutes ? sum + hours[area] : sum
            }
        }
    }

    /// Minutes from the scenario's matrix, else from the embedded model; never from an engine.
    private static func travel(of scenario: Scenario) -> Travel {
        let embedded = EmbeddedTravel(rules: scenario.rules.travel)
        let source: any TravelSource = scenario.travel.map { MatrixTravel(matrix: $0, model: embedded) } ?? embedded
        return Travel(source: source, rules: scenario.rules.travel)
    }

    func bidding(_ scenario: Scenario) -> Bidding {
        Bidding(
            BiddingProblem(
                rules: scenario.rules.bidding,
                plan: scenario.frozen.tendered(scenario.plan, coreCount: hours.count), hours: hours,
                providers: providers, capacity: free(scenario), reach: reach, costs: costs, rates: rates, hops: hops,
                neighbours: scenario.geography.neighbours, given: scenario.bids,
                modelsOthers: scenario.modelsOtherBids))
    }

    func tender(_ scenario: Scenario, _ bids: Bids) -> Tender {
        Tender(scenario, hours: hours, providers: providers, bids: bids.bids, capacity: free(scenario).hours)
    }
}
