import GRDB
import LotModel

/// A layer of features as a GeoPackage's own tables describe it.
struct GeoPackageLayer {
    let table: String
    /// The column of geometries.
    let column: String
    /// Such as MULTIPOLYGON or GEOMETRY.
    let geometryType: String
    let organization: String?
    let number: Int?
    let definition: String?

    static func isGeoPackage(_ database: Database) throws -> Bool {
        try String.fetchAll(
            database,
            sql:
                "SELECT name FROM sqlite_master WHERE name IN ('gpkg_contents', 'gpkg_geometry_columns') AND type = 'table'"
        ).count == 2
    }

    /// In the order of their names.
    static func all(_ database: Database) throws -> [GeoPackageLayer] {
        let known = try String.fetchAll(
            database, sql: "SELECT name FROM sqlite_master WHERE name = 'gpkg_spatial_ref_sys' AND type = 'table'")
        let system =
            known.isEmpty
            ? "SELECT NULL AS srs_id, NULL AS organization, NULL AS organization_coordsys_id, NULL AS definition"
            : "SELECT srs_id, organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys"
        return try Row.fetchAll(
            database,
            sql: """
                SELECT c.table_name, g.column_name, g.geometry_type_name, s.organization, s.organization_coordsys_id,
                    s.definition
                FROM gpkg_contents AS c JOIN gpkg_geometry_columns AS g ON g.table_name = c.table_name
                LEFT JOIN (\(system)) AS s ON s.srs_id = g.srs_id
                WHERE c.data_type = 'features' ORDER BY c.table_name, g.column_name LIMIT 1000
                """
        ).compactMap(GeoPackageLayer.init)
    }

    private init?(_ row: Row) {
        func text(_ index: Int) -> String? {
            if case .string(let text) = (row[index] as DatabaseValue).storage { return text }
            return nil
        }
        guard let table = text(0), let column = text(1) else { return nil }
        self.table = table
        self.column = column
        geometryType = text(2)?.uppercased() ?? "GEOMETRY"
        organization = text(3)?.uppercased()
        if case .int64(let value) = (row[4] as DatabaseValue).storage { number = Int(value) } else { number = nil }
        definition = text(5)
    }

    /// Points and lines are never the boundaries that are meant.
    var mayHoldPolygons: Bool { !geometryType.contains("POINT") && !geometryType.contains("LINE") }

    /// False for views and virtual tables, whose content is made by what the file says.
    func isPlainTable(_ database: Database) throws -> Bool {
        let sql = try String.fetchOne(
            database, sql: "SELECT sql FROM sqlite_master WHERE type = 'table' AND lower(name) = lower(?)",
            arguments: [table])
        guard let words = sql?.split(whereSeparator: \.isWhitespace).prefix(2).map({ $0.uppercased() }) else {
            return false
        }
        return words == ["CREATE", "TABLE"]
    }

    /// By its number in the EPSG register, else by its definition; nil with the fault added.
    func system(file: String, _ reading: inout Reading) -> FoundSystem? {
        let place = "layer \(table)"
        if organization == "EPSG", let named = DeclaredReferenceSystem(epsg: number) {
            return .named(named, in: place)
        }
        // -1 and 0 stand for an undefined plane and undefined degrees.
        if organization == "NONE" || organization == nil { return .unsaid }
        if let definition, definition.lowercased() != "undefined" {
            return FoundSystem.of(definition: definition, in: place, file: file, &reading)
        }
        reading.add(
            .geojsonReferenceSystem, at: .init(file: file, field: place), value: "\(organization ?? ""):\(number ?? 0)",
            "is not a reference system that is read here.", remedy: FoundSystem.remedy)
        return nil
    }

    /// A name within SQL.
    static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
}
