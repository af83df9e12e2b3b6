import Foundation
import LotGeometry
import LotModel
import Testing

@testable import LotIO

@Suite struct PlaceReaderTests {
    private func read(_ text: String) async throws -> (places: [NamedPlace], found: [DiagnosticID]) {
        try await withTemporaryFolder { folder in
            let url = folder.appending(path: "points.csv")
            try write(text, to: url)
            do throws(InputRefused) {
                return (try PlaceReader.read(path: url.path), [])
            } catch {
                return ([], error.diagnostics.map(\.id))
            }
        }
    }

    @Test func readsTheGridAndDegrees() async throws {
        let grid = try await read("id,easting_m,northing_m,note\n e02000101 ,486000.5,308000,x\nB,1,2,\n").places
        #expect(grid.map(\.id) == ["E02000101", "B"] && grid[0].position == Position(x: 486_000.5, y: 308_000))
        // Oakham: Ordnance Survey's converter gives E 486149 N 308807 for these degrees, within some metres.
        let degrees = try await read("id,latitude,longitude\nA,52.6705,-0.7276\n").places
        #expect(degrees.count == 1)
        #expect(degrees[0].position.distance(to: Position(x: 486_130, y: 308_830)) < 200)
    }

    @Test func refusesWithAllFaults() async throws {
        #expect(try await read("id,easting_m\nA,1\n").found == [.csvMissingColumn])
        #expect(try await read("name,easting_m,northing_m\nA,1,2\n").found == [.csvMissingColumn])
        let found = try await read("id,longitude,latitude\nA,52.6,-0.7\nA,-0.7,52.6\n,-0.7,x\n").found
        #expect(found == [.valueRange, .valueRange, .codeDuplicate, .valueNumber, .valueMissing])
    }
}
