import LotGeometry
import LotModel
import Testing

@testable import LotTravel

@Suite struct TravelTests {
    private static func times(
        _ rules: TravelRules, _ areas: AreaTable, _ geography: Geography
    ) async throws -> TravelTimes {
        try await Travel(source: EmbeddedTravel(rules: rules), rules: rules).times(areas: areas, geography: geography)
    }

    @Test func beyondTheCutOffIsAbsentNotZero() async throws {
        let areas = AreaTable([
            TravelMaps.area("A", x: 0, y: 0), TravelMaps.area("B", x: 10_000, y: 0),
            TravelMaps.area("C", x: 50_000, y: 0),
        ])
        let rules = TravelMaps.rules(["travel.nearest": 0]).travel
        let times = try await Self.times(rules, areas, TravelMaps.geography(3))
        #expect(times.minutes(from: 0, to: 2) == nil)
        #expect(times.minutes(from: 0, to: 0) == 0)
        #expect(times.minutes(from: 0, to: 1) == times.minutes(from: 1, to: 0))
        #expect(times.pairCount == 5)
    }

    @Test func theNearestAndNeighboursAreKeptHoweverFar() async throws {
        let areas = AreaTable((0..<5).map { TravelMaps.area("A\($0)", x: Double($0) * 40_000, y: 0) })
        let nearest = try await Self.times(
            TravelMaps.rules(["travel.nearest": 1]).travel, areas, TravelMaps.geography(5))
        #expect(nearest.minutes(from: 0, to: 1) != nil)
        #expect(nearest.minutes(from: 0, to: 2) == nil)
        let geography = TravelMaps.geography(5, neighbours: [[4], [], [], [], [0]])
        let neighbours = try await Self.times(TravelMaps.rules(["travel.nearest": 0]).travel, areas, geography)
        #expect(neighbours.minutes(from: 0, to: 4) != nil)
        #expect(neighbours.minutes(from: 0, to: 1) == nil)
    }

    @Test func statedMinutesOfALinkWinBothWays() async throws {
        let areas = AreaTable([TravelMaps.area("A", x: 0, y: 0), TravelMaps.area("B", x: 1_000, y: 0)])
        let link = Link(from: 0, to: 1, kind: .link, minutes: 25)
        let times = try await Self.times(TravelMaps.rules().travel, areas, TravelMaps.geography(2, links: [link]))
        #expect(times.minutes(from: 0, to: 1) == 25)
        #expect(times.minutes(from: 1, to: 0) == 25)
    }

    /// The grid against all pairs.
    @Test func everyPairWithinTheCutOffIsFound() async throws {
        let areas = AreaTable(
            (0..<80).map { TravelMaps.area("A\($0)", x: Double($0 * 7_919 % 90_000), y: Double($0 * 104_729 % 90_000)) }
        )
        let rules = TravelMaps.rules(["travel.nearest": 0]).travel
        let times = try await Self.times(rules, areas, TravelMaps.geography(80))
        for a in 0..<80 {
            for b in 0..<80 {
                let isNear = areas[a].centroid.distance(to: areas[b].centroid) <= 30_000
                #expect((times.minutes(from: a, to: b) != nil) == isNear)
            }
        }
    }

    /// Half as much again for the scale, a tenth for the peak; a pair with stated minutes keeps them.
    @Test func scaleAndPeakStretchWhatTheSourceSays() async throws {
        let areas = AreaTable((0..<3).map { TravelMaps.area("A\($0)", x: Double($0) * 5_000, y: 0) })
        let given = ["travel.time_scale": 1.5, "travel.peak_factor": 1.1]
        let link = Link(from: 0, to: 1, kind: .blocked, minutes: 40)
        let plain = try await Self.times(TravelMaps.rules().travel, areas, TravelMaps.geography(3))
        let times = try await Self.times(TravelMaps.rules(given).travel, areas, TravelMaps.geography(3, links: [link]))
        let before = try #require(plain.minutes(from: 1, to: 2))
        let after = try #require(times.minutes(from: 1, to: 2))
        #expect(abs(after / before - 1.65) < 1e-12)
        #expect(times.minutes(from: 0, to: 1) == 40)
        #expect(times.minutes(from: 1, to: 1) == 0)
    }

    @Test func aBaseInLondonIsToldByTheAreaNearestToIt() async throws {
        let areas = AreaTable([
            TravelMaps.area("A", x: 0, y: 0, lad: "E09000001"), TravelMaps.area("B", x: 9_000, y: 0),
        ])
        let bases = Travel.bases(
            [TravelMaps.provider("P", x: 1_000, y: 0), TravelMaps.provider("Q", x: 8_000, y: 0)], areas: areas)
        #expect(bases.map(\.isLondon) == [true, false])
    }

    /// 10 km by the embedded model as between areas; 40 km is beyond the cut-off.
    @Test func employersReachAreasWithinTheCutOff() async throws {
        let areas = AreaTable([TravelMaps.area("A", x: 0, y: 0), TravelMaps.area("B", x: 10_000, y: 0)])
        let rules = TravelMaps.rules().travel
        let employers = [0.0, 50_000].map {
            Employer(kind: .acuteHospital, place: Position(x: $0, y: 0), wagePence: 900)
        }
        let travel = Travel(source: EmbeddedTravel(rules: rules), rules: rules)
        let times = try await travel.times(from: employers, areas: areas)
        let between = try await Self.times(rules, areas, TravelMaps.geography(2))
        #expect(times.minutes(from: 0, to: 1) == between.minutes(from: 0, to: 1))
        #expect(times.minutes(from: 0, to: 0) == 0 && times.minutes(from: 1, to: 1) == nil)
        #expect(Array(times.row(1)).isEmpty)
    }
}
