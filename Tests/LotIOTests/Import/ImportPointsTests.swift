import BoundarySamples
import Foundation
import LotGeometry
import Testing

@testable import LotIO

@Suite struct ImportPointsTests {
    private func square(_ x: Double) throws -> MultiPolygon {
        MultiPolygon([
            Polygon(
                exterior: try LayerMaps.ring([(x, 0), (x + 1_000, 0), (x + 1_000, 1_000), (x, 1_000)]))
        ])
    }

    private func read(_ text: String) async throws -> (found: (cells: [ImportPoints.Cell], outside: Int)?, Reading) {
        let shapes = [try square(0), try square(1_050)]
        return try await withTemporaryFolder { folder in
            try write(text, to: folder.appending(path: "p.csv"))
            var reading = Reading()
            let found = ImportPoints.read(
                folder.appending(path: "p.csv").path, codes: ["B", "A"], shapes: shapes, &reading)
            return (found, reading)
        }
    }

    @Test func placesAreCountedInSquares() async throws {
        let (found, reading) = try await read(
            "POSTCODE,EASTING,NORTHING\na,110,110\nb,190,120\nc,1990,10\nd,5000,5000\ne,1025,500\n")
        #expect(reading.ids.isEmpty)
        let read = try #require(found)
        #expect(read.outside == 2)
        #expect(
            read.cells == [
                .init(code: "A", place: Position(x: 1_950, y: 50), weight: 1),
                .init(code: "B", place: Position(x: 150, y: 150), weight: 2),
            ])
    }

    @Test func placesMayBeCompressed() async throws {
        let text = "EASTING,NORTHING\n110,110\n1990,10\n"
        let plain = try await read(text).found
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "p.csv.gz")
            try Data(GzipSample.bytes(Array(text.utf8))).write(to: path)
            var reading = Reading()
            let found = ImportPoints.read(
                path.path, codes: ["B", "A"], shapes: [try square(0), try square(1_050)], &reading)
            #expect(reading.ids.isEmpty && found?.cells == plain?.cells && found?.cells.count == 2)
        }
    }

    @Test func aSquareOfTwoAreasBelongsToTheHeavier() async throws {
        // The square from 1,000 holds the end of B's land and the start of A's.
        let (found, _) = try await read("easting_m,northing_m,weight\n1000,10,0.5\n999,10,1\n1060,20,2\n1000,20,0.5\n")
        let read = try #require(found)
        #expect(read.cells.last?.code == "B" && read.cells.last?.place.x == 950)
        #expect(read.cells.first?.code == "A" && read.cells.first?.place.x == 1_050)
    }

    @Test func faultsAreTold() async throws {
        #expect(try await read("postcode,lat\na,1\n").1.ids == [.csvMissingColumn])
        #expect(try await read("easting,northing\n1,x\n").1.ids == [.valueNumber])
    }
}
