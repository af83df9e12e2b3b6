import LotDelivery
import LotDesign
import LotMarket
import LotModel
import LotSearch
import LotSolver

/// Lots and winners chosen together: Design gives the plans that its search meets, Market prices their lots, Solver chooses
/// lots that partition the map together with their winners.
///
///     designed plan -> pool of plans -> bids -> lots and winners -> check -> award and delivery of both
///
/// Bids are those of naive bidders: what others believe follows from an award, which is not made yet.
public struct JointStage: Sendable {
    /// Plans of the pool for each number of lots, where nobody says how many.
    public static let plans = 40
    /// By how much a pooled plan may be worse than the best by the design's own objective: enough for other lots, yet
    /// nothing that a council would call gerrymandered. A choice.
    private static let slack = 0.1
    /// Nodes of each search: a count, so that a result does not depend on the machine's speed.
    private static let maxNodes = 200

    private let threads: Int
    private let plans: Int
    private let cancellation: Cancellation?
    private let progress: (@Sendable (String) -> Void)?

    public init(
        threads: Int, plans: Int = JointStage.plans, cancellation: Cancellation? = nil,
        progress: (@Sendable (String) -> Void)? = nil
    ) {
        precondition(plans > 0)
        self.threads = threads
        self.plans = plans
        self.cancellation = cancellation
        self.progress = progress
    }

    /// Refuses what cannot be decided together with lots.
    public static func check(_ scenario: Scenario) throws(InputRefused) { try JointTerms.check(scenario) }

    /// The scenario with the lots of the joint choice, and how they compare with those it came with.
    ///
    /// - Parameter designed: a scenario whose lots are designed.
    /// - Throws: `InputRefused`, `CheckFailed`, `SolverFailure`.
    public func choose(_ designed: Scenario) async throws -> (scenario: Scenario, plan: JointPlan) {
        try JointTerms.check(designed)
        guard let result = designed.designed else { preconditionFailure("the lots are not designed") }
        let wished = try await WishedBrief(designed, threads: threads)
        let ground = try await Ground(designed, showsNames: false, threads: threads, progress: progress)
        let own = designed.plan.tiers[result.tier].lotOfArea.map { $0 ?? 0 }

        // Design: plans that keep the brief.
        let effort = SearchEffort(wished.wishes.effort, seconds: nil, threads: threads, cancellation: cancellation)
        let pool = try await LotPool(effort, seed: Seed(result.seed).child("joint"))
            .plans(wished.brief, around: own, most: plans, slack: Self.slack)

        // Market: what their lots are bid for.
        progress?("joint: pricing \(pool.count) plans")
        let priced = pool.map { assignment in
            let one = designed.designed(assignment, result)
            let bids = ground.bidding(one).bids(.naive(plan: one.plan, hours: ground.hours))
            return JointProblem.PricedPlan(
                assignment: assignment, problem: AwardProblem(ground.tender(one, bids)))
        }
        let problem = try JointProblem(priced, tier: result.tier, brief: wished.brief)

        // Solver: lots and winners.
        let solver = JointSolver(
            gap: designed.rules.award.gap, maxNodes: min(Self.maxNodes, designed.rules.award.maxNodes),
            cancellation: cancellation, progress: progress)
        let solution = try solver.solve(problem)
        let separate = try side(designed, wished, ground, tender: priced[0].problem.tender)
        guard let solution else { return (designed, try await same(designed, separate, problem)) }
        let names = ground.providers.map(\.id)
        try CheckFailed.unless(
            "joint", JointChecker(problem: problem, graph: wished.brief.graph, names: names).faults(of: solution))
        let chosen = try scenario(designed, wished, solution.lots.map { problem.lots[$0].areas })
        let bids = ground.bidding(chosen).bids(.naive(plan: chosen.plan, hours: ground.hours))
        let joint = try side(chosen, wished, ground, tender: ground.tender(chosen, bids))
        if !joint.isBetter(than: separate, isSum: designed.terms.penaltyPerHour != nil) {
            return (designed, try await compared(designed, separate, designed, separate, problem, solution))
        }
        return (chosen, try await compared(designed, separate, chosen, joint, problem, solution))
    }
}

extension JointStage {
    /// A plan with its award at the bids of naive bidders.
    private struct Awarded {
        let outcome: AwardOutcome
        let winners: [String: [String]]
        let lotIDs: [String]
        let scores: [Double]

        /// - Parameter isSum: whether hours without a winner are part of the objective.
        func isBetter(than other: Awarded, isSum: Bool) -> Bool {
            let fewer = other.outcome.award.unawardedHours - outcome.award.unawardedHours
            return !isSum && abs(fewer) > 1e-3 ? fewer > 0 : outcome.objective < other.outcome.objective
        }
    }

