import LotGeometry
import LotSearch
import Testing

@testable import LotSpatial

/// Random tilings broken by known faults: the examination finds what was broken and nothing else, and the repair
/// restores neighbours and land.
@Suite struct RepairTests {
    static let seeds: [UInt64] = [1, 2, 3, 4, 5]

    private func repair(
        _ areas: [MultiPolygon], _ settings: RepairSettings = RepairSettings(), threads: Int = 2
    ) async throws -> TilingRepair {
        try await TilingRepair.of(areas, projector: nil, grid: 0.01, settings: settings, threads: threads)
    }

    /// Neighbours as drawn, every shared edge identical, nothing claimed twice, land as drawn but for the grid.
    private func expectRestored(_ repair: TilingRepair, _ drawn: DrawnTiling, gaps: Int = 0) async throws {
        #expect(repair.refusals.isEmpty)
        #expect(try await invalidAreas(repair.shapes, threads: 1).isEmpty)
        let tiling = try await Tiling.examine(repair.shapes, threads: 1)
        #expect(tiling.contiguity.boundaries.map(\.pair) == DrawnTiling.pairs.sorted())
        #expect(tiling.inexactBoundaries.isEmpty && tiling.overlaps.isEmpty && tiling.gaps.count == gaps)
        let total = repair.shapes.reduce(0) { $0 + $1.area }
        if gaps == 0 { #expect(abs(total - drawn.total) < 1) }
    }

    @Test(arguments: seeds) func aTilingWithoutFaultStaysAsItIs(seed: UInt64) async throws {
        let drawn = try DrawnTiling(seed: seed)
        let found = try await Tiling.examine(drawn.areas, threads: 1)
        #expect(found.contiguity.boundaries.map(\.pair) == DrawnTiling.pairs.sorted())
        #expect(found.overlaps.isEmpty && found.gaps.isEmpty && found.inexactBoundaries.isEmpty)
        #expect(found.edges == 16 * 4 * DrawnTiling.pieces)
        #expect(found.exactEdges == DrawnTiling.pairs.count * DrawnTiling.pieces)
        let repaired = try await repair(drawn.areas)
        #expect(repaired.shapes == drawn.areas.map(\.normalised))
        #expect(repaired.joinedCorners == 0 && repaired.insertedCorners == 0)
        // What an area has in common with itself is measured to the rounding of sums near 1e6.
        #expect(repaired.moved.allSatisfy { $0 < 1e-6 })
        #expect(repaired.refusals.isEmpty && repaired.madeValid.isEmpty)
    }

    @Test(arguments: seeds) func jitterOfOneSideIsFoundAndRestored(seed: UInt64) async throws {
        let drawn = try DrawnTiling(seed: seed)
        let broken = try drawn.jittered(0.3, seed: seed)
        let found = try await Tiling.examine(broken, threads: 1)
        #expect(found.inexactBoundaries.map(\.pair) == DrawnTiling.innerPairs.sorted())
        #expect(found.exactEdges == (DrawnTiling.pairs.count - 4) * DrawnTiling.pieces)
        // Areas that meet the inner one in a corner may overlap with it there.
        let inner = DrawnTiling.inner
        #expect(found.overlaps.allSatisfy { $0.pair.a == inner || $0.pair.b == inner })
        #expect(found.overlaps.allSatisfy { $0.widthMetres < 1 })
        #expect(found.gaps.allSatisfy { $0.isSliver && $0.adjacent.contains(DrawnTiling.inner) })
        let repaired = try await repair(broken)
        #expect(repaired.joinedCorners == 4 * DrawnTiling.pieces)
        try await expectRestored(repaired, drawn)
    }

    @Test(arguments: seeds) func aSliverIsFilledAndAHoleStays(seed: UInt64) async throws {
        let drawn = try DrawnTiling(seed: seed)
        let sliver = try drawn.withHole(width: 100, height: 0.5)
        let thin = try await Tiling.examine(sliver, threads: 1)
        #expect(thin.gaps.map(\.isSliver) == [true] && thin.gaps[0].adjacent == [DrawnTiling.inner])
        let filled = try await repair(sliver)
        #expect(filled.filledGaps.count == 1 && abs(filled.filledGaps.squareMetres - 50) < 0.1)
        try await expectRestored(filled, drawn)
        let unfilled = try await repair(sliver, RepairSettings(fillSquareMetres: 49))
        #expect(unfilled.filledGaps.count == 0)

        let hole = try drawn.withHole(width: 100, height: 100)
        let wide = try await Tiling.examine(hole, threads: 1)
        #expect(wide.gaps.map(\.isSliver) == [false] && abs(wide.gaps[0].squareMetres - 10_000) < 0.01)
        let kept = try await repair(hole)
        #expect(kept.filledGaps.count == 0)
        try await expectRestored(kept, drawn, gaps: 1)
    }

    @Test(arguments: seeds) func aThinOverlapIsRemovedAndAWideOneRefused(seed: UInt64) async throws {
        let drawn = try DrawnTiling(seed: seed)
        let pair = AreaPair(DrawnTiling.inner, DrawnTiling.east)
        let thin = try drawn.overlapping(by: 0.7)
        let found = try await Tiling.examine(thin, threads: 1)
        #expect(found.overlaps.map(\.pair) == [pair] && found.gaps.isEmpty && found.overlaps[0].widthMetres < 1)
        #expect(found.inexactBoundaries.map(\.pair) == [pair])
        try await expectRestored(try await repair(thin), drawn)

        let wide = try drawn.overlapping(by: 100)
        #expect(try await Tiling.examine(wide, threads: 1).overlaps.map(\.pair) == [pair])
        let refused = try await repair(wide)
        #expect(
            refused.refusals.contains {
                if case .overlap(pair, let area, let width, _) = $0 { area > 1_000 && width > 1 } else { false }
            })
    }

