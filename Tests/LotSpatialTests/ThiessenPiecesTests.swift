import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct ThiessenPiecesTests {
    /// Squares of 100 m owned as drawn, from the south.
    static func settled(_ rows: [String], areaCount: Int) throws -> [String] {
        let columns = rows[0].count
        let faces = try Maps.board(columns, rows.count, size: 100, origin: Position(x: 0, y: 0))
        let owners = rows.joined().map { $0.wholeNumberValue ?? 0 }
        let result = ThiessenPieces(faces: faces, owners: owners, areaCount: areaCount).settled()
        return rows.indices.map { row in
            result[row * columns..<(row + 1) * columns].map(String.init).joined()
        }
    }

    @Test func longestBoundaryWins() throws {
        #expect(try Self.settled(["00011", "02011", "00222"], areaCount: 3) == ["00011", "00011", "00222"])
    }

    /// The stray 0 in the corner touches only the stray 2; both settle in turn.
    @Test func straysAmongStrays() throws {
        let settled = try Self.settled(["0011120", "0011122", "0011111", "2222111"], areaCount: 3)
        #expect(settled == ["0011111", "0011111", "0011111", "2222111"])
    }

    @Test func loneFaceStays() throws {
        let faces = [try Maps.box(0, 0, 10, 10), try Maps.box(50, 50, 5, 5)]
        #expect(ThiessenPieces(faces: faces, owners: [0, 0], areaCount: 1).settled() == [0, 0])
    }
}
