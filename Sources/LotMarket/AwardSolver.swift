import LotModel
import LotSolver

/// Which bids win which hours: exclusive bids whole, shared ones by hours per lot.
struct Allocation: Equatable {
    /// Indices of exclusive bids that win, ascending.
    var exclusive: [Int]
    /// Hours per week won by shared bids, keyed by bid, one entry per lot of the bid.
    var shared: [Int: [Double]]
}

/// Determines winners by mixed-integer programming: first the most hours, then the least yearly cost.
///
/// Columns: a binary y for every exclusive bid; a binary w and, for each of its lots, hours H for every shared bid.
/// Hours of a shared lot are not split by area: its winners ask one flat price, so any division over its areas costs the
/// same, and the hours left by exclusive winners are shared evenly. That keeps the program as small as the bids are.
public struct AwardSolver: Sendable {
    /// Hours below this are rounding, not awards.
    static let crumb = 1e-6
    /// Hours per week by which the second objective may undercut the first: ten times the solver's own tolerance.
    static let hoursSlack = 1e-5
    /// Relative gap of the first objective, unawarded hours: close to exact, since every hour unawarded is a person
    /// without care.
    static let hoursGap = 1e-6

    private let rules: AwardRules
    private let cancellation: Cancellation?
    /// Told best cost and bound so far, in pounds a week.
    private let progress: (@Sendable (Double, Double) -> Void)?

    public init(
        rules: AwardRules, cancellation: Cancellation? = nil, progress: (@Sendable (Double, Double) -> Void)? = nil
    ) {
        self.rules = rules
        self.cancellation = cancellation
        self.progress = progress
    }

    /// - Throws: `SolverFailure` from the solver itself; an award of nothing is a result.
    public func award(_ problem: AwardProblem) throws(SolverFailure) -> Award {
        let program = AwardProgram(problem)
        let hoursFirst = try HighsSolver.minimise(
            program.ofHours,
            limits: SolveLimits(relativeGap: Self.hoursGap, maxNodes: rules.maxNodes), cancellation: cancellation)
        let mostHours = hoursFirst.hasValues ? -hoursFirst.objective : 0
        let cheapest = try HighsSolver.minimise(
            program.requiring(hours: mostHours),
            limits: SolveLimits(relativeGap: rules.gap, maxNodes: rules.maxNodes),
            start: hoursFirst.hasValues ? hoursFirst.values : nil, cancellation: cancellation, progress: progress)
        // An interrupted second solve may hold nothing, though the first one's award is feasible.
        let values = cheapest.hasValues ? cheapest.values : hoursFirst.values
        let allocation = TieBreak(problem).settle(program.allocation(values))
        return award(problem, allocation, hoursFirst, cheapest)
    }

    private func award(
        _ problem: AwardProblem, _ allocation: Allocation, _ hoursFirst: Solution, _ cheapest: Solution
    ) -> Award {
        let contracts = self.contracts(problem, allocation)
        let offered = problem.plan.offeredHours(problem.hours)
        let awarded = contracts.reduce(0) { $0 + $1.hours }
        let pence = contracts.reduce(0) { $0 + $1.hours * Double($1.ratePence) } * Conventions.weeksPerYear
        let bound = max(0, cheapest.bound) * 100 * Conventions.weeksPerYear
        let objective = Int(pence.rounded())
        return Award(
            contracts: contracts, unawardedHours: Self.withoutCrumb(offered - awarded),
            unawardedBound: Self.withoutCrumb(offered + max(hoursFirst.bound, -offered)), objectivePence: objective,
            boundPence: min(objective, bound.isFinite ? Int(bound.rounded(.down)) : 0),
            isProved: hoursFirst.status == .proved && cheapest.status == .proved,
            solver: "HiGHS \(HighsSolver.version)")
    }

    /// Hours with the solver's tolerance taken out.
    private static func withoutCrumb(_ hours: Double) -> Double { hours > 1e-3 ? hours : 0 }

    private func contracts(_ problem: AwardProblem, _ allocation: Allocation) -> [Contract] {
        var contracts: [Contract] = []
        var held = Set<Int>()
        for index in allocation.exclusive {
            let bid = problem.bids[index]
            for lot in bid.lots {
                let won = problem.plan.tiers[bid.tier].lots[lot]
                held.formUnion(won.areas)
                contracts.append(
                    Contract(
                        tier: bid.tier, lot: lot, rank: 1, provider: bid.provider, bid: index,
                        hours: won.sum(problem.hours), share: 1, ratePence: bid.ratePence))
            }
        }
        if let shared = problem.sharedTier {
            for lot in problem.plan.tiers[shared].lots.indices {
                contracts += sharedContracts(problem, allocation, tier: shared, lot: lot, held: held)
            }
        }
        return contracts.sorted {
            ($0.tier, $0.lot, $0.rank, $0.provider, $0.bid) < ($1.tier, $1.lot, $1.rank, $1.provider, $1.bid)
        }
    }
}

extension AwardSolver {
    /// Winners of one shared lot. Hours that miss the whole lot by the solver's tolerance are stretched to it.
    private func sharedContracts(
        _ problem: AwardProblem, _ allocation: Allocation, tier: Int, lot: Int, held: Set<Int>
    ) -> [Contract] {
        let left = problem.plan.tiers[tier].lots[lot].areas.reduce(0) {
            $0 + (held.contains($1) ? 0 : problem.hours[$1])
        }
        var won: [(bid: Int, hours: Double)] = []
        for (index, hours) in allocation.shared.sorted(by: { $0.key < $1.key }) {
            if let position = problem.bids[index].lots.firstIndex(of: lot), hours[position] > Self.crumb {
                won.append((index, hours[position]))
            }
        }
        let sum = won.reduce(0) { $0 + $1.hours }
        let stretch = abs(left - sum) < Self.hoursSlack * 100 && sum > 0 ? left / sum : 1
        return won.map { bid, hours in
            Contract(
                tier: tier, lot: lot, rank: 1, provider: problem.bids[bid].provider, bid: bid, hours: hours * stretch,
                share: hours * stretch / left, ratePence: problem.bids[bid].ratePence)
        }
    }
}

extension LotPlan {
    /// Hours per week of the core areas that stand in a lot of any tier.
    func offeredHours(_ hours: [Double]) -> Double {
        hours.indices.reduce(0) { sum, area in
            sum + (tiers.contains { $0.lotOfArea[area] != nil } ? hours[area] : 0)
        }
    }
}
