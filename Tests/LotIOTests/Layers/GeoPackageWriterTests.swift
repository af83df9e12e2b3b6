import Foundation
import GRDB
import LotGeometry
import Testing

@testable import LotIO

@Suite struct GeoPackageWriterTests {
    private func open<Result>(_ bytes: [UInt8], _ body: (Database) throws -> Result) async throws -> Result {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "a.gpkg").path
            try Data(bytes).write(to: URL(filePath: path))
            return try DatabaseQueue(path: path).inDatabase(body)
        }
    }

    @Test func theTablesAndTheHeaderAreThoseOfTheStandard() async throws {
        let bytes = try GeoPackageWriter.bytes(LayerMaps.layer())
        // Application id and user version stand in SQLite's header, big-endian.
        #expect(Array(bytes[68..<72]) == [0x47, 0x50, 0x4B, 0x47])
        #expect(bytes[60..<64].reduce(0) { $0 << 8 | Int($1) } == 10300)
        try await open(bytes) { database in
            #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
            #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
            let systems = try Int.fetchAll(database, sql: "SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY 1")
            #expect(systems == [-1, 0, 4326, 27700])
            let content = try #require(try Row.fetchOne(database, sql: "SELECT * FROM gpkg_contents"))
            #expect(content["table_name"] == "areas" && content["data_type"] == "features")
            #expect(content["description"] == "nobody's data" && content["srs_id"] == 4326)
            #expect(content["min_x"] == 0.5 && content["max_y"] == 51.3)
            let geometry = try #require(try Row.fetchOne(database, sql: "SELECT * FROM gpkg_geometry_columns"))
            #expect(geometry["column_name"] == "geom" && geometry["geometry_type_name"] == "MULTIPOLYGON")
            let columns = try Row.fetchAll(database, sql: "PRAGMA table_info(areas)").map {
                "\($0["name"] as String) \($0["type"] as String)"
            }
            #expect(
                columns == [
                    "fid INTEGER", "geom MULTIPOLYGON", "area_code TEXT", "hours_week REAL", "rank INTEGER",
                    "is_gap BOOLEAN",
                ])
            let rows = try Row.fetchAll(database, sql: "SELECT * FROM areas ORDER BY fid")
            #expect(rows.map { $0["area_code"] as String }[1] == "=\"Ō'Neill\"; DROP TABLE areas;--")
            #expect(rows.map { $0["hours_week"] as Double? } == [12.5, 7, nil])
            #expect(rows.map { $0["rank"] as Int? } == [1, 2, nil])
            #expect((rows[2]["geom"] as Data?) == nil)
            let blob = try #require(rows[0]["geom"] as Data?)
            #expect(Array(blob) == WellKnownBinary.geoPackage(try LayerMaps.layer().features[0].shape, system: 4326))
        }
    }

    @Test func equalLayersGiveEqualBytes() throws {
        let layer = try LayerMaps.layer()
        #expect(try GeoPackageWriter.bytes(layer) == GeoPackageWriter.bytes(layer))
    }

    @Test func namesOfColumnsAreNoCode() async throws {
        let fields = ["fid", "geom", "a\"; DROP TABLE gpkg_contents;--"]
        let layer = try Layer(
            name: "select", fields: fields,
            features: [
                GeoJSONFeature(
                    properties: fields.map { JSONMember(key: $0, value: .text("x")) }, shape: .empty)
            ], system: .britishGrid)
        try await open(try GeoPackageWriter.bytes(layer)) { database in
            let names = try Row.fetchAll(database, sql: "PRAGMA table_info(\"select\")").map { $0["name"] as String }
            #expect(names == ["fid_1", "geom_1"] + fields)
            #expect(try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM gpkg_contents") == 1)
            #expect(try Int.fetchOne(database, sql: "SELECT srs_id FROM gpkg_contents") == 27700)
        }
    }

    @Test func columnsOfSeveralKindsAreText() async throws {
        let values: [JSONValue] = [.whole(1), .text("two"), .boolean(true), .number(0.5, decimals: 1)]
        let layer = try Layer(
            name: "mixed", fields: ["v"],
            features: values.map { GeoJSONFeature(properties: [JSONMember(key: "v", value: $0)], shape: .empty) },
            system: .lonLat)
        try await open(try GeoPackageWriter.bytes(layer)) { database in
            let values = try String.fetchAll(database, sql: "SELECT v FROM mixed ORDER BY fid")
            #expect(values == ["1", "two", "true", "0.5"])
        }
    }
}
