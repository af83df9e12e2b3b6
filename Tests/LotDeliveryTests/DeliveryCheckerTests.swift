import LotModel
import Testing

@testable import LotDelivery

/// The checker must reject what is wrong: one mutation of a good delivery per rule.
@Suite struct DeliveryCheckerTests {
    static func faults(
        hours: Double, unmet: Double, provider: Int = 0, tier: Int = 0, rate: Int = 1_500,
        reason: UnmetReason? = .labour,
        share: Double = 1
    ) -> [String] {
        let row = DeliveredHours(
            tier: tier, provider: provider, area: 0, hours: hours, ratePence: rate, acceptedTravelMinutes: 3,
            travelMinutes: 3)
        let delivery = Delivery(delivered: [row], unmet: [unmet], reasons: [reason], offered: [], refused: [])
        let problem = DeliveryMaps.problem(
            hours: [100], contracts: [DeliveryMaps.contract(0, share: share)],
            providers: [DeliveryMaps.provider("P1"), DeliveryMaps.provider("P2", radius: 5)], capacity: [80, 10],
            labour: [90])
        return DeliveryMaps.checker(problem.hours.count).faults(of: delivery, problem: problem)
    }

    @Test func everyRuleIsChecked() {
        let most = 90.0 / 1.05
        #expect(Self.faults(hours: most, unmet: 100 - most) == [])
        #expect(!Self.faults(hours: most, unmet: 10).isEmpty)
        #expect(!Self.faults(hours: 90, unmet: 10).isEmpty)
        #expect(!Self.faults(hours: most, unmet: 100 - most, provider: 1).isEmpty)
        #expect(!Self.faults(hours: 5, unmet: 95, provider: 1, tier: 1, rate: 1_540).isEmpty)
        #expect(!Self.faults(hours: most, unmet: 100 - most, rate: 1_400).isEmpty)
        #expect(!Self.faults(hours: most, unmet: 100 - most, reason: nil).isEmpty)
        #expect(!Self.faults(hours: 60, unmet: 40, share: 0.5).isEmpty)
        // Idle carers and an idle provider in radius, yet hours unmet.
        #expect(!Self.faults(hours: 20, unmet: 80, reason: .capacity).isEmpty)
    }
}
