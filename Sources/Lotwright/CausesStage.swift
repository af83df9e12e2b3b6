import LotDelivery
import LotModel

extension Pipeline {
    /// The switches of a chain: its delivery with any mechanisms off, bids and award frozen.
    ///
    /// - Parameter times: minutes between areas.
    func switches(_ chain: Chain, _ scenario: Scenario, _ ground: Ground, times: TravelTimes) -> MechanismSwitches {
        let market = LabourMarket(rules: scenario.rules.labour, times: times)
        let paidHours = ground.hops.paidHours(ground.demand.commissionedHours)
        return MechanismSwitches(
            chain.work,
            tendered: Mobilised(
                hours: ground.hours, capacity: ground.capacity.hours,
                lostPaidHours: Array(repeating: 0, count: ground.hours.count)),
            mobilised: chain.mobilised,
            labour: LabourVariants(hasEmployers: false) { off in
                // Without stated wages everybody pays the common one, and nobody pulls.
                market.pool(
                    areas: scenario.areas, paidHours: paidHours, providers: ground.providers,
                    outsideWages: off.contains(.outsideWage) ? [:] : scenario.outsideWages)
            },
            ownRatesPence: OwnRates.pence(
                plan: scenario.plan, contracts: chain.award.contracts, providers: ground.providers,
                bids: chain.bids.bids))
    }

    /// Why hours stay unmet.
    func causes(_ chain: Chain, _ scenario: Scenario, _ ground: Ground, times: TravelTimes) async -> GapCauses {
        progress?("looking for causes")
        return await CauseShares(switches(chain, scenario, ground, times: times)).causes(threads: threads)
    }
}
