import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct ValidityTests {
    @Test func reasonsAndPlaces() async throws {
        let good = try Maps.box(0, 0, 100, 100)
        let bowTie = try Maps.area([(0, 0), (100, 100), (100, 0), (0, 100)])
        let holeOutside = try Maps.area(
            [(0, 0), (100, 0), (100, 100), (0, 100)], holes: [[(200, 200), (210, 200), (210, 210)]])
        let overlapping = MultiPolygon(good.polygons + (try Maps.box(50, 50, 100, 100)).polygons)
        let flat = try Maps.area([(0, 0), (50, 0), (100, 0)])
        let areas = [good, bowTie, .empty, holeOutside, good, overlapping, flat]
        let found = try await invalidAreas(areas, threads: 1)
        #expect(found.map(\.area) == [1, 3, 5, 6])
        #expect(found[0].place == Position(x: 50, y: 50))
        #expect(found[0].reason == "Self-intersection")
        #expect(found[1].reason == "Hole lies outside shell")
        #expect(try await invalidAreas(areas, threads: 2) == found)
        #expect(try await invalidAreas(areas, threads: 8) == found)
        #expect(try await invalidAreas([], threads: 2).isEmpty)
    }
}
