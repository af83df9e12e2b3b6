import LotGeometry
import Testing

@Suite struct PolygonTests {
    static func ring(_ points: [(Double, Double)]) throws -> Ring {
        try Ring(points.map { Position(x: $0.0, y: $0.1) })
    }

    @Test func areaAndPerimeterOfASquareWithAHole() throws {
        let square = try Self.ring([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)])
        let hole = try Self.ring([(2, 2), (2, 4), (4, 4), (4, 2), (2, 2)])
        #expect(square.signedArea == 100)
        #expect(hole.signedArea == -4)
        let polygon = Polygon(exterior: square, holes: [hole])
        #expect(polygon.area == 96)
        #expect(polygon.perimeter == 48)
        #expect(MultiPolygon([polygon]).positionCount == 10)
        #expect(MultiPolygon([polygon]).boundingBox == BoundingBox(minX: 0, minY: 0, maxX: 10, maxY: 10))
    }

    @Test func areaKeepsPrecisionFarFromTheOrigin() throws {
        let far = try Self.ring([(600_000, 150_000), (600_001, 150_000), (600_001, 150_001), (600_000, 150_000)])
        #expect(far.signedArea == 0.5)
        #expect(far.reversed.signedArea == -0.5)
    }

    @Test func ringsThatAreNotRingsAreRefused() {
        #expect(throws: RingFault.tooFewPositions(3)) { try Self.ring([(0, 0), (1, 0), (0, 0)]) }
        #expect(throws: RingFault.notClosed) { try Self.ring([(0, 0), (1, 0), (1, 1), (0, 1)]) }
        #expect(throws: RingFault.notFinite(index: 1)) { try Self.ring([(0, 0), (.nan, 0), (1, 1), (0, 0)]) }
    }
}
