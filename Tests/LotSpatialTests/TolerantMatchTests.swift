import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct TolerantMatchTests {
    /// Squares that touch only in a corner, exactly and after a shift within the tolerance.
    ///
    ///     . B
    ///     A .
    @Test(arguments: [(0.0, 0.0), (0.3, -0.3), (-0.3, -0.3), (0.0, -0.9)])
    func cornersAreNoNeighbours(shift: (Double, Double)) async throws {
        let areas = [try Maps.box(0, 0, 100, 100), try Maps.box(100 + shift.0, 100 + shift.1, 100, 100)]
        let tiling = try await Tiling.examine(areas, threads: 1)
        #expect(tiling.contiguity.boundaries.isEmpty)
        #expect(tiling.contiguity.components == [[0], [1]])
    }

    /// One long edge faces two short ones.
    ///
    ///     B C
    ///     A A
    @Test func tJunction() async throws {
        let areas = [try Maps.box(0, 0, 200, 100), try Maps.box(0, 100, 120, 100), try Maps.box(120, 100, 80, 100)]
        let tiling = try await Tiling.examine(areas, threads: 1)
        #expect(tiling.contiguity.boundaries.map(\.pair) == [.init(0, 1), .init(0, 2), .init(1, 2)])
        #expect(abs(tiling.contiguity.sharedMetres(.init(0, 1)) - 120) < 0.001)
        #expect(abs(tiling.contiguity.sharedMetres(.init(0, 2)) - 80) < 0.001)
        #expect(tiling.contiguity.sharedMetres(.init(1, 2)) == 100)
        #expect(abs(tiling.inexactMetres - 200) < 0.001)
        #expect(tiling.overlaps.isEmpty)
        #expect(tiling.gaps.isEmpty)
    }

    /// Every square displaced by up to 0.3 m in its own direction: no edge is identical, neighbours stay.
    @Test func shiftedEdges() async throws {
        let board = try Maps.board(3, 3, size: 100, origin: Position(x: 500_000, y: 200_000))
        let exact = try await Tiling.examine(board, threads: 1)
        var areas: [MultiPolygon] = []
        for (index, area) in board.enumerated() {
            let angle = Double(index) * 2.4
            areas.append(try Maps.shifted(area, x: 0.15 * Self.cos(angle), y: 0.15 * Self.cos(angle + 1.57)))
        }
        let tiling = try await Tiling.examine(areas, threads: 1)
        #expect(tiling.contiguity.boundaries.map(\.pair) == exact.contiguity.boundaries.map(\.pair))
        #expect(tiling.contiguity.boundaries.allSatisfy { abs($0.metres - 100) < 1 })
        #expect(tiling.exactMetres == 0)
        #expect(!tiling.overlaps.isEmpty)
        #expect(tiling.overlaps.allSatisfy { $0.widthMetres < 1 })
        #expect(tiling.gaps.allSatisfy { $0.isSliver })
    }

    /// Enough of a cosine to scatter displacements; keeps the test free of platform libraries.
    static func cos(_ angle: Double) -> Double {
        let turned = angle - (angle / 6.283185307).rounded() * 6.283185307
        return 1 - turned * turned / 5
    }

    /// Two coasts that part from a common boundary at 5 degrees: the water between them is not shared.
    ///
    ///     A \\ / B
    ///     A | B
    @Test func riverMouthIsNotShared() async throws {
        let west = try Maps.area([(-100, 0), (0, 0), (0, 100), (-8.7, 200), (-100, 200)])
        let east = try Maps.area([(0, 0), (100, 0), (100, 200), (8.7, 200), (0, 100)])
        let contiguity = await Contiguity.find(in: [west, east], threads: 1)
        #expect(contiguity.boundaries == [SharedBoundary(.init(0, 1), metres: 100)])
    }

    /// A strip 0.5 m wide between two areas: they are not neighbours of each other, since the strip is nearer.
    @Test func stripBetween() async throws {
        let areas = [
            try Maps.box(0, 0, 100, 100), try Maps.box(100.001, 0.001, 0.5, 100), try Maps.box(100.502, 0, 100, 100),
        ]
        let contiguity = await Contiguity.find(in: areas, threads: 1)
        #expect(contiguity.boundaries.map(\.pair) == [.init(0, 1), .init(1, 2)])
    }
}
