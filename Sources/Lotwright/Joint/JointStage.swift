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
/// The awards of both are searched until they are proved the best of their lots, as far as the nodes of the effort go: lots
/// differ by less than what a council's award may leave unproved. The designed lots are kept unless no award of theirs can be
/// as good as that of the joint ones.
///
/// Bids are those of naive bidders: what others believe follows from an award, which is not made yet.
public struct JointStage: Sendable {
    /// Plans of the pool for each number of lots, where nobody says how many.
    public static let plans = 40
    /// By how much a pooled plan may be worse than the best by the design's own objective: enough for other lots, yet
    /// nothing that a council would call gerrymandered. A choice.
    private static let slack = 0.1

    let threads: Int
    private let plans: Int
    let cancellation: Cancellation?
    let progress: (@Sendable (String) -> Void)?
    /// In place of the effort that wishes ask for.
    var effort: SearchEffort?

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

    private var isStopped: Bool { cancellation?.isCancelled ?? false }

    /// Refuses what cannot be decided together with lots.
    public static func check(_ scenario: Scenario) throws(InputRefused) { try JointTerms.check(scenario) }

    /// Nodes of each search: a count, so that a result does not depend on the machine's speed.
    private static func nodes(_ effort: DesignWishes.Effort) -> Int {
        switch effort {
        case .quick: 200
        case .standard: 1_000
        case .thorough: 10_000
        }
    }

    /// The scenario with the lots that are kept, and how the joint ones compare with those it came with; nil where the search
    /// was stopped before both awards stood, since an award that was broken off says nothing of its lots.
    ///
    /// - Parameter given: a scenario whose lots are designed.
    /// - Throws: `InputRefused`, `CheckFailed`, `SolverFailure`.
    public func choose(_ given: Scenario) async throws -> (scenario: Scenario, plan: JointPlan)? {
        try JointTerms.check(given)
        guard let result = given.designed, let wishes = given.design else {
            preconditionFailure("the lots are not designed")
        }
        let nodes = min(Self.nodes(wishes.effort), given.rules.award.maxNodes)
        let designed = given.setting(["award.gap": 0, "award.max_nodes": Double(nodes)])
        let wished = try await WishedBrief(designed, threads: threads)
        let ground = try await Ground(designed, showsNames: false, threads: threads, progress: progress)
        let own = designed.assignment(result.tier)

        // Design: plans that keep the brief.
        let effort =
            self.effort ?? SearchEffort(wishes.effort, seconds: nil, threads: threads, cancellation: cancellation)
        let pool = try await LotPool(effort, seed: Seed(result.seed).child("joint"))
            .plans(wished.brief, around: own, most: plans, slack: Self.slack)

        if isStopped { return nil }

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
        let solver = JointSolver(gap: 0, maxNodes: nodes, cancellation: cancellation, progress: progress)
        let solution = try solver.solve(problem)
        progress?("joint: awarding the designed lots")
        let sides = JointSides(stage: self, wished: wished, ground: ground)
        let separate = try sides.awarded(designed, tender: priced[0].problem.tender)
        if isStopped { return nil }
        // Nothing of the pool keeps the award's rules: the designed plan stands beside itself.
        guard let solution else { return (given, try await sides.compared(separate, separate, problem, nil)) }
        let names = ground.providers.map(\.id)
        try CheckFailed.unless(
            "joint", JointChecker(problem: problem, graph: wished.brief.graph, names: names).faults(of: solution))
        let chosen = try sides.scenario(designed, solution.lots.map { problem.lots[$0].areas })
        progress?("joint: awarding the joint lots")
        let bids = ground.bidding(chosen).bids(.naive(plan: chosen.plan, hours: ground.hours))
        let joint = try sides.awarded(chosen, tender: ground.tender(chosen, bids))
        if isStopped { return nil }
        let isBetter = joint.isBetter(than: separate, isSum: given.terms.penaltyPerHour != nil)
        let plan = try await sides.compared(separate, isBetter ? joint : separate, problem, solution)
        guard plan.keepsJoint, let lots = chosen.designed else { return (given, plan) }
        return (given.designed(chosen.assignment(lots.tier), lots), plan)
    }
}

extension Scenario {
    /// Number of the lot of each core area in a tier whose lots hold every area.
    fileprivate func assignment(_ tier: Int) -> [Int] { plan.tiers[tier].lotOfArea.map { $0 ?? 0 } }
}
