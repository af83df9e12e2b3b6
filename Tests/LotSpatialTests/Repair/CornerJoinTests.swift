import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct CornerJoinTests {
    private func join(_ areas: [MultiPolygon], tolerance: Double = 1) throws -> (CornerTable, CornerJoin) {
        let table = try CornerTable(areas, projector: nil)
        return (table, CornerJoin(table, tolerance: tolerance))
    }

    @Test func cornersOfNeighboursAreJoinedToTheFirst() throws {
        let west = try Maps.box(0, 0, 100, 100)
        let east = try Maps.box(100.3, 0.2, 100, 100)
        let (table, join) = try join([west, east])
        #expect(table.places.count == 8 && join.joined == 2)
        let moved = join.standing.indices.filter { join.standing[$0] != Int32($0) }
        #expect(moved.map { table.places[$0] } == [Position(x: 100.3, y: 0.2), Position(x: 100.3, y: 100.2)])
        #expect(
            moved.map { table.places[Int(join.standing[$0])] } == [Position(x: 100, y: 0), Position(x: 100, y: 100)])
    }

    /// A notch half a metre wide in one area stays open, and the nearer of two candidates wins.
    @Test func cornersOfOneAreaAreNeverJoined() throws {
        let notched = try Maps.area([(0, 0), (100, 0), (100, 50), (50, 50.2), (100, 50.5), (100, 100), (0, 100)])
        let beside = try Maps.area([(100.1, 0), (200, 0), (200, 50.6), (100.1, 50.6)])
        let (table, join) = try join([notched, beside])
        let corner = try #require(table.places.firstIndex(of: Position(x: 100.1, y: 50.6)))
        #expect(table.places[Int(join.standing[corner])] == Position(x: 100, y: 50.5))
        #expect(join.joined == 2)
    }

    /// Five corners in a row, 0.6 m apart: a group never grows longer than the tolerance from its first.
    @Test func groupsDoNotCreep() throws {
        let areas = try (0..<5).map { step in
            let x = 0.6 * Double(step)
            return try Maps.area([(x, 0), (x + 500, 900 + 40 * Double(step)), (x + 400, 900 + 40 * Double(step))])
        }
        let (table, join) = try join(areas)
        for corner in table.places.indices {
            #expect(table.places[corner].distance(to: table.places[Int(join.standing[corner])]) <= 1)
        }
        #expect(join.joined == 2)
    }
}
