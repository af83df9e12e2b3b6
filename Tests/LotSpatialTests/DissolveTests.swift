import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct DissolveTests {
    @Test func exactTiling() async throws {
        let areas = try Maps.board(3, 2, size: 100, origin: Position(x: 600_000, y: 100_000))
        let shapes = try await dissolve(groups: [[0, 1, 3], [2, 5], [], [4]], of: areas, threads: 2)
        #expect(shapes.map(\.area) == [30_000, 20_000, 0, 10_000])
        #expect(shapes[0].perimeter == 800)
        #expect(shapes[1].polygons.count == 1)
        #expect(shapes[3] == areas[4])
        // Coverage union keeps vertices in the middle of straight lines, so neighbours go on sharing edges.
        #expect(shapes[0].positionCount == 9)
    }

    @Test func holesRunClockwise() async throws {
        var areas = try Maps.board(3, 3, size: 100, origin: Position(x: 0, y: 0))
        areas.remove(at: 4)
        let shape = try await dissolve(groups: [Array(areas.indices)], of: areas, threads: 1)[0]
        let polygon = try #require(shape.polygons.first)
        #expect(polygon.exterior.signedArea == 90_000)
        #expect(polygon.holes.map(\.signedArea) == [-10_000])
        #expect(polygon.exterior.positions[0] == Position(x: 0, y: 0))
        #expect(polygon.holes[0].positions[0] == Position(x: 100, y: 100))
    }

    /// A T-junction and an overlap are no exact tiling: unary union takes over.
    @Test func fallsBackWhenEdgesDiffer() async throws {
        let tJunction = [
            try Maps.box(0, 0, 200, 100), try Maps.box(0, 100, 120, 100), try Maps.box(120, 100, 80, 100),
        ]
        let overlap = [try Maps.box(0, 0, 200, 100), try Maps.box(100, 0, 200, 100)]
        let shapes = try await dissolve(groups: [[0, 1, 2], [3, 4]], of: tJunction + overlap, threads: 1)
        #expect(shapes.map { $0.polygons.count } == [1, 1])
        #expect(shapes.map(\.area) == [40_000, 30_000])
        #expect(shapes[0].perimeter == 800)
    }

    /// A slit of 0.3 m stays unless the union snaps to a grid.
    @Test func snappingClosesSlivers() async throws {
        let areas = [try Maps.box(0, 0, 100, 100), try Maps.box(100.3, 0, 100, 100)]
        let plain = try await dissolve(groups: [[0, 1]], of: areas, threads: 1)[0]
        #expect(plain.polygons.count == 2)
        let snapped = try await dissolve(groups: [[0, 1]], of: areas, snapMetres: 1, threads: 1)[0]
        #expect(snapped.polygons.count == 1)
        #expect(snapped.area == 20_000)
    }

    @Test func faultsNameTheGroup() {
        let fault = SpatialFault.geometryFailed(operation: "union", areas: [], message: "m")
        #expect(fault.naming([1, 0]) == .geometryFailed(operation: "union", areas: [1, 0], message: "m"))
        #expect(SpatialFault.areaWithoutLand(3).naming([1]) == .areaWithoutLand(3))
    }

    @Test func sameForEveryNumberOfThreads() async throws {
        let areas = try Maps.board(20, 20, size: 100, origin: Position(x: 400_000, y: 300_000))
        let groups = (0..<20).map { start in Array(stride(from: start, to: 400, by: 17)) }
        let one = try await dissolve(groups: groups, of: areas, threads: 1)
        #expect(try await dissolve(groups: groups, of: areas, threads: 2) == one)
        #expect(try await dissolve(groups: groups, of: areas, threads: 8) == one)
        let reversed = try await dissolve(groups: groups.map { $0.reversed() }, of: areas, threads: 8)
        #expect(reversed == one)
    }
}
