import LotDelivery
import LotModel
import LotTravel
import Testing

@testable import Lotwright

/// Causes of shipped scenarios. Solves are serialised, so the suite is too.
@Suite(.serialized) struct CausesStageTests {
    @Test(arguments: ["kent-2014", "rutland-2013"]) func sharesAddUpInEveryArea(name: String) async throws {
        let record = try await Checkout.run(try await Checkout.load(name))
        let causes = try #require(record.findings.causes)
        #expect(causes.mechanisms == Mechanism.allCases.filter { $0 != .employers })
        for (area, part) in record.coverage.areas.enumerated() {
            #expect(abs(causes.hours(area: area).reduce(0, +) - part.unmet) < 1e-6)
            #expect(causes.hours(.other, area: area) >= 0)
        }
    }

    /// Causes are those of the delivery without them; the run fails its check where they are not.
    @Test func causesAddUpWithoutAProvider() async throws {
        let scenario = try await Checkout.loadPlain().scenario
        let all = try await Pipeline().run(scenario, warnings: [])
        for gone in [Array(all.providers.prefix(1)), all.providers] {
            let record = try await Pipeline(withdrawn: gone.map(\.id)).run(scenario, warnings: [])
            let causes = try #require(record.findings.causes)
            let sum = causes.hours(areas: record.coverage.areas.indices).reduce(0, +)
            #expect(abs(sum - record.coverage.total.unmet) < 1e-6)
            if gone.count == all.providers.count {
                #expect(record.coverage.total.delivered == 0)
                // With nobody there no mechanism is at fault, but some people left for Direct Payments.
                for area in record.coverage.areas.indices {
                    for mechanism in causes.mechanisms where mechanism != .transfer {
                        #expect(causes.hours(.mechanism(mechanism), area: area) == 0, "\(mechanism)")
                    }
                }
            }
        }
    }
}
