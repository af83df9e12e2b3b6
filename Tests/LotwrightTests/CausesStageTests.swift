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
}
