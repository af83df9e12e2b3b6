import LotModel
import Testing

@Suite struct ResilienceRulesTests {
    @Test func newcomersAndRiskRaiseTheChance() {
        func rules(_ weight: Double) -> ResilienceRules {
            Rules(ParameterValues(priceYear: "2014/15", given: ["demand.people": 1, "resilience.risk_weight": weight]))
                .resilience
        }
        #expect(rules(0).chance(newcomers: 0, risk: 0.9) == 0.142857)
        #expect(abs(rules(0).chance(newcomers: 2, risk: 0) - 0.142857 * 1.5625) < 1e-12)
        #expect(rules(0).chance(newcomers: 100, risk: 0) == 1)
        #expect(abs(rules(0.5).chance(newcomers: 0, risk: 0.9) - (0.0714285 + 0.45)) < 1e-12)
    }
}
