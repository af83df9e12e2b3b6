import LotModel
import LotTravel
import Testing

@Suite struct SampledHopsTests {
    static let areas = AreaTable([
        TravelMaps.area("A", x: 0, y: 0, hectares: 1_000),
        TravelMaps.area("B", x: 1, y: 0, lad: "E09000001", hectares: 1_000),
    ])

    @Test func areasWithoutLegsKeepTheClosedForm() {
        let rules = TravelMaps.rules()
        let closed = ClosedFormHops.curves(areas: Self.areas, travel: rules.travel, demand: rules.demand)
        let legs = [3.0, 2.5, 2, 1.5, 1, 0.5]
        for given in [[legs], [legs, []]] {
            let sampled = SampledHops.curves(
                areas: Self.areas, legs: given, travel: rules.travel, demand: rules.demand)
            let hours = 16 / sampled.addressesPerHour
            #expect(sampled.hop(area: 1, hours: hours) == closed.hop(area: 1, hours: hours))
            // Kappa 1.2, k 3.9, leg 2 at sixteen addresses.
            #expect(abs(sampled.hop(area: 0, hours: hours).minutes - 1.2 * 3.9 * 2) < 1e-9)
        }
    }

    /// In London 1 km takes longer and the car has to be left somewhere.
    @Test func londonIsSlowerAndNeedsParking() {
        let rules = TravelMaps.rules()
        let hops = ClosedFormHops.curves(areas: Self.areas, travel: rules.travel, demand: rules.demand)
        let hours = 5 / hops.addressesPerHour
        let outside = hops.hop(area: 0, hours: hours)
        let inside = hops.hop(area: 1, hours: hours)
        #expect(abs(inside.minutes - (outside.minutes / 3.9 * 5.1 + 4)) < 1e-9)
        #expect(inside.kilometres == outside.kilometres)
    }
}
