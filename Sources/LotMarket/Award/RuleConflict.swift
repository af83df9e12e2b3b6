import LotModel
import LotSolver

/// Finds rules that no award keeps together: a deletion filter (Chinneck and Dravnieks 1991) over rules. Every rule of the
/// answer is needed for the conflict; other conflicts, even smaller ones, may exist beside it.
///
/// Cost: one feasibility solve for each rule.
struct RuleConflict {
    let limits: SolveLimits
    let cancellation: Cancellation?

    /// Places of the rules in the problem's list, ascending; empty when nothing conflicts.
    func smallest(_ problem: AwardProblem) throws(SolverFailure) -> [Int] {
        var kept = Array(problem.rules.indices)
        for index in problem.rules.indices {
            let others = kept.filter { $0 != index }
            let status = try HighsSolver.minimise(
                program(problem.with(rules: others.map { problem.rules[$0] })), limits: limits,
                cancellation: cancellation
            ).status
            if status == .infeasible { kept = others }
        }
        return kept
    }

    /// Any award that keeps the rules will do.
    private func program(_ problem: AwardProblem) -> LinearProgram {
        let all = AwardProgram(problem).program
        return all.withCosts(Array(repeating: 0, count: all.columns.count))
    }
}

extension AwardRule {
    /// The rule without what it asks for at least.
    var withoutMinimum: AwardRule {
        switch self {
        case .lotsAwarded(_, let most): .lotsAwarded(min: 0, max: most)
        case .group(let lots, _, let most): .group(lots, min: 0, max: most)
        case .winners(_, let most): .winners(min: 0, max: most)
        // A limit that no award can miss, so that places in the list stay.
        case .incumbentChanges: .incumbentChanges(max: .max)
        case .allAwarded: .winners(min: 0, max: nil)
        case .capacity, .oneBidEach, .lotsBid, .spend, .budget, .marketShare, .incumbentKept, .reservedForSmall,
            .rivalProviders, .separateLots, .quality, .rate, .lotShare:
            self
        }
    }
}
