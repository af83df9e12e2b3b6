import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct GEOSContextTests {
    @Test func measuresAndLocates() throws {
        let context = GEOSContext()
        let shape = try context.shape(of: try Maps.box(10, 20, 30, 40))
        let area = try shape.area()
        let place = try shape.innerPosition()
        #expect(area == 1200)
        #expect(place == Position(x: 25, y: 40))
        let empty = try context.shape(of: MultiPolygon.empty)
        let nowhere = try empty.innerPosition()
        #expect(nowhere == nil)
    }

    /// GEOS reports through the context what it refuses.
    @Test func messageReachesTheFault() throws {
        let context = GEOSContext()
        #expect(throws: SpatialFault.self) { _ = try context.line([Position(x: 0, y: 0)]).area() }
        #expect(!context.message.isEmpty)
        #expect(
            context.fault("line", areas: [2])
                == .geometryFailed(operation: "line", areas: [2], message: context.message))
    }

    @Test func shapeOutlivesTheNameOfItsContext() throws {
        func make() throws -> GEOSShape { try GEOSContext().shape(of: try Maps.box(0, 0, 2, 2)) }
        let shape = try make()
        let area = try shape.area()
        #expect(area == 4)
    }
}
