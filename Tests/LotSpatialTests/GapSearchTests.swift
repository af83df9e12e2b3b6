import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct GapSearchTests {
    /// Eight squares around a missing one.
    ///
    ///     F G H
    ///     D . E
    ///     A B C
    @Test func enclosedGap() async throws {
        var areas = try Maps.board(3, 3, size: 100, origin: Position(x: 0, y: 0))
        areas.remove(at: 4)
        let tiling = try await Tiling.examine(areas, threads: 1)
        let gap = try #require(tiling.gaps.first)
        #expect(tiling.gaps.count == 1)
        #expect(gap.squareMetres == 10_000)
        #expect(gap.widthMetres == 50)
        #expect(gap.adjacent == [1, 3, 4, 6])
        #expect(!gap.isSliver)
        #expect(gap.place == Position(x: 150, y: 150))
    }

    /// The same gap with an area standing apart in it: the gap is what is left.
    @Test func islandInAGap() async throws {
        var areas = try Maps.board(3, 3, size: 100, origin: Position(x: 0, y: 0))
        areas[4] = try Maps.box(140, 140, 20, 20)
        let tiling = try await Tiling.examine(areas, threads: 1)
        #expect(tiling.gaps.map(\.squareMetres) == [9_600])
        #expect(tiling.gaps.map(\.adjacent) == [[1, 3, 4, 5, 7]])
    }

    @Test func sliverGap() async throws {
        let areas = [
            try Maps.box(0, 0, 300, 100), try Maps.box(0, 200, 300, 100), try Maps.box(0, 100, 100, 100),
            try Maps.box(100.4, 100, 199.6, 100),
        ]
        let frame = try Maps.area(
            [(-10, -10), (310, -10), (310, 310), (-10, 310)], holes: [[(0, 0), (0, 300), (300, 300), (300, 0)]])
        let tiling = try await Tiling.examine(areas + [frame], threads: 1)
        let gap = try #require(tiling.gaps.first)
        #expect(tiling.gaps.count == 1)
        #expect(abs(gap.squareMetres - 40) < 0.001)
        #expect(gap.isSliver)
        #expect(tiling.contiguity.sharedMetres(.init(2, 3)) == 100)
        #expect(tiling.overlaps.isEmpty)
    }
}
