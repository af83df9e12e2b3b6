import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct SimplifiedTests {
    @Test func aWavyBoundaryStraightensForBothSides() async throws {
        let wave: [(Double, Double)] = [(100, 0), (101, 20), (99, 40), (101, 60), (99, 80), (100, 100)]
        let west = try Maps.area([(0, 0)] + wave + [(0, 100)])
        let east = try Maps.area([(200, 100)] + wave.reversed() + [(200, 0)])
        let thinned = try await simplified([west, east], toleranceMetres: 2, threads: 2)
        #expect(thinned[0].positionCount == 5 && thinned[1].positionCount == 5)
        #expect(thinned.map(\.area) == [10_000, 10_000])
        let kept = try await simplified([west, east], toleranceMetres: 0.5, threads: 2)
        #expect(kept.map(\.positionCount) == [west.positionCount, east.positionCount])
    }

    @Test func ringsKeepThreeCorners() async throws {
        // A lens of two arcs, an island and a square far smaller than the tolerance.
        let bow: [(Double, Double)] = [(0, 0), (50, 8), (100, 0)]
        let above = try Maps.area(bow + [(100, 90), (0, 90)])
        let lens = try Maps.area([(0, 0), (50, -8), (100, 0), (50, 8)])
        let island = try Maps.box(500, 500, 3, 3)
        let thinned = try await simplified([above, lens, island], toleranceMetres: 50, threads: 1)
        for shape in thinned {
            #expect(shape.polygons.count == 1 && shape.area > 0)
            #expect(Set(shape.polygons[0].exterior.positions).count >= 3)
        }
        #expect(try await invalidAreas(thinned, threads: 1).isEmpty)
    }

    @Test func whatWouldCrossStaysAsItWas() async throws {
        // A bay that an island fills almost: without its bend the coast would run over the island.
        let coast = try Maps.area([(0, 0), (300, 0), (300, 100), (200, 100), (150, 40), (100, 100), (0, 100)])
        let island = try Maps.box(140, 70, 20, 20)
        let thinned = try await simplified([coast, island], toleranceMetres: 70, threads: 1)
        let tiling = try await Tiling.examine(thinned, threads: 1)
        #expect(tiling.overlaps.isEmpty)
        #expect(thinned[1].area >= 200)
    }

    @Test func anInletStaysOpen() async throws {
        // The tip of the western shore reaches into a notch of the eastern one, which is less deep than the tolerance.
        let west = try Maps.area([
            (0, 0), (150, 0), (150, 40), (120, 60), (120, 85), (157, 95), (120, 105), (0, 105),
        ])
        let east = try Maps.area([
            (150, 0), (300, 0), (301, 70), (300, 140), (155, 140), (155, 100), (161, 95), (155, 90), (180, 80),
            (180, 60), (150, 40),
        ])
        let before = try await Tiling.examine([west, east], threads: 1)
        #expect(before.gaps.isEmpty && before.overlaps.isEmpty)
        let thinned = try await simplified([west, east], toleranceMetres: 10, threads: 1)
        let after = try await Tiling.examine(thinned, threads: 1)
        #expect(after.gaps.isEmpty, "\(after.gaps)")
        #expect(after.overlaps.isEmpty)
        #expect(thinned[1].positionCount < east.positionCount)
    }

    @Test func landOfTwoTiersIsThinnedToo() async throws {
        let area = try Maps.area([(0, 0), (100, 0), (100, 100), (50, 101), (0, 100)])
        let lot = try Maps.area([(0, 0), (100, 0), (100, 100), (50, 101), (0, 100), (-200, 50)])
        let thinned = try await simplified([area, lot], toleranceMetres: 2, threads: 1)
        #expect(thinned.map(\.positionCount) == [area.positionCount - 1, lot.positionCount - 1])
    }

    @Test func aHoleOfTheMapIsNoReasonToStay() async throws {
        let wave: [(Double, Double)] = [(100, 60), (101, 75), (99, 90), (100, 100)]
        let west = try Maps.area([(0, 0), (100, 0), (100, 40), (80, 40), (80, 60)] + wave + [(0, 100)])
        let east = try Maps.area(
            [(200, 100)] + wave.reversed() + [(120, 60), (120, 40), (100, 40), (100, 0), (200, 0)])
        let thinned = try await simplified([west, east], toleranceMetres: 2, threads: 1)
        #expect(thinned.map(\.positionCount).reduce(0, +) == west.positionCount + east.positionCount - 4)
        #expect(try await Tiling.examine(thinned, threads: 1).gaps.map(\.squareMetres) == [800])
    }

    @Test(.enabled(if: ReferenceData.isPresent, "official boundaries are not beside the checkout"))
    func aCountyKeepsItsNeighbours() async throws {
        let map = try ReferenceData.map("kent/msoa11_bgc.geojson").areas
        let areas = try await Projector().toGrid(map, threads: 2)
        let before = try await Tiling.examine(areas, threads: 2)
        for metres in [25.0, 100, 400] {
            let thinned = try await simplified(areas, toleranceMetres: metres, threads: 2)
            let after = try await Tiling.examine(thinned, threads: 2)
            #expect(try await invalidAreas(thinned, threads: 2).isEmpty)
            #expect(after.contiguity.boundaries.map(\.pair) == before.contiguity.boundaries.map(\.pair))
            #expect(after.overlaps.allSatisfy { $0.squareMetres <= 1 })
            #expect(
                after.gaps.count { $0.squareMetres > 1 } <= before.gaps.count,
                "\(metres) m: \(after.gaps.map(\.squareMetres))")
            #expect(
                after.inexactMetres <= after.exactMetres / 1_000,
                "\(after.inexactMetres) m after \(before.inexactMetres)")
            #expect(thinned.map(\.polygons.count) == areas.map(\.polygons.count))
            let share =
                Double(thinned.reduce(0) { $0 + $1.positionCount })
                / Double(areas.reduce(0) { $0 + $1.positionCount })
            #expect(share < (metres == 25 ? 0.8 : 0.4), "\(metres) m leave \(share)")
            #expect(try await simplified(areas, toleranceMetres: metres, threads: 1) == thinned)
        }
    }
}
