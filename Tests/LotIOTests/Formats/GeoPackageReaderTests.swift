import BoundarySamples
import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct GeoPackageReaderTests {
    @Test func propertiesKeepTheirTypes() async throws {
        let bytes = try await geoPackage(
            [try toyLayer()],
            more: """
                ALTER TABLE areas ADD COLUMN people INTEGER; ALTER TABLE areas ADD COLUMN share REAL;
                ALTER TABLE areas ADD COLUMN picture BLOB;
                UPDATE areas SET people = 7000 + fid, share = 0.25, picture = x'00FF' WHERE fid < 3;
                """)
        let (file, reading) = readBoundaries(bytes)
        let properties = try #require(file?.features.first?.properties)
        #expect(reading.diagnostics.isEmpty)
        #expect(properties["people"] == .number(7_001) && properties["share"] == .number(0.25))
        #expect(properties["picture"] == nil && properties["MSOA11CD"] == .text("E02000101"))
        #expect(file?.features[3].properties["people"] == .null && file?.features[1].text("people") == "7002")
    }

    @Test func severalLayersNeedAName() async throws {
        let bytes = try await geoPackage([
            try toyLayer("wards"), try toyLayer("msoa"), try toyLayer("homes", type: "POINT"),
        ])
        let (file, reading) = readBoundaries(bytes)
        #expect(file == nil && reading.ids == [.boundariesLayer] && reading.diagnostics[0].value == "msoa, wards")
        let chosen = readBoundaries(bytes, layer: "wards")
        #expect(codes(chosen.file) == toyCodes && chosen.file?.layer == "wards")
        #expect(readBoundaries(bytes, layer: "ward").reading.diagnostics.first?.remedy == "Did you mean wards?")
    }

    @Test func theOnlyLayerOfPolygonsIsTaken() async throws {
        let bytes = try await geoPackage([try toyLayer("msoa"), try toyLayer("homes", type: "POINT")])
        #expect(codes(readBoundaries(bytes).file) == toyCodes)
        let none = readBoundaries(try await geoPackage([try toyLayer("homes", type: "POINT")]))
        #expect(none.file == nil && none.reading.ids == [.boundariesLayer])
    }

    @Test func namesCannotBecomeCommands() async throws {
        let name = "a\"; DROP TABLE gpkg_contents; --"
        let (file, reading) = readBoundaries(try await geoPackage([try toyLayer(name)]))
        #expect(codes(file) == toyCodes && reading.diagnostics.isEmpty)
    }

    @Test func viewsAreNotRead() async throws {
        let more = """
            CREATE VIEW look AS SELECT * FROM areas;
            INSERT INTO gpkg_contents SELECT 'look', data_type, 'look', '', last_change, 0, 0, 1, 1, srs_id FROM gpkg_contents;
            INSERT INTO gpkg_geometry_columns SELECT 'look', column_name, geometry_type_name, srs_id, 0, 0
                FROM gpkg_geometry_columns;
            """
        let bytes = try await geoPackage([try toyLayer()], more: more)
        #expect(readBoundaries(bytes, layer: "look").reading.ids == [.boundariesStructure])
        #expect(codes(readBoundaries(bytes, layer: "areas").file) == toyCodes)
    }

    @Test func aCatalogueThatIsAViewIsNone() async throws {
        let bytes = try await geoPackage(
            [try toyLayer()],
            more: "ALTER TABLE gpkg_contents RENAME TO other; CREATE VIEW gpkg_contents AS SELECT * FROM other;")
        #expect(readBoundaries(bytes).reading.ids == [.fileWrongType])
    }

    @Test func referenceSystems() async throws {
        let degrees = readBoundaries(try await geoPackage([try toyLayer(system: 4326)]))
        #expect(degrees.file?.declared == .lonLat && degrees.file?.basis == .named("layer areas"))
        let web = readBoundaries(try await geoPackage([try toyLayer(system: 3857)]))
        #expect(web.file == nil && web.reading.ids == [.geojsonReferenceSystem])
        #expect(web.reading.diagnostics[0].value == "EPSG:3857")
        let unlisted = readBoundaries(try await geoPackage([try toyLayer(system: 12_345)]))
        #expect(unlisted.file?.basis == .range)
        let own = try await geoPackage(
            [try toyLayer(system: 100_001)],
            more: """
                INSERT INTO gpkg_spatial_ref_sys VALUES ('grid', 100001, 'Esri', 1,
                    '\(ShapefileSample.britishGrid)', NULL)
                """)
        #expect(readBoundaries(own).file?.basis == .named("layer areas"))
    }

    @Test func anOpenWriteAheadModeIsReadFromTheFileAlone() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "a.gpkg").path
            try GeoPackageSample.write([try toyLayer()], to: path)
            var bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
            bytes[18] = 2
            bytes[19] = 2
            try Data(bytes).write(to: URL(filePath: path))
            var reading = Reading()
            let file = BoundaryFormats.read(path: path, reading: &reading)
            #expect(codes(file) == toyCodes, "\(reading.diagnostics)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.gpkg"])
            #expect(try [UInt8](Data(contentsOf: URL(filePath: path))) == bytes)
        }
    }

    @Test func damageIsNamed() async throws {
        let bytes = try await geoPackage([try toyLayer()])
        let (file, reading) = readBoundaries(Array(bytes[..<(bytes.count / 2)]))
        #expect(file == nil && reading.ids == [.boundariesStructure], "\(reading.diagnostics)")
        let head = readBoundaries(Array(bytes[..<20]))
        #expect(head.file == nil && head.reading.errorCount == 1, "\(head.reading.diagnostics)")
        let other = try await geoPackage([], more: "DROP TABLE gpkg_geometry_columns")
        #expect(readBoundaries(other).reading.ids == [.fileWrongType])
    }

    @Test func rowsWithoutAPolygonAreNamed() async throws {
        let bytes = try await geoPackage(
            [try toyLayer()],
            more: """
                UPDATE areas SET geom = NULL WHERE fid = 1; UPDATE areas SET geom = 'text' WHERE fid = 2;
                UPDATE areas SET geom = x'47500001000000000101000000' WHERE fid = 3;
                """)
        let (file, reading) = readBoundaries(bytes)
        #expect(file?.features.map(\.number) == [4] && file?.isComplete == false)
        #expect(
            reading.diagnostics.map(\.message) == [
                "has no geometry (E02000101).", "has a geometry that is not binary (E02000102).",
                "is a Point, not a polygon (E02000103).",
            ])
    }
}
