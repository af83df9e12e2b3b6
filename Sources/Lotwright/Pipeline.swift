import LotDelivery
import LotDesign
import LotMarket
import LotModel
import LotSearch
import LotSolver
import LotTravel

/// The one line from a checked scenario to its coverage:
///
///     load -> design -> bid -> award -> mobilise -> deliver -> assess -> write
///
/// Every stage is a function of earlier values, its own rules and its own seed; no stage calls back. Loading stands in
/// `LotIO`, writing in `Publish`.
public struct Pipeline: Sendable {
    private let cancellation: Cancellation?
    private let progress: (@Sendable (String) -> Void)?
    /// Whether providers read from a file keep their names; by default they are letters, since what is shown of them is
    /// simulated.
    private let showsNames: Bool
    private let threads: Int

    /// - Parameter threads: tasks at once; results do not depend on it.
    public init(
        cancellation: Cancellation? = nil, showsNames: Bool = false, threads: Int = 2,
        progress: (@Sendable (String) -> Void)? = nil
    ) {
        self.cancellation = cancellation
        self.showsNames = showsNames
        self.threads = threads
        self.progress = progress
    }

    /// - Throws: `CheckFailed` when a result does not pass its checker, `SolverFailure` from the solver.
    public func run(_ scenario: Scenario, warnings: [Diagnostic]) async throws -> RunRecord {
        let rules = scenario.rules
        let areas = scenario.areas
        let seed = Seed(scenario.seed)

        // Demand, travel and cost: the ground that every stage stands on.
        let demand = Demand(areas: areas, rules: rules.demand, hours: scenario.hours)
        let hours = Array(demand.commissionedHours[0..<areas.coreCount])
        let travel = self.travel(of: scenario)
        let times = try await travel.times(areas: areas, geography: scenario.geography)
        let legs = await HopBuild.legs(
            areas: areas, points: scenario.points, table: scenario.hopTable,
            tours: HopTours(exponent: rules.travel.distanceExponent), threads: threads, progress: progress)
        let hops = SampledHops.curves(
            areas: areas, legs: legs, roads: scenario.hopMinutes, travel: rules.travel, demand: rules.demand)
        let costs = CostModel(
            rules: rules.cost, hops: hops,
            referenceMinutesAt1Km: ClosedFormHops.referenceMinutesAt1Km(rules.travel))

        // Design: the plan is given; measure its lots.
        let plan = PlanCheck(scenario.plan, neighbours: scenario.geography.neighbours)

        // Bid
        progress?("bidding")
        let providers =
            scenario.providers.map { showsNames ? $0 : $0.pseudonymous }
            ?? DefaultMarket(
                rules: rules.market, wagePence: rules.cost.wagePence, tiers: scenario.plan.tiers.map(\.rules)
            )
            .providers(areas: areas, demand: demand, seed: seed.child("market"))
        let offer = Capacity(providers, rules: rules.market)
        let reach = try await travel.minutes(from: providers, areas: areas)
        let bids =
            scenario.bids.map { Bids(given: $0, tiers: scenario.plan.tiers.count) }
            ?? NaiveBidding(
                rules: rules.bidding, costs: costs, hops: hops, neighbours: scenario.geography.neighbours
            ).bids(providers: providers, plan: scenario.plan, hours: hours, capacity: offer, reach: reach)

        // Award
        progress?("awarding \(bids.bids.count) bids")
        let tender = Tender(scenario, hours: hours, providers: providers, bids: bids.bids, capacity: offer.hours)
        let outcome = try AwardStage(rules: rules.award, cancellation: cancellation, progress: progress)
            .award(tender, providers: providers)

        // Mobilise, deliver
        progress?("delivering")
        let labour = LabourMarket(rules: rules.labour, times: times).pool(
            areas: areas, paidHours: hops.paidHours(demand.commissionedHours), providers: providers,
            outsideWages: scenario.outsideWages)
        let work = DeliveryProblem(
            hours: hours, plan: scenario.plan, contracts: outcome.award.contracts, providers: providers,
            capacity: Mobilisation.capacity(offered: offer.hours), reach: reach, labour: labour,
            neighbours: scenario.geography.neighbours, hops: hops, costs: costs, rules: rules.delivery)
        let delivery = Waterfall(work).run()
        try CheckFailed.unless(
            "delivery",
            DeliveryChecker(cost: rules.cost, travel: rules.travel, areas: areas).faults(of: delivery, problem: work))

        // Assess
        let coverage = Assessment(
            rules: rules.assess, areas: areas, problem: work, hoursPerPerson: demand.hoursPerPerson
        ).assess(delivery, watch: scenario.watch)
        let rounds = await Rounds(
            areas: areas, points: scenario.points, neighbours: scenario.geography.neighbours, travel: rules.travel,
            demand: rules.demand, seed: seed.child("rounds")
        ).sample(delivery, providers: providers, threads: threads)
        try CheckFailed.unless("rounds", rounds.faults)
        return RunRecord(
            scenario: scenario, demand: demand, providers: providers, capacity: offer.hours,
            isMarketModelled: scenario.providers == nil, showsNames: showsNames && scenario.providers != nil,
            reach: reach, hops: hops, bids: bids, tender: tender, outcome: outcome,
            labour: labour, delivery: delivery, coverage: coverage,
            rounds: rounds.samples, dividend: EqualSharing(work).dividend(delivery), lotParts: plan.partsByTier,
            warnings: warnings)
    }

    /// Minutes from the scenario's matrix, else from the embedded model; never from an engine.
    private func travel(of scenario: Scenario) -> Travel {
        let embedded = EmbeddedTravel(rules: scenario.rules.travel)
        let source: any TravelSource = scenario.travel.map { MatrixTravel(matrix: $0, model: embedded) } ?? embedded
        return Travel(source: source, rules: scenario.rules.travel)
    }
}
