import LotModel
import Testing

@testable import LotDelivery

@Suite struct ClosureHazardsTests {
    /// Provider 0 has its base in area 0, provider 1 in area 1; 1 wins area 0 as well.
    @Test func newcomersRaiseTheChance() {
        let problem = DeliveryMaps.problem(
            hours: [100, 100], contracts: [DeliveryMaps.contract(1, share: 1)],
            providers: [DeliveryMaps.provider("P1"), DeliveryMaps.provider("P2")], capacity: [500, 500],
            reach: [[1, 9], [9, 1]])
        let hazards = ClosureHazards(
            problem, delivery: Waterfall(problem).run(), rules: DeliveryMaps.rules.resilience)
        #expect(abs(hazards.chances[0] - 0.142857 * 1.25) < 1e-9 && abs(hazards.chances[1] - 0.142857) < 1e-9)
        // A hazard of 0.1542 a year leaves 6 of 7 open at its end.
        #expect(abs(hazards.perYear[1] - 0.154150) < 1e-6)
    }

    @Test func whoMustCloseClosesEveryWeek() {
        let problem = DeliveryMaps.problem(
            hours: [100], contracts: [], providers: [DeliveryMaps.provider("P1")], capacity: [500])
        let rules = Rules(
            ParameterValues(priceYear: "2014/15", given: ["demand.people": 1, "resilience.closure_chance": 1])
        ).resilience
        #expect(ClosureHazards(problem, delivery: Waterfall(problem).run(), rules: rules).perYear == [52])
    }
}
