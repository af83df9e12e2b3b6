import LotModel
import Testing

@Suite struct TravelModelTests {
    @Test func minutesAreAPowerOfKilometres() {
        let rules = Rules(
            ParameterValues(
                priceYear: "2020/21",
                given: [
                    "demand.people": 100, "travel.minutes_at_1_km": 4, "travel.minutes_at_1_km_london": 6,
                    "travel.distance_exponent": 0.5,
                ])
        ).travel
        #expect(rules.modelMinutes(kilometres: 0, withinLondon: false) == 0)
        #expect(abs(rules.modelMinutes(kilometres: 9, withinLondon: false) - 12) < 1e-12)
        #expect(abs(rules.modelMinutes(kilometres: 9, withinLondon: true) - 18) < 1e-12)
    }
}
