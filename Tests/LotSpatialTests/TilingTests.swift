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
