import LotModel
import Testing

@testable import LotDelivery

@Suite struct CarersCheckerTests {
    private static let waves = [
        CarerWave(name: "day", visits: 0.5, carers: 0.75), CarerWave(name: "bed", visits: 0.5, carers: 0.25),
    ]

    private static func faults(_ area: AreaCarers, unmet: Double = 30, lifted: Double = 10) -> [String] {
        let rules = Rules(
            ParameterValues(
                priceYear: "2014/15",
                given: ["demand.people": 1, "carers.driver_share": 0.8, "carers.movable_share": 0])
        ).carers
        return CarersChecker(CarerFindings(rules: rules, waves: waves, areas: [area])).faults(
            unmet: [unmet], lifted: [lifted])
    }

    private static func area(
        hop: Double = 20, walkable: Bool = false, present: Double = 80, usable: Double = 70, drivers: Double = 5,
        times: Double = 15
    ) -> AreaCarers {
        AreaCarers(
            needed: 100, footHopMinutes: hop, isWalkable: walkable, allDriving: 100, present: present, usable: usable,
            unmetForDrivers: drivers, unmetForTimes: times)
    }

    /// 80 carers' hours: 50 of the 60 that there are at the first time, 20 at the second.
    @Test func aRightResultHolds() { #expect(Self.faults(Self.area()) == []) }

    @Test func wrongOnesAreTold() {
        #expect(Self.faults(Self.area(usable: 71))[0].contains("usable"))
        #expect(Self.faults(Self.area(present: 84, usable: 71))[0].contains("nobody can walk"))
        #expect(Self.faults(Self.area(walkable: true))[0].contains("too far apart"))
        #expect(Self.faults(Self.area(hop: 5, walkable: true, present: 70, usable: 67.5))[0].contains("fewer"))
        #expect(Self.faults(Self.area(times: 16))[0].contains("lifting"))
        // With twice the need at hand everything can be worked.
        #expect(Self.faults(Self.area(hop: 5, walkable: true, present: 240, usable: 120)) == [])
        #expect(Self.faults(Self.area(hop: 5, walkable: true, present: 240, usable: 100)).count == 1)
    }
}
