import LotDelivery
import LotModel

extension Ground {
    /// Coverage by attributes of the areas, and carers in reach against carers needed.
    ///
    /// - Parameter times: minutes between areas.
    func coverageDetail(
        _ chain: Chain, _ scenario: Scenario, times: TravelTimes, coverage: Coverage
    ) async throws -> CoverageDetail {
        let carers = try await labourMarket(scenario, times: times)
        return Breakdowns(
            areas: scenario.areas, problem: chain.work, minutesToBetterPay: carers.minutesToBetterPay(),
            paidHoursPerCarer: scenario.rules.labour.paidHoursPerCarer
        ).detail(coverage, chain.delivery)
    }
}
