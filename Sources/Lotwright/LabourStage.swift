import LotDelivery
import LotModel
import LotTravel

extension Ground {
    /// Carers of the region, ready to be asked with any mechanism off.
    ///
    /// - Parameter times: minutes between areas.
    func labourMarket(_ scenario: Scenario, times: TravelTimes) async throws -> LabourMarket {
        let employers = scenario.employers
        return LabourMarket(
            rules: scenario.rules.labour,
            reach: LabourReach(
                areas: scenario.areas, times: times, outsideWages: scenario.outsideWages, employers: employers,
                employerTimes: employers.isEmpty
                    ? nil : try await travel.times(from: employers, areas: scenario.areas)),
            usualWagePence: scenario.rules.cost.wagePence)
    }

    /// Carers when all commissioned hours were worked by one provider in each area, less those who work for others there.
    func labour(_ market: LabourMarket, off: Set<Mechanism> = []) -> LabourPool {
        market.pool(paidHours: hops.paidHours(demand.soughtHours), providers: providers, off: off).shared(demand)
    }
}
