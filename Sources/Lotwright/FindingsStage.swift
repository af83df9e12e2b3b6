import LotDelivery
import LotModel

extension Pipeline {
    /// All that a finished chain is asked beyond its coverage.
    ///
    /// - Parameter times: minutes between areas.
    func findings(
        _ chain: Chain, _ scenario: Scenario, _ ground: Ground, times: TravelTimes, coverage: Coverage
    ) async throws -> Findings {
        Findings(
            detail: try await ground.coverageDetail(chain, scenario, times: times, coverage: coverage),
            mobilisation: chain.mobilisation.report)
    }
}
