import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct ContainmentTests {
    @Test func insideOutsideAndInAHole() throws {
        let hole = [(30.0, 30.0), (30.0, 70.0), (70.0, 70.0), (70.0, 30.0)]
        let area = try Maps.area([(0, 0), (100, 0), (100, 100), (0, 100)], holes: [hole])
        #expect(area.surrounds(Position(x: 10, y: 50)))
        #expect(!area.surrounds(Position(x: 50, y: 50)))
        #expect(!area.surrounds(Position(x: 150, y: 50)))
        #expect(try Maps.ring(hole).surrounds(Position(x: 50, y: 50)))
        #expect(!MultiPolygon.empty.surrounds(Position(x: 0, y: 0)))
    }
}
