import LotModel
import LotTravel
import Testing

@Suite struct ClosedFormHopsTests {
    static let areas = AreaTable([
        TravelMaps.area("A", x: 0, y: 0, hectares: 1_000), TravelMaps.area("B", x: 1, y: 0, hectares: 2_000),
    ])

    static var hops: HopCurves {
        let rules = TravelMaps.rules()
        return ClosedFormHops.curves(areas: areas, travel: rules.travel, demand: rules.demand)
    }

    /// f(10 km2, 10 addresses) = 1.2 x 3.9 x (0.7124 x 1)^0.68 = 3.716 minutes.
    @Test func tenAddressesOnTenSquareKilometres() {
        let hours = 10 / Self.hops.addressesPerHour
        #expect(abs(Self.hops.hop(area: 0, hours: hours).minutes - 3.716) < 0.001)
    }

    /// Visits a week = 60 h / L; / 7 days / 4 waves / 1.24 gives addresses at once: 100 h are 4.94 of them.
    @Test func hoursBecomeAddresses() {
        #expect(abs(100 * Self.hops.addressesPerHour - 60 * 100 / 34.98 / 7 / 4 / 1.24) < 0.01)
    }

    @Test func hopsFallWithVolumeDownToTheFloor() {
        var last = Double.infinity
        for hours in stride(from: 1.0, through: 100_000, by: 97) {
            let hop = Self.hops.hop(area: 0, hours: hours).minutes
            #expect(hop <= last)
            last = hop
        }
        #expect(last == 1.5)
    }

    @Test func poolingShortensHopsAndIsContinuous() {
        let alone = Self.hops.hop(area: 0, hours: 20)
        let pooled = Self.hops.hop(area: 0, hours: 20, neighbours: [(area: 1, hours: 500)])
        #expect(pooled.minutes < alone.minutes)
        // At four addresses pooling ends without a jump.
        let four = 4 / Self.hops.addressesPerHour
        let below = Self.hops.hop(area: 0, hours: four * (1 - 1e-9), neighbours: [(area: 1, hours: 500)])
        let above = Self.hops.hop(area: 0, hours: four * (1 + 1e-9), neighbours: [(area: 1, hours: 500)])
        #expect(abs(below.minutes - above.minutes) < 1e-6)
        // No neighbour's work, no pooling.
        #expect(Self.hops.hop(area: 0, hours: 20, neighbours: [(area: 1, hours: 0)]) == alone)
    }

    /// P providers sharing an area lengthen everybody's hop by P^0.34: the density dividend of exclusive lots.
    @Test(arguments: [2.0, 4, 10]) func sharingCostsPToThePower034(providers: Double) {
        let hours = 4_000.0
        let ratio =
            Self.hops.hop(area: 1, hours: hours / providers).minutes / Self.hops.hop(area: 1, hours: hours).minutes
        let expected = pow34(providers)
        #expect(abs(ratio - expected) < 1e-9)
    }

    private func pow34(_ value: Double) -> Double {
        // 0.34 = 17 / 50, by bisection on x^50 = value^17, to stay clear of the code under test.
        var target = 1.0
        for _ in 0..<17 { target *= value }
        var low = 1.0
        var high = value
        for _ in 0..<200 {
            let middle = (low + high) / 2
            var raised = 1.0
            for _ in 0..<50 { raised *= middle }
            if raised < target { low = middle } else { high = middle }
        }
        return low
    }

    /// Ten addresses on ten square kilometres are 0.7124 km apart in a straight line, 1.5 times that by road; the hop
    /// factor lengthens the time alone.
    @Test func distanceIsThatOfTheRoadBetween() {
        let hours = 10 / Self.hops.addressesPerHour
        #expect(abs(Self.hops.hop(area: 0, hours: hours).kilometres - 0.7124 * 1.5) < 1e-9)
        let perHour = Self.hops.travelPerHour(area: 0, hours: hours)
        #expect(abs(perHour.kilometres - 60 / Self.hops.meanVisitMinutes * 0.7124 * 1.5) < 1e-9)
    }
}
