import LotMarket
import LotModel
import LotSolver

extension Pipeline {
    /// What each rule of the award costs, at the gap of the award itself; none where nobody asks, no award keeps the rules,
    /// and after an interrupt. `lotwright award` tells it more narrowly.
    ///
    /// Cost: an award for each rule.
    func rulePrices(_ chain: Chain, _ scenario: Scenario) throws -> [RulePrice] {
        guard looksFurther, !chain.tender.bids.isEmpty, chain.outcome.status != .infeasible,
            !(cancellation?.isCancelled ?? false)
        else {
            return []
        }
        let solver = AwardSolver(rules: scenario.rules.award, cancellation: cancellation)
        let prices = try AwardReviewer(solver, cancellation: cancellation, progress: progress).prices(
            AwardProblem(chain.tender), chain.outcome)
        return cancellation?.isCancelled ?? false ? [] : prices
    }
}
