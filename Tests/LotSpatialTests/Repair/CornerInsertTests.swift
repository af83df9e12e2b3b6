import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct CornerInsertTests {
    private func insert(_ areas: [MultiPolygon]) throws -> (CornerTable, CornerInsert) {
        let table = try CornerTable(areas, projector: nil)
        return (table, CornerInsert(table, CornerJoin(table, tolerance: 1), tolerance: 1))
    }

    @Test func cornersOfTheOtherSideArePutIntoALongEdge() throws {
        let west = try Maps.box(0, 0, 100, 100)
        let east = try Maps.area([(100, 0), (200, 0), (200, 100), (100, 100), (100.4, 70), (99.7, 30)])
        let (table, insert) = try insert([west, east])
        #expect(insert.inserted == 2)
        let ring = insert.rings[0].map { table.places[Int($0)] }
        #expect(
            ring == [
                Position(x: 0, y: 0), Position(x: 100, y: 0), Position(x: 99.7, y: 30), Position(x: 100.4, y: 70),
                Position(x: 100, y: 100), Position(x: 0, y: 100),
            ])
    }

    /// What fits already stays: the third area's corner beside the common edge of two others is none of theirs.
    @Test func sharedEdgesAreLeftAlone() throws {
        let areas = [
            try Maps.box(0, 0, 100, 100), try Maps.box(0, 100, 100, 100),
            try Maps.area([(100, 0), (200, 0), (200, 200), (100, 200), (100, 100), (99.5, 99.2)]),
        ]
        let (_, insert) = try insert(areas)
        #expect(insert.rings[1].count == 4)
    }

    @Test func cornersBeyondTheToleranceStayOut() throws {
        let west = try Maps.box(0, 0, 100, 100)
        let east = try Maps.area([(101.1, 0), (200, 0), (200, 100), (101.1, 100), (101.2, 50)])
        #expect(try insert([west, east]).1.inserted == 0)
    }
}
