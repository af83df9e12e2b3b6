import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct HopTableReaderTests {
    static let head = "area_code,n4,n8,n16,n32,n64,n128,key\n"

    private func read(_ text: String) async throws -> Result<HopTable?, InputRefused> {
        try await withTemporaryFolder { folder in
            let region = folder.appending(path: "toy")
            try FileManager.default.copyItem(at: Folders.rejected.appending(path: "geodata/toy"), to: region)
            let areas = try GeodataReader.read(folder: region.path).areas
            try write(text, to: region.appending(path: "hop_curves.csv"))
            do throws(InputRefused) {
                return .success(try HopTableReader.read(folder: region.path, areas: areas))
            } catch {
                return .failure(error)
            }
        }
    }

    @Test func rowsAreReadByArea() async throws {
        let table = try #require(try await read(Self.head + "E02000102,3,2.5,2,1.5,1,0.5,sha256-ab\n").get())
        #expect(table.rows.map { $0?.key } == [nil, "sha256-ab", nil, nil])
        #expect(table.rows[1]?.legs == [3, 2.5, 2, 1.5, 1, 0.5])
        // A region whose areas have too few points has a header alone.
        #expect(try await read(Self.head).get()?.rows == [nil, nil, nil, nil])
    }

    @Test func whatIsWrittenIsReadBack() async throws {
        let toy = try GeodataReader.read(folder: Folders.rejected.appending(path: "geodata/toy").path)
        let row = HopTable.Row(key: "sha256-0e1", legs: [1.234567, 1.1, 1, 0.9, 0.8, 0.000001])
        let written = HopTable(rows: [nil, row, nil, row])
        let bytes = HopTableReader.bytes(written, areas: toy.areas, decimals: 6)
        #expect(try await read(String(decoding: bytes, as: UTF8.self)).get() == written)
    }

    @Test func aRegionWithoutTheFileHasNoTable() throws {
        let folder = Folders.rejected.appending(path: "geodata/toy").path
        #expect(try HopTableReader.read(folder: folder, areas: GeodataReader.read(folder: folder).areas) == nil)
    }

    @Test func faultsAreNamedTogether() async throws {
        let result = try await read(
            Self.head + "E02000101,3,2,2,1,1,0,k\nE02000102,3,x,2,1,1,1,\nE02000999,3,2,2,1,1,1,k\n"
                + "E02000103,3,2,2,1,1,1,k\nE02000103,3,2,2,1,1,1,k\n")
        guard case .failure(let refused) = result else {
            Issue.record("nothing was refused")
            return
        }
        #expect(
            refused.diagnostics.map(\.id) == [.valueRange, .valueNumber, .valueMissing, .codeUnknown, .codeDuplicate])
        #expect(refused.diagnostics[0].place.file == "geodata/toy/hop_curves.csv")
    }
}
