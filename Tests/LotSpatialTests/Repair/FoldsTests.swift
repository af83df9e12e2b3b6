import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct FoldsTests {
    /// Two areas on both sides of 4.8 km of a parallel, of which the northern ends in a spit along it: 0.2 m wide in degrees.
    /// The parallel hangs 0.6 m below the straight line of the grid, so that in metres the spit folds over it.
    private func areas() throws -> [MultiPolygon] {
        func area(_ corners: [(Double, Double)]) throws -> MultiPolygon {
            let places = (corners + [corners[0]]).map { Position(x: $0.0, y: $0.1) }
            return MultiPolygon([Polygon(exterior: try Ring(places))])
        }
        return [
            try area([(0, 52), (0.07, 52), (0.035, 52.000002), (0.03, 52.03)]),
            try area([(0, 51.99), (0.07, 51.99), (0.07, 52), (0, 52)]),
        ]
    }

    @Test func aSpitThatFoldsIsClosedOnBothSides() async throws {
        let projector = try Projector()
        let areas = try areas()
        #expect(try await invalidAreas(areas, threads: 1).isEmpty)
        let folded = try await invalidAreas(projector.toGrid(areas, threads: 1), threads: 1)
        #expect(folded.map(\.area) == [0])

        let repair = try await TilingRepair.of(
            areas, projector: projector, grid: 1e-6, settings: RepairSettings(), threads: 2)
        #expect(repair.refusals.isEmpty && repair.madeValid.map(\.area) == [0] && repair.insertedCorners == 1)
        let shapes = try await projector.toGrid(repair.shapes, threads: 1)
        #expect(try await invalidAreas(shapes, threads: 1).isEmpty)
        let tiling = try await Tiling.examine(shapes, threads: 1)
        #expect(tiling.contiguity.boundaries.map(\.pair) == [AreaPair(0, 1)])
        #expect(tiling.inexactBoundaries.isEmpty && tiling.overlaps.isEmpty && tiling.gaps.isEmpty)
        // Beyond the corner there is nothing of the northern area left beside the southern.
        let shared = tiling.contiguity.boundaries[0].metres
        #expect(abs(shared - shapes[1].boundingBox.width / 2) < 20, "\(shared)")
        #expect(repair.moved.allSatisfy { $0 > 0 && $0 < 2_000 }, "\(repair.moved)")
    }

    @Test func whatDoesNotFoldStays() async throws {
        let projector = try Projector()
        var areas = try areas()
        let ring = areas[0].polygons[0].exterior.positions.map {
            $0.y == 52.000002 ? Position(x: $0.x, y: 52.00002) : $0
        }
        areas[0] = MultiPolygon([Polygon(exterior: try Ring(ring))])
        let repair = try await TilingRepair.of(
            areas, projector: projector, grid: 1e-6, settings: RepairSettings(), threads: 2)
        #expect(repair.insertedCorners == 0 && repair.madeValid.isEmpty)
        #expect(repair.shapes == areas.map(\.normalised))
    }

    @Test func bothDirectionsOfAnEdgeGetItsCornersInOrder() throws {
        let places = [
            Position(x: 0, y: 0), Position(x: 9, y: 0), Position(x: 3, y: -0.1), Position(x: 6, y: -0.2),
            Position(x: 5, y: 5), Position(x: 5, y: -5),
        ]
        let metres = places.map { Position(x: $0.x, y: $0.y == -0.1 || $0.y == -0.2 ? -$0.y : $0.y) }
        let rings: [(area: Int32, corners: [Int32])] = [(0, [0, 1, 3, 2, 4]), (1, [1, 0, 5])]
        let folds = Folds(places: places, metres: metres, rings: rings, areas: [0], tolerance: 1)
        #expect(folds.filled([0, 1, 4]) == [0, 2, 3, 1, 4])
        #expect(folds.filled([1, 0, 5]) == [1, 3, 2, 0, 5])
        #expect(folds.count >= 2)
    }
}
