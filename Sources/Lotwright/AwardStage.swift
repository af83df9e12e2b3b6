import LotMarket
import LotModel
import LotSolver

/// The award of one tender, checked, with the reasons for hours that nobody won.
struct AwardStage {
    let rules: AwardRules
    let cancellation: Cancellation?
    let progress: (@Sendable (String) -> Void)?
    /// Whether standby ranks are filled and reasons sought for what nobody won.
    var explains = true

    /// - Parameter providers: who may bid where; nil where everybody may.
    /// - Throws: `CheckFailed` when the award does not pass both its checkers, `SolverFailure` from the solver.
    func award(_ tender: Tender, providers: [Provider]?) throws -> AwardOutcome {
        let problem = AwardProblem(tender)
        let solver = AwardSolver(
            rules: rules, cancellation: cancellation, progress: progress.map(AwardProgress.words))
        let outcome = try explains ? solver.outcome(problem) : solver.firstRank(problem)
        try CheckFailed.unless("award", Self.faults(tender, outcome, providers: providers))
        if !explains { return outcome }
        return outcome.with(unawarded: try UnawardedLots(cancellation: cancellation).causes(problem, outcome))
    }

    /// What two checkers that share no code with the solver find: areas, hours, limits of tiers; scores, rules, objective.
    static func faults(
        _ tender: Tender, _ outcome: AwardOutcome, providers: [Provider]?, names: [String]? = nil
    ) -> [String] {
        if outcome.status == .infeasible { return [] }
        let names = names ?? providers?.map(\.id) ?? tender.capacity.indices.map { "provider \($0 + 1)" }
        // Without the rule nothing holds providers to their capacity.
        let capacity = tender.capacity.map { tender.terms.rules.contains(.capacity) ? $0 : .infinity }
        return AwardChecker(names: names).faults(
            of: outcome.award, plan: tender.plan, hours: tender.hours, bids: tender.bids, capacity: capacity,
            providers: providers, ceilingPence: .max)
            + RuleChecker(tender, contracts: outcome.award.contracts, names: names).faults(
                objective: outcome.objective)
    }
}
