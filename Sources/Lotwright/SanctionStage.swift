import LotDelivery
import LotModel

extension Pipeline {
    /// Every provider's new packages suspended in turn, and the simulated weeks without any sanction; nil where the scenario has none.
    ///
    /// - Throws: `CheckFailed`.
    func sanctions(_ chain: Chain, _ scenario: Scenario, _ ground: Ground) async throws -> SanctionFindings? {
        guard let rules = scenario.sanctions else { return nil }
        let (resilience, packageWeeks) = (scenario.rules.resilience, scenario.rules.simulate.packageWeeks)
        let rows = await SuspendedPackages(
            rules, problem: chain.work, delivery: chain.delivery, standby: chain.outcome.standby,
            resilience: resilience, packageWeeks: packageWeeks
        ).table(threads: threads)
        try CheckFailed.unless(
            "sanctions",
            SanctionChecker(
                chain.work, rules: rules, replacementWeeks: resilience.weeks, packageWeeks: packageWeeks
            ).faults(of: rows, delivery: chain.delivery))
        return SanctionFindings(
            rules: rules, suspensions: rows, hoursPerPerson: ground.demand.hoursPerPerson,
            stated: rules.whoIsMeant(chain.delivery, providers: ground.providers.count),
            without: await simulated(chain, scenario, ground, isSanctioned: false))
    }
}
