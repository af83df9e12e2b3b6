import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct FaceOwnersTests {
    private func owners(_ claims: [[Int32]], _ faces: [MultiPolygon]) -> FaceOwners {
        FaceOwners(claims: claims, metres: faces.flatMap(\.polygons), settings: RepairSettings())
    }

    /// A strip half a metre wide between two areas, claimed by none, by both, or by one.
    @Test(arguments: [[], [0, 1], [1]] as [[Int32]]) func aStripGoesToTheLongerBoundary(claim: [Int32]) throws {
        let faces = [
            try Maps.area([(0, 0), (100, 0), (100, 40), (100, 100), (0, 100)]),
            try Maps.area([(100.5, 0), (200, 0), (200, 100), (100.5, 100)]),
            try Maps.area([(100, 0), (100.5, 0), (100.5, 100), (100, 40)]),
        ]
        let found = owners([[0], [1], claim], faces)
        #expect(found.owners == [0, 1, 1] && found.refusals.isEmpty)
        #expect(found.filledGaps.count == (claim.isEmpty ? 1 : 0))
        #expect(found.removedOverlaps.count == (claim.count > 1 ? 1 : 0))
    }

    @Test func wideLandClaimedTwiceIsRefusedAndUnclaimedLandIsAGap() throws {
        let board = try Maps.board(3, 1, size: 10, origin: Position(x: 0, y: 0))
        let found = owners([[0], [0, 1], []], board)
        #expect(found.owners == [0, 0, nil])
        #expect(
            found.refusals == [
                .overlap(AreaPair(0, 1), squareMetres: 100, widthMetres: 5, place: Position(x: 15, y: 5))
            ])
    }

    /// Two strips side by side: the inner one learns its owner from the outer one.
    @Test func stripsAreTakenFromTheOutsideIn() throws {
        let faces = [
            try Maps.box(0, 0, 100, 100), try Maps.box(100, 0, 0.4, 100), try Maps.box(100.4, 0, 0.4, 100),
        ]
        #expect(owners([[0], [], []], faces).owners == [0, 0, 0])
    }

    @Test func aThinIsletKeepsItsOwner() throws {
        #expect(owners([[4]], [try Maps.box(0, 0, 0.5, 100)]).owners == [4])
    }
}
