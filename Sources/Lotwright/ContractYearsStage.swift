import LotDelivery
import LotModel

extension Pipeline {
    /// The contracts over their years; nil where the scenario has no terms.
    ///
    /// - Parameter later: books of years in which health areas have left.
    func contractYears(
        _ chain: Chain, _ scenario: Scenario, _ ground: Ground, later: [LaterBase] = []
    ) -> ContractView? {
        guard let terms = scenario.contract else { return nil }
        let rules = scenario.rules
        let held = OpenBook(chain.work, bids: []).accounts(
            chain.delivery, rates: rules.rates, schedule: scenario.rateSchedule
        ).held
        let base = FirstContractYear(chain.work).base(
            chain.delivery, held: held, capacity: ground.capacity.hours,
            people: ground.demand.corePeople)
        return ContractProjection(
            terms, base: base, later: later, schedule: scenario.rateSchedule, rates: rules.rates, demand: rules.demand,
            handBackShare: terms.handBack?.share ?? rules.simulate.pressedHandBackYear
        ).view
    }
}
