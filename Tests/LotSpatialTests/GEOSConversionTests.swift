import CGEOS
import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct GEOSConversionTests {
    @Test func thereAndBack() throws {
        let hole = [(30.5, 30.25), (30.5, 70), (70, 70), (70, 30.25)]
        let one = try Maps.area([(0, 0), (100, 0), (100, 100), (0, 100)], holes: [hole])
        let two = try Maps.box(200.125, 0, 10, 10)
        let both = MultiPolygon(one.polygons + two.polygons)
        let context = GEOSContext()
        let single = try context.shape(of: one).polygons()
        let multiple = try context.shape(of: both).polygons()
        let none = try context.shape(of: MultiPolygon.empty).polygons()
        #expect(MultiPolygon(single) == one)
        #expect(MultiPolygon(multiple) == both)
        #expect(none.isEmpty)
    }

    @Test func linesAndPointsArePassedOver() throws {
        let context = GEOSContext()
        let places = [Position(x: 0, y: 0), Position(x: 1, y: 1)]
        let points = try context.points(places).polygons()
        let line = try context.line(places).polygons()
        #expect(points.isEmpty)
        #expect(line.isEmpty)
    }

    /// A member that fails frees those made before it and hands on the fault.
    @Test func failingMember() {
        let context = GEOSContext()
        #expect(throws: SpatialFault.areaWithoutLand(1)) {
            _ = try context.collection(GEOS_MULTIPOINT, count: 2) { (index) throws(SpatialFault) in
                if index == 1 { throw .areaWithoutLand(1) }
                return try context.points([Position(x: 0, y: 0)])
            }.area()
        }
    }
}
