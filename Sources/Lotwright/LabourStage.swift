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
            usualWagePence: scenario.rules.cost.wagePence, limits: carerLimits(scenario, times: times))
    }

    /// Who of the carers drives and when they are free, where the scenario says so.
    func carerLimits(_ scenario: Scenario, times: TravelTimes) -> CarerLimits {
        let rules = scenario.rules.carers
        return CarerLimits(
            onFoot: rules.driverShare.map {
                CarersOnFoot(
                    share: $0, rules: rules, travel: scenario.rules.travel, areas: scenario.areas,
                    hours: demand.soughtHours, hops: hops, times: times)
            }, waves: scenario.carerWaves, movableShare: rules.movableShare)
    }

    /// Carers when all commissioned hours were worked by one provider in each area, less those who work for others there.
    func labour(
        _ market: LabourMarket, off: Set<Mechanism> = [], lifted: Set<CarerLimit> = []
    ) -> LabourPool {
        market.pool(
            paidHours: hops.paidHours(demand.soughtHours), providers: providers, off: off, lifted: lifted
        ).shared(demand)
    }
}
