import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct TilingTests {
    /// 2 x 2 squares of 100 m far from the origin: four neighbours, corners do not count.
    @Test func boardOfFour() async throws {
        let areas = try Maps.board(2, 2, size: 100, origin: Position(x: 600_000, y: 150_000))
        let tiling = try await Tiling.examine(areas, threads: 1)
        #expect(tiling.contiguity.boundaries.map(\.pair) == [.init(0, 1), .init(0, 2), .init(1, 3), .init(2, 3)])
        #expect(tiling.contiguity.boundaries.allSatisfy { $0.metres == 100 })
        #expect(tiling.contiguity.components == [[0, 1, 2, 3]])
        #expect(tiling.overlaps.isEmpty)
        #expect(tiling.gaps.isEmpty)
        #expect(tiling.exactMetres == 400)
        #expect(tiling.inexactMetres == 0)
    }

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

    /// A town that fills the hole of the area around it.
    @Test func holeFilledByAnotherArea() async throws {
        let hole = [(30.0, 30.0), (70.0, 30.0), (70.0, 70.0), (30.0, 70.0)]
        let around = try Maps.area([(0, 0), (100, 0), (100, 100), (0, 100)], holes: [hole])
        let tiling = try await Tiling.examine([around, try Maps.area(hole)], threads: 1)
        #expect(tiling.contiguity.boundaries == [SharedBoundary(.init(0, 1), metres: 160)])
        #expect(tiling.gaps.isEmpty)
        #expect(tiling.overlaps.isEmpty)
    }

    @Test func emptyMapAndEmptyAreas() async throws {
        #expect(try await Tiling.examine([], threads: 2).contiguity.components == [])
        let tiling = try await Tiling.examine([.empty, try Maps.box(0, 0, 1, 1), .empty], threads: 2)
        #expect(tiling.contiguity.components == [[0], [1], [2]])
    }

    @Test func sameForEveryNumberOfThreads() async throws {
        var areas = try Maps.board(20, 20, size: 100, origin: Position(x: 400_000, y: 300_000))
        for index in stride(from: 0, to: areas.count, by: 11) {
            areas[index] = try Maps.shifted(areas[index], x: 0.2, y: -0.1)
        }
        areas.remove(at: 210)
        let one = try await Tiling.examine(areas, threads: 1)
        #expect(try await Tiling.examine(areas, threads: 2) == one)
        #expect(try await Tiling.examine(areas, threads: 8) == one)
        #expect(await Contiguity.find(in: areas, threads: 3) == one.contiguity)
        #expect(one.gaps.contains { !$0.isSliver })
    }
}
