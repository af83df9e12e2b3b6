import LotModel
import Testing

@testable import LotDelivery

/// One mutation of a good row for each rule.
@Suite struct ResilienceCheckerTests {
    static func faults(
        displaced: Double = 60, replaced: Double = 40, left: Double = 20, taker: Int = 1, taken: Double = 40,
        closureChance: Double = 0.1, growth: Double = 325, capacity: Double = 40
    ) -> [String] {
        let problem = DeliveryMaps.problem(
            hours: [60], contracts: [DeliveryMaps.contract(0, share: 1)],
            providers: [DeliveryMaps.provider("P1"), DeliveryMaps.provider("P2", growth: growth)],
            capacity: [100, capacity])
        let row = Withdrawal(
            provider: 0, displaced: displaced, replaced: replaced, left: [AreaHours(area: 0, hours: left)],
            takers: [ProviderHours(provider: taker, hours: taken)], closureChance: closureChance,
            isBelowViability: false, volume: 60)
        let other = Withdrawal(
            provider: 1, displaced: 0, replaced: 0, left: [], takers: [], closureChance: 0, isBelowViability: false,
            volume: 0)
        return ResilienceChecker(problem, rules: DeliveryMaps.rules.resilience)
            .faults(of: [row, other], delivery: Waterfall(problem).run())
    }

    @Test func everyRuleIsChecked() {
        #expect(Self.faults() == [])
        #expect(!Self.faults(displaced: 61, left: 21).isEmpty)
        #expect(!Self.faults(left: 10).isEmpty)
        #expect(!Self.faults(taken: 30).isEmpty)
        #expect(!Self.faults(replaced: 59, left: 1, taken: 59).isEmpty)
        // Four weeks of 200 are 31; 30 hours are below 40.
        #expect(!Self.faults(growth: 200).isEmpty)
        #expect(!Self.faults(capacity: 30).isEmpty)
        #expect(!Self.faults(taker: 0).isEmpty)
        #expect(!Self.faults(closureChance: 1.5).isEmpty)
    }
}
