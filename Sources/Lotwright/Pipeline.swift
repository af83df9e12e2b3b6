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
    let cancellation: Cancellation?
    let progress: (@Sendable (String) -> Void)?
    /// Whether providers read from a file keep their names; by default they are letters, since what is shown of them is
    /// simulated.
    let showsNames: Bool
    let threads: Int
    /// Whether awards come with their reasons: of a thousand draws nobody reads them.
    var explainsAwards = true
    /// Whether the ends of stated ranges are tried and rules of the award priced, at the cost of two awards a range and one a
    /// rule.
    public var looksFurther = false
    /// A finished chain whose award stands wherever the very same tender comes up again.
    var known: Chain?
    /// Ids of providers that delivery does without, although the award counts them in.
    let withdrawnIDs: [String]

    /// - Parameter threads: tasks at once; results do not depend on it.
    public init(
        cancellation: Cancellation? = nil, showsNames: Bool = false, threads: Int = 2, withdrawn: [String] = [],
        progress: (@Sendable (String) -> Void)? = nil
    ) {
        self.cancellation = cancellation
        self.showsNames = showsNames
        self.threads = threads
        withdrawnIDs = withdrawn
        self.progress = progress
    }

    /// - Throws: `CheckFailed` when a result does not pass its checker, `UnknownProvider`, `NoPlan`, `SolverFailure` from the solver.
    public func run(_ given: Scenario, warnings: [Diagnostic]) async throws -> RunRecord {
        // Design: lots that the scenario leaves to it; a plan that is given is only measured.
        let scenario = try await designed(given)
        let plan = PlanCheck(scenario.plan, neighbours: scenario.geography.neighbours)
        let rules = scenario.rules
        let areas = scenario.areas

        // Demand, travel, cost, providers: the ground that every stage stands on. Carers do not depend on bids either.
        let ground = try await Ground(scenario, showsNames: showsNames, threads: threads, progress: progress)
        _ = try withdrawn(ground)
        let times = try await ground.travel.times(areas: areas, geography: scenario.geography)
        let carers = try await ground.labourMarket(scenario, times: times)
        let labour = ground.labour(carers)

        // Bid, award, mobilise, deliver: once with naive bidders, once with bidders who know what those left.
        let naive = try chain(.naive(plan: scenario.plan, hours: ground.hours), scenario, ground, labour)
        let other = try secondChain(after: naive, scenario, ground, labour)
        let main = scenario.belief == .sophisticated ? other ?? naive : naive

        // Assess
        let coverage = Assessment(
            rules: rules.assess, areas: areas, problem: main.work, hoursPerPerson: ground.demand.hoursPerPerson,
            believed: main.believed, tendered: ground.hours, carers: labour.paidHours
        ).assess(main.delivery, watch: scenario.watch)
        let accounts = OpenBook(main.work, bids: main.bids.bids, tendered: ground.hours).accounts(
            main.delivery, rates: rules.rates, schedule: scenario.rateSchedule)
        let rounds = await Rounds(
            areas: areas, points: scenario.points, neighbours: scenario.geography.neighbours, travel: rules.travel,
            demand: rules.demand, seed: Seed(scenario.seed).child("rounds")
        ).sample(main.delivery, providers: ground.providers, threads: threads)
        try CheckFailed.unless("rounds", rounds.faults)
        let findings = try await findings(main, scenario, ground, times: times, coverage: coverage)
        return RunRecord(
            scenario: scenario, demand: ground.demand, providers: ground.providers, capacity: ground.offered.hours,
            isMarketModelled: scenario.providers == nil, showsNames: showsNames && scenario.providers != nil,
            reach: ground.reach, hops: ground.hops, bids: main.bids,
            otherBids: other.flatMap { $0.bids.bids == naive.bids.bids ? nil : main.isNaive ? $0.bids : naive.bids },
            chains: ([naive] + (other.map { [$0] } ?? [])).map { $0.summary(scenario) },
            tender: main.tender, outcome: main.outcome, labour: labour, delivery: main.delivery, coverage: coverage,
            rounds: rounds.samples,
            dividend: EqualSharing(main.work).dividend(main.delivery), accounts: accounts, lotParts: plan.partsByTier,
            findings: findings, warnings: warnings)
    }

    /// One belief from its bids to its delivery.
    func chain(
        _ believed: BelievedHours, _ scenario: Scenario, _ ground: Ground, _ labour: LabourPool
    ) throws -> Chain {
        // Bid
        progress?("bidding")
        let bids = ground.bids(believed, scenario)

        // Award
        progress?("awarding \(bids.bids.count) bids")
        let tender = ground.tender(scenario, bids)
        let outcome =
            if let known, known.tender == tender { known.outcome } else {
                try AwardStage(
                    rules: scenario.rules.award, cancellation: cancellation, progress: progress,
                    explains: explainsAwards
                ).award(tender, providers: ground.providers)
            }

        // Mobilise, deliver
        progress?("delivering")
        let route = ground.route(scenario, bids, outcome)
        let mobilisation = try mobilise(route.expected, scenario, ground)
        let mobilised = mobilisation.mobilised
        let awarded = DeliveryProblem(
            hours: mobilised.hours, plan: scenario.plan, contracts: route.awarded,
            providers: ground.providers,
            capacity: mobilised.capacity, reach: ground.reach, labour: mobilised.remaining(labour),
            neighbours: scenario.geography.neighbours, hops: ground.hops, costs: ground.costs, rates: ground.rates,
            rules: scenario.rules.delivery
        ).without(try withdrawn(ground), standby: outcome.standby)
        let called = FrameworkWithdrawals(awarded, places: route.places, retained: ground.capacity.retained).run()
        try CheckFailed.unless(
            "delivery",
            DeliveryChecker(
                cost: scenario.rules.cost, travel: scenario.rules.travel, rates: scenario.rules.rates,
                demand: scenario.rules.demand, areas: scenario.areas
            ).faults(of: called.delivery, problem: called.problem))
        return Chain(
            believed: believed, bids: bids, tender: tender, outcome: outcome, mobilisation: mobilisation,
            work: called.problem, delivery: called.delivery, route: route, routes: called.report)
    }

    /// The chain of bidders who know what naive ones left; nil where all bids are of a file, or after an interrupt.
    func secondChain(
        after naive: Chain, _ scenario: Scenario, _ ground: Ground, _ labour: LabourPool
    ) throws -> Chain? {
        guard scenario.modelsBids else { return nil }
        let left = BelievedHours.sophisticated(
            plan: scenario.plan, hours: ground.hours, contracts: naive.award.contracts)
        // Who believes the same does the same.
        if left.hours == naive.believed.hours { return naive.believing(left) }
        if cancellation?.isCancelled ?? false { return nil }
        let second = try chain(left, scenario, ground, labour)
        return cancellation?.isCancelled ?? false ? nil : second
    }
}
