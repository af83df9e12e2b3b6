import LotModel
import LotSolver

/// Which bids win which hours: exclusive bids whole, shared ones by hours per lot.
struct Allocation: Equatable {
    /// Indices of exclusive bids that win, ascending.
    var exclusive: [Int]
    /// Hours per week won by shared bids, keyed by bid, one entry per lot of the bid.
    var shared: [Int: [Double]]
}

/// Determines winners by mixed-integer programming: first the most hours, then the least weight (yearly cost, or points
/// missed); or both in one sum where the terms state a penalty for hours without a winner.
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
    /// Hours a week that a winner of a shared lot has at least, under rules that count winners.
    static let leastSharedHours = 1.0

    /// How a program is written and searched; results differ by the gap at most.
    struct Sizes {
        /// Providers with more sets of bids than this are limited by rows.
        var mostChoices = 200
        /// Programs of fewer columns are searched at once.
        var largeFrom = 1_000
        /// Ties are broken among all awards where no more bids than this could stand in one.
        var mostEqual = 400
    }

    var sizes = Sizes()
    private let limits: SolveLimits
    private let cancellation: Cancellation?
    /// Told best weight and bound so far, in hundredths a week.
    private let progress: (@Sendable (Double, Double) -> Void)?

    public init(
        rules: AwardRules, cancellation: Cancellation? = nil, progress: (@Sendable (Double, Double) -> Void)? = nil
    ) {
        self.init(gap: rules.gap, maxNodes: rules.maxNodes, cancellation: cancellation, progress: progress)
    }

    public init(
        gap: Double, maxNodes: Int = 1_000_000, cancellation: Cancellation? = nil,
        progress: (@Sendable (Double, Double) -> Void)? = nil
    ) {
        limits = SolveLimits(relativeGap: gap, maxNodes: maxNodes)
        self.cancellation = cancellation
        self.progress = progress
    }

    /// - Throws: `SolverFailure` from the solver itself; an award of nothing is a result.
    public func award(_ problem: AwardProblem) throws(SolverFailure) -> Award { try lead(problem).award }

    /// The award with its standby ranks, or the rules that cannot be kept together.
    ///
    /// Each further rank is the award of the same tender without the bids of providers that stand higher in a lot; rules
    /// that ask for at least something hold for the lead alone.
    public func outcome(_ problem: AwardProblem) throws(SolverFailure) -> AwardOutcome {
        let lead = try lead(problem)
        if lead.status == .infeasible {
            return lead.with(conflict: try RuleConflict(limits: limits, cancellation: cancellation).smallest(problem))
        }
        var standby: [Contract] = []
        var higher = lead.winners
        for rank in stride(from: 2, through: problem.tender.terms.ranks, by: 1) {
            let taken = problem.bids.indices.filter { index in
                let bid = problem.bids[index]
                return bid.keys.contains { higher.contains(WinnerOfLot(key: $0, provider: bid.provider)) }
            }
            let next = try self.lead(
                problem.excluding(Set(taken)).with(rules: problem.rules.map(\.withoutMinimum)))
            higher.formUnion(next.winners)
            standby += next.award.contracts.map { contract in
                Contract(
                    tier: contract.tier, lot: contract.lot, rank: rank, provider: contract.provider, bid: contract.bid,
                    hours: 0, share: 0, ratePence: contract.ratePence)
            }
        }
        return lead.with(standby: standby)
    }

    /// The winners of the first rank, without standby and without the reasons where rules cannot be kept.
    public func firstRank(_ problem: AwardProblem) throws(SolverFailure) -> AwardOutcome { try lead(problem) }

    /// The first rank alone.
    func lead(
        _ problem: AwardProblem, otherThan winners: Set<WinnerOfLot>? = nil
    ) throws(SolverFailure) -> AwardOutcome {
        guard problem.tender.terms.order == .inSequence, problem.plan.tiers.count > 1 else {
            var program = AwardProgram(problem, mostChoices: sizes.mostChoices)
            if let winners { program.exclude(winners) }
            return try solve(problem, program)
        }
        var held = Allocation(exclusive: [], shared: [:])
        for tier in problem.plan.tiers.indices.dropLast() {
            let later = problem.bids.indices.filter { problem.bids[$0].tier > tier }
            let stage = problem.excluding(Set(later)).with(rules: problem.rules.map(\.withoutMinimum))
            held = try allocation(
                stage, AwardProgram(stage, held: held, heldBefore: tier, mostChoices: sizes.mostChoices))
        }
        var program = AwardProgram(problem, held: held, heldBefore: problem.plan.tiers.count - 1)
        if let winners { program.exclude(winners) }
        return try solve(problem, program)
    }

    private func allocation(_ problem: AwardProblem, _ program: AwardProgram) throws(SolverFailure) -> Allocation {
        try settled(problem, program, try solutions(problem, program)).allocation
    }

    private func solve(_ problem: AwardProblem, _ program: AwardProgram) throws(SolverFailure) -> AwardOutcome {
        let solved = try solutions(problem, program)
        let settled = try settled(problem, program, solved)
        return outcome(problem, settled.allocation, solved, areTiesExact: settled.isExact)
    }

    /// The award of the solves with its ties broken: among all awards of equal weight where the optimum is proved without
    /// a gap, no tier is shared and the tender is not too large; else by exchanges of single bids.
    private func settled(
        _ problem: AwardProblem, _ program: AwardProgram, _ solved: Solved
    ) throws(SolverFailure) -> (allocation: Allocation, isExact: Bool) {
        let isProved = solved.hours.isProved && solved.weight.status == .proved && !solved.values.isEmpty
        if isProved, problem.sharedTier == nil,
            solved.weight.objective - solved.weight.bound <= EqualAwards.slack,
            let values = try EqualAwards(most: sizes.mostEqual, limits: limits, cancellation: cancellation)
                .first(program, solved.program, best: solved.values)
        {
            return (program.allocation(values), true)
        }
        return (TieBreak(problem).settle(program.allocation(solved.values)), false)
    }

    /// The solves of one program.
    private struct Solved {
        let hours: Hours
        /// The last program, whose optimum the award is.
        let program: LinearProgram
        let weight: Solution
        /// Of the best point found; empty when there is none.
        let values: [Double]
    }

    /// What is known of the first objective.
    private enum Hours {
        case awarding(Double)
        case solved(Solution)
        /// Hours and weight are one sum.
        case none

        var isProved: Bool { if case .solved(let solution) = self { solution.status == .proved } else { true } }

        /// Proved least hours without a winner, of those offered.
        func leastUnawarded(of offered: Double) -> Double {
            switch self {
            case .awarding(let hours): offered - hours
            case .solved(let solution): offered + max(solution.bound, -offered)
            case .none: 0
            }
        }
    }

    private func solutions(_ problem: AwardProblem, _ program: AwardProgram) throws(SolverFailure) -> Solved {
        let search = RelaxedFirst(
            largeFrom: sizes.largeFrom, limits: limits, cancellation: cancellation, progress: progress)
        if let penalty = problem.tender.terms.penaltyPerHour {
            let both = program.penalising(penalty)
            let only = try search.minimise(both)
            return Solved(hours: .none, program: both, weight: only, values: only.values)
        }
        // Where all hours that anybody bids for can be awarded, that is the most there is.
        let covering = program.covering
        let full = try search.minimise(covering.program)
        if full.hasValues {
            return Solved(
                hours: .awarding(covering.hours), program: covering.program, weight: full, values: full.values)
        }
        let hoursFirst = try RelaxedFirst(
            largeFrom: sizes.largeFrom, limits: SolveLimits(relativeGap: Self.hoursGap, maxNodes: limits.maxNodes),
            cancellation: cancellation, progress: nil
        ).minimise(program.ofHours)
        if hoursFirst.status == .infeasible {
            return Solved(hours: .solved(hoursFirst), program: program.ofHours, weight: hoursFirst, values: [])
        }
        let mostHours = hoursFirst.hasValues ? -hoursFirst.objective : 0
        let requiring = program.requiring(hours: mostHours)
        let cheapest = try search.minimise(requiring, start: hoursFirst.hasValues ? hoursFirst.values : nil)
        // An interrupted second solve may hold nothing, though the first one's award is feasible.
        return Solved(
            hours: .solved(hoursFirst), program: requiring, weight: cheapest,
            values: cheapest.hasValues ? cheapest.values : hoursFirst.values)
    }

    private func outcome(
        _ problem: AwardProblem, _ allocation: Allocation, _ solved: Solved, areTiesExact: Bool
    ) -> AwardOutcome {
        let contracts = self.contracts(problem, allocation)
        let terms = problem.tender.terms
        let offered = problem.offeredHours
        let awarded = contracts.reduce(0) { $0 + $1.hours }
        let unawarded = Self.withoutCrumb(offered - awarded)
        let pence = contracts.reduce(0) { $0 + $1.hours * Double($1.ratePence) } * Conventions.weeksPerYear
        let isCost = terms.scoring == .leastCost
        let scale = isCost ? Conventions.weeksPerYear : 1
        let weight = contracts.reduce(0) { $0 + $1.hours * Double(problem.weights[$1.bid]) }
        let penalty = Double(terms.penaltyPerHour ?? 0)
        let objective = (weight + penalty * unawarded) * scale
        // A penalty's program counts what awarded hours save, so the penalty of all hours is added here.
        let bound = (solved.weight.bound * 100 + penalty * offered) * scale
        let isProved = solved.hours.isProved && solved.weight.status == .proved
        let paid = Int(pence.rounded())
        let paidBound = isCost && terms.penaltyPerHour == nil && bound.isFinite ? Int(max(0, bound).rounded(.down)) : 0
        let award = Award(
            contracts: contracts, unawardedHours: unawarded,
            unawardedBound: Self.withoutCrumb(solved.hours.leastUnawarded(of: offered)),
            objectivePence: paid, boundPence: min(paid, paidBound), isProved: isProved,
            solver: "HiGHS \(HighsSolver.version)")
        let isInfeasible = solved.weight.status == .infeasible && solved.values.isEmpty
        return AwardOutcome(
            status: isInfeasible ? .infeasible : isProved ? .proved : .stopped, award: award, standby: [],
            objective: objective, bound: min(objective, max(0, bound)), conflict: [], areTiesExact: areTiesExact)
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
