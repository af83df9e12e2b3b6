import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct OverlapSearchTests {
    @Test(arguments: [1.0, 100.0])
    func overlap(metres: Double) async throws {
        let areas = [try Maps.box(0, 0, 1000, 1000), try Maps.box(1000 - metres, 0, 1000, 1000)]
        let tiling = try await Tiling.examine(areas, threads: 1)
        #expect(tiling.overlaps.count == 1)
        let overlap = try #require(tiling.overlaps.first)
        #expect(overlap.pair == AreaPair(0, 1))
        #expect(overlap.squareMetres == metres * 1000)
        #expect(overlap.place.x > 1000 - metres && overlap.place.x < 1000)
    }

    /// A small area wholly inside a large one, and one laid over it a second time.
    @Test func containedAndDoubledAreas() async throws {
        let small = try Maps.box(300, 300, 100, 100)
        let tiling = try await Tiling.examine([try Maps.box(0, 0, 1000, 1000), small, small], threads: 1)
        #expect(tiling.overlaps.map(\.pair) == [.init(0, 1), .init(0, 2), .init(1, 2)])
        #expect(tiling.overlaps.allSatisfy { $0.squareMetres == 10_000 })
    }

    /// A large area laid over a board of nine: the middle square has no unmatched edge and is still found.
    @Test func layerOverATiling() async throws {
        let board = try Maps.board(3, 3, size: 100, origin: Position(x: 100, y: 100))
        let tiling = try await Tiling.examine(board + [try Maps.box(0, 0, 500, 500)], threads: 1)
        let expected = (0..<9).map { AreaPair($0, 9) }
        #expect(tiling.overlaps.map(\.pair) == expected)
    }

    /// Two bars in a cross: no corner of one lies inside the other.
    @Test func crossedBars() async throws {
        let areas = [try Maps.box(0, 400, 1000, 100), try Maps.box(450, 0, 100, 1000)]
        let tiling = try await Tiling.examine(areas, threads: 1)
        #expect(tiling.overlaps.map(\.squareMetres) == [10_000])
        #expect(tiling.contiguity.boundaries.isEmpty)
    }

    /// A diamond through the corners of a square: edges of one pass exactly through vertices of the other.
    @Test func crossingThroughVertices() async throws {
        let square = try Maps.area([(0, 0), (100, 0), (100, 100), (0, 100)])
        let kite = try Maps.area([(-50, -50), (150, 150), (150, 200), (-100, -50)])
        let tiling = try await Tiling.examine([square, kite], threads: 1)
        #expect(tiling.overlaps.map(\.pair) == [AreaPair(0, 1)])
    }
}
