import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct NormaliseTests {
    @Test func equalShapesGetEqualBytes() throws {
        let hole = [(30.0, 30.0), (70.0, 30.0), (70.0, 70.0), (30.0, 70.0)]
        let one = try Maps.area([(100, 100), (100, 0), (0, 0), (0, 100)], holes: [hole])
        let two = try Maps.area([(0, 100), (0, 0), (100, 0), (100, 100)], holes: [hole.reversed()])
        #expect(one.normalised == two.normalised)
        #expect(one.normalised.normalised == one.normalised)
        let polygon = one.normalised.polygons[0]
        #expect(polygon.exterior.positions[0] == Position(x: 0, y: 0))
        #expect(polygon.exterior.signedArea > 0)
        #expect(polygon.holes[0].signedArea < 0)
    }

    @Test func partsAreOrdered() throws {
        let parts = try Maps.board(3, 1, size: 10, origin: Position(x: 0, y: 0)).flatMap(\.polygons)
        #expect(MultiPolygon(parts.reversed()).normalised == MultiPolygon(parts))
    }
}
