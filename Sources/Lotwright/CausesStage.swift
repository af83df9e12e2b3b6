import LotDelivery
import LotModel

extension Pipeline {
    /// The switches of a chain: its delivery with any mechanisms off, bids and award frozen.
    ///
    /// - Parameter times: minutes between areas.
    func switches(
        _ chain: Chain, _ scenario: Scenario, _ ground: Ground, times: TravelTimes
    ) async throws -> MechanismSwitches {
        let carers = try await ground.labourMarket(scenario, times: times)
        return MechanismSwitches(
            chain.work,
            tendered: Mobilised(
                // Posts stand empty whether contracts change hands or not.
                hours: ground.hours,
                capacity: chain.mobilisation.report.vacancies.staffed(ground.capacity.hours),
                lostPaidHours: Array(repeating: 0, count: ground.hours.count)),
            mobilised: chain.mobilised,
            labour: LabourVariants(hasEmployers: !scenario.employers.isEmpty) { ground.labour(carers, off: $0) },
            ownRatesPence: OwnRates.pence(
                plan: scenario.plan, contracts: chain.contracts, providers: ground.providers,
                bids: chain.bids.bids))
    }

    /// Why hours stay unmet.
    ///
    /// - Throws: `CheckFailed`.
    func causes(_ chain: Chain, _ scenario: Scenario, _ ground: Ground, times: TravelTimes) async throws -> GapCauses {
        progress?("looking for causes")
        let causes = await CauseShares(try await switches(chain, scenario, ground, times: times)).causes(
            threads: threads)
        try CheckFailed.unless("causes", CausesChecker(chain.delivery).faults(of: causes))
        return causes
    }
}
