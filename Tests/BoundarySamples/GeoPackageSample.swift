import Foundation
import GRDB
import LotGeometry

/// Writes GeoPackages, and lets a test add to them what a GeoPackage should not hold.
public struct GeoPackageSample {
    public struct Layer {
        public var name: String
        public var columns: [String]
        public var features: [SampleFeature]
        public var system: Int
        public var geometryType: String

        public init(
            name: String, columns: [String], features: [SampleFeature], system: Int = 27_700,
            geometryType: String = "MULTIPOLYGON"
        ) {
            self.name = name
            self.columns = columns
            self.features = features
            self.system = system
            self.geometryType = geometryType
        }
    }

    /// Reference systems that the file knows: number, organisation, number there, definition.
    public static let systems: [(Int, String, Int, String)] = [
        (-1, "NONE", -1, "undefined"), (0, "NONE", 0, "undefined"), (4326, "EPSG", 4326, "undefined"),
        (27700, "EPSG", 27700, "undefined"), (3857, "EPSG", 3857, "undefined"),
    ]

    /// `more` is run at the end, as SQL.
    public static func write(_ layers: [Layer], to path: String, more: String = "") throws {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        try queue.write { database in
            try database.execute(
                sql: """
                    PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;
                    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,
                        organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,
                        definition TEXT NOT NULL, description TEXT);
                    CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT,
                        description TEXT, last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE,
                        max_y DOUBLE, srs_id INTEGER);
                    CREATE TABLE gpkg_geometry_columns (table_name TEXT PRIMARY KEY, column_name TEXT NOT NULL,
                        geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL);
                    """)
            for (number, organisation, there, definition) in systems {
                try database.execute(
                    sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)",
                    arguments: ["\(organisation) \(number)", number, organisation, there, definition])
            }
            for layer in layers { try write(layer, database) }
            if !more.isEmpty { try database.execute(sql: more) }
        }
    }

    private static func write(_ layer: Layer, _ database: Database) throws {
        func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
        let columns = layer.columns.map { ", \(quoted($0)) TEXT" }.joined()
        try database.execute(
            sql: "CREATE TABLE \(quoted(layer.name)) (fid INTEGER PRIMARY KEY, geom \(layer.geometryType)\(columns))")
        try database.execute(
            sql: "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', '2026-01-01T00:00:00.000Z', 0, 0, 1, 1, ?)",
            arguments: [layer.name, layer.name, layer.system])
        try database.execute(
            sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
            arguments: [layer.name, layer.geometryType, layer.system])
        let marks = layer.columns.map { _ in ", ?" }.joined()
        let insert = try database.makeStatement(
            sql: "INSERT INTO \(quoted(layer.name)) VALUES (NULL, ?\(marks))")
        for feature in layer.features {
            try insert.execute(
                arguments: StatementArguments([blob(feature, layer.system)] + feature.values.map { $0.databaseValue }))
        }
    }

    /// The header of a GeoPackage's geometry without an envelope, and well-known binary.
    public static func bytes(_ feature: SampleFeature, system: Int = 27_700) -> [UInt8] {
        let number = (0..<4).map { UInt8(truncatingIfNeeded: system >> (8 * $0)) }
        return Array("GP".utf8) + [0, 1] + number + feature.wellKnownBinary
    }

    private static func blob(_ feature: SampleFeature, _ system: Int) -> DatabaseValue {
        Data(bytes(feature, system: system)).databaseValue
    }
}
