import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct AreaTableReaderTests {
    private func read(
        named: [String] = [], _ change: (String) -> String
    ) async throws -> (areas: AreaTable?, found: [Diagnostic]) {
        let toy = try String(
            contentsOf: Folders.rejected.appending(path: "geodata/toy/areas.csv"), encoding: .utf8)
        return try await withTemporaryFolder { folder in
            try write(change(toy), to: folder.appending(path: "areas.csv"))
            var reading = Reading()
            let source = InputSource(folder: try InputFolder(folder.path), prefix: "geodata/toy/")
            let areas = AreaTableReader.read(source, named: named, &reading)
            return (areas, reading.diagnostics)
        }
    }

    @Test func readsAreasCoreFirst() async throws {
        let (areas, found) = try await read { $0 }
        #expect(found.isEmpty && areas?.coreCount == 4)
        let last = try #require(areas?[4])
        #expect(last.code == "E02000105" && last.role == .context && last.ruralUrban == .e1)
        #expect(areas?[0].columns["health_code"] == "E38000901" && areas?[1].imdScore == 11.5)
    }

    @Test func columnsOfLotsMustBeNamed() async throws {
        func add(_ text: String) -> String {
            text.split(separator: "\n").enumerated().map { $1 + ($0 == 0 ? ",zone" : ",Z") }.joined(separator: "\n")
        }
        #expect(try await read(add).found.map(\.id) == [.csvUnknownColumn])
        #expect(try await read(named: ["zone"], add).areas?[0].columns["zone"] == "Z")
    }

    @Test func cellsAreChecked() async throws {
        let changes: [(String, String, DiagnosticID)] = [
            ("core,E07000901", "centre,E07000901", .valueChoice), ("A1,10.5", "Z9,10.5", .valueChoice),
            ("A1,10.5", "A1,", .valueMissing), ("600500,150500", "150500,6005000", .valueRange),
            (",8000,", ",many,", .valueNumber), (",1600,700,", ",700,1600,", .valueConflict),
            ("E02000102", "E02000101", .codeDuplicate),
        ]
        for (old, new, id) in changes {
            let (areas, found) = try await read { $0.replacing(old, with: new, maxReplacements: 1) }
            #expect(areas == nil && found.map(\.id) == [id], "\(old) as \(new): \(found)")
        }
    }

    @Test func aRegionNeedsCoreAreas() async throws {
        #expect(try await read { $0.replacing(",core,", with: ",context,") }.found.map(\.id) == [.csvNoRows])
    }
}