    private func side(
        _ scenario: Scenario, _ wished: WishedBrief, _ ground: Ground, tender: Tender
    ) throws -> Awarded {
        let outcome = try AwardStage(
            rules: scenario.rules.award, cancellation: cancellation, progress: nil, explains: false
        ).award(tender, providers: ground.providers)
        let index = scenario.designTier ?? 0
        let tier = scenario.plan.tiers[index]
        var winners: [String: Set<String>] = [:]
        for contract in outcome.award.contracts where contract.tier == index {
            winners[tier.lots[contract.lot].id, default: []].insert(ground.providers[contract.provider].id)
        }
        let lots = tier.lotOfArea.map { $0 ?? 0 }
        let checker = DesignChecker(wished.brief)
        try CheckFailed.unless("joint", checker.faults(of: lots))
        let scores = zip(wished.wishes.terms, wished.brief.objective.terms).map { wish, term in
            let score = checker.score(term.score, lots)
            return wish.score == .hess ? score / wished.loads[0].scale : score
        }
        return Awarded(
            outcome: outcome, winners: winners.mapValues { $0.sorted() },
            lotIDs: lots.map { tier.lots[$0].id }, scores: scores)
    }

    /// The scenario with other lots.
    private func scenario(_ designed: Scenario, _ wished: WishedBrief, _ lots: [[Int]]) throws -> Scenario {
        var assignment = [Int](repeating: 0, count: designed.areas.coreCount)
        for (number, areas) in lots.enumerated() { for area in areas { assignment[area] = number } }
        let plan = try LotPool.numbered(assignment, wished.brief)
        let result = try designed.designed.map { old in
            let checker = DesignChecker(wished.brief)
            let scores = wished.brief.objective.terms.map { checker.score($0.score, plan) }
            let design = Design(
                status: .feasible, assignment: plan, scores: scores, value: wished.brief.objective.value(scores),
                method: "lots of plans that the search met, chosen together with their winners",
                isReproducible: old.isReproducible)
            try CheckFailed.unless("joint", checker.faults(of: design))
            return wished.told(
                design, plan, tier: old.tier, seed: old.seed,
                isReproducible: old.isReproducible && !(cancellation?.isCancelled ?? false))
        }
        return result.map { designed.designed(plan, $0) } ?? designed
    }

    /// Both plans through award, mobilisation and delivery as a run has them.
    private func compared(
        _ first: Scenario, _ separate: Awarded, _ second: Scenario, _ joint: Awarded, _ problem: JointProblem,
        _ solution: JointSolution?
    ) async throws -> JointPlan {
        let codes = first.areas.core.map(\.code)
        let demand = Demand(areas: first.areas, rules: first.rules.demand, hours: first.hours)
        let hours = Dictionary(uniqueKeysWithValues: zip(codes, demand.commissionedHours))
        let name = first.plan.tiers[problem.tier].rules.name
        progress?("joint: delivering both plans")
        let one = try await delivered(first, separate)
        let other = first.plan == second.plan ? one : try await delivered(second, joint)
        return JointPlan(
            separate: one, joint: other,
            difference: PlanDifference(
                tiers: (name, name),
                from: Dictionary(uniqueKeysWithValues: zip(codes, separate.lotIDs)),
                to: Dictionary(uniqueKeysWithValues: zip(codes, joint.lotIDs)), hours: hours),
            plans: problem.plans.count, lots: problem.lots.count, bids: problem.bids.count,
            bound: min(solution?.bound ?? 0, joint.outcome.objective),
            isHoursProved: solution?.isHoursProved ?? false,
            scores: first.design?.terms.map(\.score.rawValue) ?? [])
    }

    /// Nothing of the pool keeps the award's rules: the designed plan stands beside itself.
    private func same(_ designed: Scenario, _ separate: Awarded, _ problem: JointProblem) async throws -> JointPlan {
        try await compared(designed, separate, designed, separate, problem, nil)
    }

    private func delivered(_ scenario: Scenario, _ awarded: Awarded) async throws -> JointPlan.Side {
        let chain = try await Draws(scenario, threads: threads, cancellation: cancellation)
            .chain(Draw(values: [:]), awardGap: nil)
        let total = chain.coverage.total
        return JointPlan.Side(
            lotIDs: awarded.lotIDs, objective: awarded.outcome.objective,
            unawardedHours: awarded.outcome.award.unawardedHours,
            pencePerYear: awarded.outcome.award.objectivePence, winners: awarded.winners, scores: awarded.scores,
            unmetHours: total.unmet, peopleUnserved: total.peopleUnserved, gapAreas: total.gapAreas,
            spendPence: chain.budget.reduce(0) { $0 + $1.totalPence })
    }
}
