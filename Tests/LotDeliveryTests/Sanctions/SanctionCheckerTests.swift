import LotModel
import Testing

@testable import LotDelivery

/// One mutation of a good row for each rule.
@Suite struct SanctionCheckerTests {
    static func faults(
        delivered: Double = 60, new: Double = 15, replaced: Double = 10, waits: Double = 5, taker: Int = 1,
        taken: Double = 10, handedOver: Double = 20, left: Double = 40, chance: Double = 0.1, provider: Int = 0,
        growth: Double = 325, capacity: Double = 40
    ) -> [String] {
        let problem = DeliveryMaps.problem(
            hours: [60], contracts: [DeliveryMaps.contract(0, share: 1)],
            providers: [DeliveryMaps.provider("P1"), DeliveryMaps.provider("P2", growth: growth)],
            capacity: [100, capacity])
        let row = Suspension(
            provider: provider, delivered: delivered, new: new, replaced: replaced,
            waiting: [AreaHours(area: 0, hours: waits)], takers: [ProviderHours(provider: taker, hours: taken)],
            handedOver: handedOver, left: [AreaHours(area: 0, hours: left)], chance: chance)
        return SanctionChecker(
            problem, rules: SanctionRules(weeks: 13, handoverWeeks: 6), replacementWeeks: 4, packageWeeks: 52
        ).faults(of: [row], delivery: Waterfall(problem).run())
    }

    @Test func everyRuleIsChecked() {
        #expect(Self.faults() == [])
        #expect(!Self.faults(delivered: 61, left: 41).isEmpty)
        #expect(!Self.faults(new: 16, waits: 6).isEmpty)
        #expect(!Self.faults(waits: 4).isEmpty)
        #expect(!Self.faults(taken: 9).isEmpty)
        #expect(!Self.faults(replaced: -1, waits: 16, taken: -1).isEmpty)
        #expect(!Self.faults(handedOver: 10).isEmpty)
        #expect(!Self.faults(handedOver: -1, left: 61).isEmpty)
        #expect(!Self.faults(chance: 1.5).isEmpty)
        #expect(!Self.faults(taker: 0).isEmpty)
        #expect(!Self.faults(provider: 1).isEmpty)
        // Four weeks of 60 are 9; 9 hours are below 10.
        #expect(!Self.faults(growth: 40).isEmpty)
        #expect(!Self.faults(capacity: 5).isEmpty)
    }

    @Test func everyProviderThatDeliversHasItsRow() {
        let problem = DeliveryMaps.problem(
            hours: [60], contracts: [DeliveryMaps.contract(0, share: 1)], providers: [DeliveryMaps.provider("P1")],
            capacity: [100])
        let checker = SanctionChecker(
            problem, rules: SanctionRules(weeks: 13, handoverWeeks: 6), replacementWeeks: 4, packageWeeks: 52)
        #expect(!checker.faults(of: [], delivery: Waterfall(problem).run()).isEmpty)
    }
}
