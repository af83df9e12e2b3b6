import LotDelivery
import LotModel
import LotSolver
import LotTravel

/// One world to try a scenario in.
public struct Draw: Hashable, Sendable {
    /// Values of parameters in place of the scenario's own, by id.
    public let values: [String: Double]
    /// Nil keeps the scenario's: providers' random draws then stay the same.
    public let seed: UInt64?
    /// Nil takes the scenario's.
    public let belief: Belief?

    public init(values: [String: Double], seed: UInt64? = nil, belief: Belief? = nil) {
        self.values = values
        self.seed = seed
        self.belief = belief
    }
}

/// A drawn world from its bids to its coverage.
public struct DrawnChain: Sendable {
    /// With the drawn values.
    public let scenario: Scenario
    public let belief: Belief
    public let bids: Bids
    public let award: Award
    public let delivery: Delivery
    public let coverage: Coverage
    /// All that the delivery followed from.
    public let problem: DeliveryProblem
    let ground: Ground
    let times: TravelTimes
    let chain: Chain

    /// What the council pays in a year, one line for each tier of the plan.
    public var budget: [BudgetLine] {
        Settlement(problem, guaranteedShare: scenario.rules.rates.guaranteedShare).budget(delivery)
    }
}

/// Runs one scenario in many worlds: bids, award, mobilisation, delivery and coverage of each, by the pipeline's own
/// stages. What no drawn value touches is made once: areas, neighbours, legs among residential points, and minutes
/// between areas as long as trips take as long.
///
/// Equal draws have equal results, whichever came before: nothing is handed from one draw to the next. Awards are checked
/// and delivered like any other, but reasons of what nobody won, standby ranks, rounds and findings are left out.
public struct Draws: Sendable {
    /// Awards are proved within 1 %: draws differ by far more.
    public static let awardGap = 0.01

    public let scenario: Scenario
    private let pipeline: Pipeline
    private let legs: [[Double]]
    private let times: TravelTimes

    /// - Parameter threads: tasks at once while the common ground is made; each draw then runs on one.
    public init(_ given: Scenario, threads: Int = 1, cancellation: Cancellation? = nil) async throws {
        // One plan for all draws: lots are let once.
        let scenario = try await Pipeline(cancellation: cancellation, threads: threads).designed(given)
        var pipeline = Pipeline(cancellation: cancellation, threads: 1)
        pipeline.explainsAwards = false
        let ground = try await Ground(scenario, showsNames: false, threads: threads, progress: nil)
        self.scenario = scenario
        self.pipeline = pipeline
        legs = ground.legs
        times = try await ground.travel.times(areas: scenario.areas, geography: scenario.geography)
    }

    /// On the ground that a run of the scenario stands on; a draw that changes nothing of its tender keeps its award.
    ///
    /// - Parameters:
    ///   - run: the chain that the run ended with.
    ///   - times: minutes between areas.
    init(_ scenario: Scenario, after run: Chain, ground: Ground, times: TravelTimes, cancellation: Cancellation?) {
        precondition(!scenario.needsDesign)
        var pipeline = Pipeline(cancellation: cancellation, threads: 1)
        pipeline.explainsAwards = false
        pipeline.known = run
        self.scenario = scenario
        self.pipeline = pipeline
        legs = ground.legs
        self.times = times
    }

    /// - Parameter awardGap: proved relative gap at which the award's search ends; nil for the scenario's own.
    /// - Throws: `OverlayFault`, and what the pipeline throws.
    public func chain(_ draw: Draw, awardGap: Double? = Draws.awardGap) async throws -> DrawnChain {
        var values = draw.values
        if let awardGap { values["award.gap"] = awardGap }
        let drawn = try scenario.with(values: values, seed: draw.seed)
        let isSameExponent = drawn.rules.travel.distanceExponent == scenario.rules.travel.distanceExponent
        let ground = try await Ground(
            drawn, showsNames: false, threads: 1, legs: isSameExponent ? legs : nil, progress: nil)
        let times =
            drawn.rules.travel.givesSameTrips(as: scenario.rules.travel)
            ? times : try await ground.travel.times(areas: drawn.areas, geography: drawn.geography)
        return try await finish(drawn, ground, times, belief: draw.belief ?? scenario.belief)
    }

    /// What a drawn world gives for each figure that the scenario reports.
    func reported(_ drawn: DrawnChain) -> [Double?] {
        let figures = drawn.scenario.reported
        let years =
            figures.contains { $0.year != nil }
            ? pipeline.contractYears(drawn.chain, drawn.scenario, drawn.ground) : nil
        return figures.map {
            $0.value(
                contracts: drawn.award.contracts, delivery: drawn.delivery, coverage: drawn.coverage,
                routes: drawn.chain.routes, years: years)
        }
    }

    private func finish(
        _ drawn: Scenario, _ ground: Ground, _ times: TravelTimes, belief: Belief
    ) async throws -> DrawnChain {
        let labour = ground.labour(try await ground.labourMarket(drawn, times: times))
        let naive = try pipeline.chain(.naive(plan: drawn.plan, hours: ground.hours), drawn, ground, labour)
        let second =
            belief == .sophisticated ? try pipeline.secondChain(after: naive, drawn, ground, labour) : nil
        let chain = second ?? naive
        let coverage = Assessment(
            rules: drawn.rules.assess, areas: drawn.areas, problem: chain.work,
            hoursPerPerson: ground.demand.hoursPerPerson, believed: chain.believed, tendered: ground.hours,
            carers: labour.paidHours
        ).assess(chain.delivery, watch: drawn.watch)
        return DrawnChain(
            scenario: drawn, belief: second == nil ? .naive : .sophisticated, bids: chain.bids, award: chain.award,
            delivery: chain.delivery, coverage: coverage, problem: chain.work, ground: ground, times: times,
            chain: chain)
    }
}
