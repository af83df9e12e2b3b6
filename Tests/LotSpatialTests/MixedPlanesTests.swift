import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct MixedPlanesTests {
    /// The two western columns of the board moved, as if they had come through another transformation.
    private func moved(_ drawn: DrawnTiling, x: Double, y: Double) throws -> [MultiPolygon] {
        try drawn.areas.enumerated().map { index, area in
            guard index % DrawnTiling.columns < 2 else { return area }
            let ring = area.polygons[0].exterior.positions.map { Position(x: $0.x + x, y: $0.y + y) }
            return MultiPolygon([Polygon(exterior: try Ring(ring))])
        }
    }

    /// Pairs across the line between the second and the third column.
    private let across = DrawnTiling.pairs.filter { $0.b == $0.a + 1 && $0.a % DrawnTiling.columns == 1 }

    @Test(arguments: RepairTests.seeds) func aShiftOfAPartIsFound(seed: UInt64) async throws {
        let drawn = try DrawnTiling(seed: seed)
        for (x, y) in [(2.05, 0.15), (-2.05, -0.15), (-1.2, 2.4)] {
            let found = try await Tiling.examine(try moved(drawn, x: x, y: y), threads: 2).mixedPlanes
            let shift = try #require(found)
            #expect(abs(shift.eastMetres - abs(x)) < 0.011, "\(shift)")
            #expect(abs(shift.northMetres - (x < 0 ? -y : y)) < 0.011, "\(shift)")
            #expect(shift.pairs == across.sorted())
            #expect(shift.edges == across.count * DrawnTiling.pieces)
        }
    }

    @Test(arguments: RepairTests.seeds) func otherMisfitIsNotTakenForIt(seed: UInt64) async throws {
        let drawn = try DrawnTiling(seed: seed)
        for areas in [
            drawn.areas, try drawn.jittered(0.3, seed: seed), try drawn.jittered(3, seed: seed),
            try drawn.overlapping(by: 3), try drawn.withHole(width: 100, height: 100),
            // Half a metre is what rounding and generalisation do.
            try moved(drawn, x: 0.5, y: 0.1),
        ] {
            #expect(try await Tiling.examine(areas, threads: 2).mixedPlanes == nil)
        }
    }

    @Test func aWiderToleranceSnapsTheTwo() async throws {
        let drawn = try DrawnTiling(seed: 1)
        let repair = try await TilingRepair.of(
            try moved(drawn, x: 2.05, y: 0.15), projector: nil, grid: 0.01,
            settings: RepairSettings(toleranceMetres: 3),
            threads: 2)
        #expect(repair.refusals.isEmpty)
        let tiling = try await Tiling.examine(repair.shapes, threads: 2)
        #expect(tiling.mixedPlanes == nil && tiling.inexactBoundaries.isEmpty && tiling.overlaps.isEmpty)
        #expect(tiling.contiguity.boundaries.map(\.pair) == DrawnTiling.pairs.sorted())
    }
}