    @Test(arguments: seeds) func aBowTieIsNamedAndMadeValid(seed: UInt64) async throws {
        let drawn = try DrawnTiling(seed: seed)
        let broken = try drawn.bowTied()
        let invalid = try await invalidAreas(broken, threads: 1)
        #expect(invalid.map(\.area) == [DrawnTiling.inner] && invalid[0].reason == "Self-intersection")
        let repaired = try await repair(broken)
        #expect(repaired.madeValid == invalid)
        try await expectRestored(repaired, drawn)
    }

    @Test(arguments: seeds) func aShiftByAMetreIsRestoredAndByAHundredRefused(seed: UInt64) async throws {
        let drawn = try DrawnTiling(seed: seed)
        let near = try drawn.shifted(x: 0.8, y: 0.6)
        let found = try await Tiling.examine(near, toleranceMetres: 2, threads: 1)
        #expect(found.inexactBoundaries.map(\.pair) == DrawnTiling.innerPairs.sorted())
        #expect(found.overlaps.allSatisfy { $0.widthMetres < 2 } && found.gaps.allSatisfy(\.isSliver))
        try await expectRestored(try await repair(near, RepairSettings(toleranceMetres: 2)), drawn)

        let far = try drawn.shifted(x: 80, y: 60)
        let wide = try await Tiling.examine(far, threads: 1).overlaps.filter { $0.widthMetres > 1 }
        #expect(!wide.isEmpty && wide.allSatisfy { $0.pair.a == DrawnTiling.inner || $0.pair.b == DrawnTiling.inner })
        let refused = try await repair(far).refusals
        #expect(refused.contains { if case .overlap = $0 { true } else { false } })
    }

    @Test func limitsOfMovedLandRefuse() async throws {
        let near = try DrawnTiling(seed: 1).shifted(x: 0.8, y: 0.6)
        let strict = RepairSettings(toleranceMetres: 2, areaLimit: 0.000_01, totalLimit: 0.000_001)
        let refusals = try await repair(near, strict).refusals
        #expect(refusals.contains { if case .movedTooMuch(DrawnTiling.inner, _, _) = $0 { true } else { false } })
        #expect(refusals.contains { if case .movedTooMuchInAll = $0 { true } else { false } })
    }

    @Test func anAreaWithoutLandIsRefused() async throws {
        let line = try Maps.area([(600_000, 150_000), (600_100, 150_000), (600_050, 150_000)])
        let refusals = try await repair([try Maps.box(600_000, 150_000, 100, 100), line]).refusals
        #expect(refusals == [.nothingLeft(1)])
    }

    @Test func theSameForEveryNumberOfThreads() async throws {
        let broken = try DrawnTiling(seed: 7).jittered(0.4, seed: 7)
        let one = try await repair(broken, threads: 1)
        for threads in [2, 8] {
            let other = try await repair(broken, threads: threads)
            #expect(other.shapes == one.shapes && other.moved == one.moved && other.refusals == one.refusals)
        }
    }

    /// In degrees, on a grid of a millionth: what is written reads back the same.
    @Test func degreesAreKeptOnTheGridOfTheOutput() async throws {
        let drawn = try DrawnTiling(seed: 3)
        let projector = try Projector()
        let degrees = try await projector.toLonLat(try drawn.jittered(0.3, seed: 3), threads: 1)
        let repaired = try await TilingRepair.of(
            degrees, projector: projector, grid: 1e-6, settings: RepairSettings(), threads: 1)
        for place in repaired.shapes.flatMap(\.polygons).flatMap(\.rings).flatMap(\.positions) {
            #expect(place.x == (place.x * 1e6).rounded() / 1e6 && place.y == (place.y * 1e6).rounded() / 1e6)
        }
        let tiling = try await Tiling.examine(
            try await projector.toGrid(repaired.shapes, threads: 1), threads: 1)
        #expect(tiling.contiguity.boundaries.map(\.pair) == DrawnTiling.pairs.sorted())
        #expect(tiling.inexactBoundaries.isEmpty && tiling.overlaps.isEmpty && tiling.gaps.isEmpty)
    }
}
