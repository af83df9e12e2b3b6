import LotDelivery
import LotModel
import LotSearch

extension Pipeline {
    /// The simulated view of a finished chain; nil where the rules leave it out, or after an interrupt.
    ///
    /// - Parameter isSanctioned: whether the scenario's sanctions act; chance is the same with and without them.
    func simulated(
        _ chain: Chain, _ scenario: Scenario, _ ground: Ground, isSanctioned: Bool = true
    ) async -> Simulated? {
        let rules = scenario.rules.simulate
        guard rules.replicates > 0 else { return nil }
        let still = isSanctioned ? "" : ", without sanctions"
        progress?("simulating \(rules.weeks) weeks, \(rules.replicates) times\(still)")
        let cancellation = cancellation
        return await Simulation(
            chain.work, expected: chain.delivery, rules: rules, hoursPerPerson: ground.demand.hoursPerPerson,
            retainedHours: ground.capacity.retained,
            closuresPerYear: ClosureHazards(
                chain.work, delivery: chain.delivery, rules: scenario.rules.resilience
            ).perYear, sanctions: isSanctioned ? scenario.sanctions : nil
        ).run(
            seed: Seed(scenario.seed).child("simulate"), threads: threads,
            mostUnmet: chain.work.hours.map { scenario.rules.assess.mostUnmet(commissioned: $0) }
        ) { cancellation?.isCancelled ?? false }
    }
}
