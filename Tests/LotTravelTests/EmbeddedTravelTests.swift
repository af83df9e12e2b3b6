import LotGeometry
import LotModel
import Testing

@testable import LotTravel

@Suite struct EmbeddedTravelTests {
    @Test func minutesFollowThePowerLaw() {
        let travel = EmbeddedTravel(rules: TravelMaps.rules().travel)
        #expect(abs(travel.minutes(kilometres: 1, withinLondon: false) - 3.9) < 1e-12)
        #expect(abs(travel.minutes(kilometres: 1, withinLondon: true) - 5.1) < 1e-12)
        #expect(abs(travel.minutes(kilometres: 8, withinLondon: false) - 16.05) < 0.05)
        #expect(travel.minutes(kilometres: 0, withinLondon: false) == 0)
    }

    @Test func beyondTheCutOffIsAbsentNotZero() {
        let areas = AreaTable([
            TravelMaps.area("A", x: 0, y: 0), TravelMaps.area("B", x: 10_000, y: 0),
            TravelMaps.area("C", x: 50_000, y: 0),
        ])
        let rules = TravelMaps.rules(["travel.nearest": 0]).travel
        let times = EmbeddedTravel(rules: rules).times(areas: areas, geography: TravelMaps.geography(3))
        #expect(times.minutes(from: 0, to: 2) == nil)
        #expect(times.minutes(from: 0, to: 0) == 0)
        #expect(times.minutes(from: 0, to: 1) == times.minutes(from: 1, to: 0))
        #expect(times.pairCount == 5)
    }

    @Test func theNearestAndNeighboursAreKeptHoweverFar() {
        let areas = AreaTable((0..<5).map { TravelMaps.area("A\($0)", x: Double($0) * 40_000, y: 0) })
        let nearest = EmbeddedTravel(rules: TravelMaps.rules(["travel.nearest": 1]).travel)
            .times(areas: areas, geography: TravelMaps.geography(5))
        #expect(nearest.minutes(from: 0, to: 1) != nil)
        #expect(nearest.minutes(from: 0, to: 2) == nil)
        let geography = TravelMaps.geography(5, neighbours: [[4], [], [], [], [0]])
        let neighbours = EmbeddedTravel(rules: TravelMaps.rules(["travel.nearest": 0]).travel)
            .times(areas: areas, geography: geography)
        #expect(neighbours.minutes(from: 0, to: 4) != nil)
        #expect(neighbours.minutes(from: 0, to: 1) == nil)
    }

    @Test func statedMinutesOfALinkWinBothWays() {
        let areas = AreaTable([TravelMaps.area("A", x: 0, y: 0), TravelMaps.area("B", x: 1_000, y: 0)])
        let link = Link(from: 0, to: 1, kind: .link, minutes: 25)
        let times = EmbeddedTravel(rules: TravelMaps.rules().travel)
            .times(areas: areas, geography: TravelMaps.geography(2, links: [link]))
        #expect(times.minutes(from: 0, to: 1) == 25)
        #expect(times.minutes(from: 1, to: 0) == 25)
    }

    /// The sweep against all pairs.
    @Test func theSweepFindsEveryPairWithinTheCutOff() {
        let areas = AreaTable(
            (0..<80).map { TravelMaps.area("A\($0)", x: Double($0 * 7_919 % 90_000), y: Double($0 * 104_729 % 90_000)) }
        )
        let rules = TravelMaps.rules(["travel.nearest": 0]).travel
        let times = EmbeddedTravel(rules: rules).times(areas: areas, geography: TravelMaps.geography(80))
        for a in 0..<80 {
            for b in 0..<80 {
                let isNear = areas[a].centroid.distance(to: areas[b].centroid) <= 30_000
                #expect((times.minutes(from: a, to: b) != nil) == isNear)
            }
        }
    }
}
