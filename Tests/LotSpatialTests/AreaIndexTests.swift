import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct AreaIndexTests {
    @Test func findsTheAreasAround() throws {
        let hole = [(30.0, 30.0), (70.0, 30.0), (70.0, 70.0), (30.0, 70.0)]
        let areas = [
            try Maps.area([(0, 0), (100, 0), (100, 100), (0, 100)], holes: [hole]), try Maps.area(hole), .empty,
            try Maps.box(40, 40, 100, 100),
        ]
        let index = AreaIndex(areas, EdgeTable(areas))
        #expect(index.areas(containing: Position(x: 10, y: 10)) == [0])
        #expect(index.areas(containing: Position(x: 35, y: 35)) == [1])
        #expect(index.areas(containing: Position(x: 50, y: 50)) == [1, 3])
        #expect(index.areas(containing: Position(x: 130, y: 130)) == [3])
        #expect(index.areas(containing: Position(x: 500, y: 10)).isEmpty)
        #expect(index.boxesMeet(0, 3))
    }
}
