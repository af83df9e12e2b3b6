import LotDelivery
import LotModel

extension Pipeline {
    /// What would close the worst gaps, as many as the scenario asks for.
    func remedies(_ chain: Chain, _ scenario: Scenario, _ ground: Ground, coverage: Coverage) async -> [AreaRemedies] {
        let rules = scenario.rules
        let areas = Array(coverage.gaps.prefix(rules.assess.remedies))
        if areas.isEmpty { return [] }
        progress?("looking for remedies")
        return await RemedySearch(
            chain.work, delivery: chain.delivery, rules: rules.assess, labour: rules.labour,
            ownRatesPence: OwnRates.pence(
                plan: scenario.plan, contracts: chain.contracts, providers: ground.providers,
                bids: chain.bids.bids)
        ).remedies(areas: areas, threads: threads)
    }
}
