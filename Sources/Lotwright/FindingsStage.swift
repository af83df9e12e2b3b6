import LotDelivery
import LotModel

extension Pipeline {
    /// All that a finished chain is asked beyond its coverage.
    ///
    /// - Parameter times: minutes between areas.
    func findings(
        _ chain: Chain, _ scenario: Scenario, _ ground: Ground, times: TravelTimes, coverage: Coverage
    ) async throws -> Findings {
        let simulated = await simulated(chain, scenario, ground)
        let (scope, years) = scopedYears(chain, scenario, ground)
        return Findings(
            routes: routes(chain, scenario, ground),
            rulePrices: try rulePrices(chain, scenario),
            mobilisation: chain.mobilisation.report,
            mobilised: chain.mobilised,
            detail: try await ground.coverageDetail(chain, scenario, times: times, coverage: coverage),
            attainable: try attainable(chain, ground),
            causes: try await causes(chain, scenario, ground, times: times),
            simulated: simulated,
            resilience: try await resilience(chain, scenario, ground),
            remedies: await remedies(chain, scenario, ground, coverage: coverage),
            withdrawn: try withdrawn(ground),
            sensitivities: try await sensitivities(chain, scenario, ground, times: times, coverage: coverage),
            beside: try await beside(chain, scenario, ground, coverage: coverage, simulated: simulated),
            contract: years,
            carers: try carers(
                chain, scenario, ground, market: try await ground.labourMarket(scenario, times: times),
                limits: ground.carerLimits(scenario, times: times)), scope: scope,
            sanctions: try await sanctions(chain, scenario, ground),
            neighbours: try await neighbours(chain, scenario, ground, times: times))
    }
}
