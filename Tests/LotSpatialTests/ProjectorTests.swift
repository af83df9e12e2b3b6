import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct ProjectorTests {
    @Test func anOperationWithoutTheGridSaysSo() throws {
        let projector = try Projector()
        #expect(projector.gridWords.isEmpty == projector.usesOSTN15)
        #expect(projector.usesOSTN15 == ((projector.accuracyMetres ?? .infinity) <= 1))
    }

    /// Caister water tower, ETRS89 and grid position by OSTN15 (Ordnance Survey, transformation test data).
    @Test func knownPlaces() throws {
        let projector = try Projector()
        let places = try projector.toGrid([Position(x: 1.716073973, y: 52.658007833)])
        // 5 m: without the OSTN15 grid PROJ is up to 4.94 m off over Great Britain.
        #expect(places[0].distance(to: Position(x: 651_409.804, y: 313_177.450)) < 5)
        let accuracy = try #require(projector.accuracyMetres)
        #expect(accuracy <= 5)
        #expect(!projector.operation.isEmpty)
        #expect(!projector.projVersion.isEmpty)
    }

    @Test func thereAndBack() async throws {
        let projector = try Projector()
        let areas = try Maps.board(5, 5, size: 1000, origin: Position(x: 580_000, y: 140_000))
        let lonLat = try await projector.toLonLat(areas, threads: 1)
        #expect(ReferenceSystemGuess(lonLat[0].boundingBox) == .lonLat)
        let back = try await projector.toGrid(lonLat, threads: 1)
        for (one, other) in zip(areas, back) {
            for (p, q) in zip(one.polygons[0].exterior.positions, other.polygons[0].exterior.positions) {
                // Helmert without heights is not its own exact inverse: 1.03 mm here.
                #expect(p.distance(to: q) < 0.002)
            }
        }
        #expect(try await projector.toGrid(lonLat, threads: 2) == back)
        #expect(try await projector.toGrid(lonLat, threads: 8) == back)
        #expect(try await projector.toGrid([], threads: 8) == [])
    }

    @Test(arguments: [
        (2.35, 48.85), (0, 0), (51.2, 1.0), (-120, 40), (1.0, 91.0), (600_000, 150_000), (-40, 52),
    ])
    func positionsOffTheGridAreRefused(x: Double, y: Double) async throws {
        let good = try Maps.box(0.5, 51, 0.1, 0.1)
        let bad = try Maps.area([(0.5, 51), (0.6, 51), (0.6, 51.1)], holes: [[(0.55, 51), (x, y), (0.6, 51.05)]])
        let projector = try Projector()
        await #expect(
            throws: SpatialFault.outsideGrid(
                at: PositionIndex(area: 2, polygon: 0, ring: 1, position: 1), place: Position(x: x, y: y))
        ) { try await projector.toGrid([good, good, bad, bad], threads: 3) }
        #expect(throws: SpatialFault.self) { try projector.toGrid([Position(x: 0.5, y: 51), Position(x: x, y: y)]) }
    }

    @Test func gridIsChecked() throws {
        let good = try Maps.box(0, 0, 700_000, 1_300_000)
        let bad = try Maps.box(699_999, 0, 2, 1)
        try Projector.checkGrid([good, good])
        #expect(
            throws: SpatialFault.outsideGrid(
                at: PositionIndex(area: 1, polygon: 0, ring: 0, position: 1), place: Position(x: 700_001, y: 0))
        ) { try Projector.checkGrid([good, bad]) }
        #expect(throws: SpatialFault.self) { try Projector().toLonLat([Position(x: -1, y: 0)]) }
    }
}
