import LotGeometry
import LotModel
import Testing

@Suite struct CapacityTests {
    @Test func tenderedHoursCanBeBidForAgain() {
        let provider = Provider(
            id: "P", name: "P", sizeClass: .medium, base: Position(x: 0, y: 0), currentHours: 400, growthHours: 0,
            wagePence: 640, quality: 1, risk: 0, radiusMinutes: 30, viabilityHours: 0, tiers: ["lots"])
        for (share, hours, retained) in [(1.0, 400.0, 0.0), (0.25, 100, 300), (0, 0, 400)] {
            let values = ParameterValues(
                priceYear: "2014/15", given: ["demand.people": 1, "market.tendered_share": share])
            let capacity = Capacity([provider], rules: Rules(values).market)
            #expect(capacity.hours == [hours] && capacity.retained == [retained])
        }
    }
}
