import LotModel
import Testing

@testable import Lotwright

/// Attainable coverage, withdrawals and runs without a provider, on the smallest shipped scenario.
@Suite(.serialized) struct ResilienceStageTests {
    @Test func rutlandKnowsWhatAWithdrawalDoes() async throws {
        let scenario = try await Checkout.loadPlain()
        let record = try await Checkout.run(scenario)
        let attainable = try #require(record.findings.attainable)
        #expect(attainable.delivered >= record.coverage.total.delivered - 1e-6)
        #expect(abs(attainable.bound - attainable.delivered) < 1e-6 * attainable.bound)
        let resilience = try #require(record.findings.resilience)
        #expect(resilience.withdrawals.count == record.providers.count && record.findings.withdrawn.isEmpty)
        let displaced = resilience.withdrawals.reduce(0) { $0 + $1.displaced }
        #expect(abs(displaced - record.coverage.total.delivered) < 1e-6)
        #expect(resilience.concentrations.first?.scope == .all)

        // Without the largest provider the award stands and nothing is delivered by it.
        let largest = try #require(resilience.concentrations.first?.largest)
        let id = record.providers[largest].id
        let without = try await Pipeline(withdrawn: [id]).run(scenario.scenario, warnings: [])
        #expect(without.findings.withdrawn == [largest])
        #expect(without.delivery.delivered.allSatisfy { $0.provider != largest })
        #expect(without.award.contracts == record.award.contracts)
        #expect(without.findings.resilience?.withdrawals[largest].displaced == 0)
    }

    @Test func anUnknownProviderIsRefused() async throws {
        let scenario = try await Checkout.loadPlain().scenario
        let refused = await #expect(throws: UnknownProvider.self) {
            try await Pipeline(withdrawn: ["P9999"]).run(scenario, warnings: [])
        }
        #expect(refused?.id == "P9999" && refused?.known.contains("P001") == true)
    }
}
