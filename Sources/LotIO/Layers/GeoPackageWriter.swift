import Foundation
import GRDB
import LotGeometry

/// Writes a GeoPackage (OGC 12-128r19, version 1.3) with one table of multipolygons.
enum GeoPackageWriter {
    /// When the content last changed is no part of what is written: equal layers give equal bytes.
    static let lastChange = "2000-01-01T00:00:00.000Z"

    /// No index of places is made: readers do without at the size of a council.
    ///
    /// Built in a temporary file and read back. Throws `database` with SQLite's words.
    static func bytes(_ layer: Layer) throws(UnwritableLayer) -> [UInt8] {
        do {
            return try PrivateFolder.with { folder in
                let path = folder.appendingPathComponent("layer.gpkg").path
                let queue = try DatabaseQueue(path: path)
                try queue.write { try write(layer, $0) }
                try queue.close()
                return try Bytes.read(path: path, name: "layer.gpkg", limit: .max)
            }
        } catch {
            throw .database("\(error)")
        }
    }

    private static func write(_ layer: Layer, _ database: Database) throws {
        try database.execute(sql: "PRAGMA application_id = \(0x4750_4B47)")
        try database.execute(sql: "PRAGMA user_version = 10300")
        try database.execute(sql: tables)
        for system in systems {
            try database.execute(
                sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)",
                arguments: [system.name, system.id, system.organisation, system.id, system.definition])
        }
        let types = layer.columnTypes
        let key = layer.free("fid")
        let geometry = layer.free("geom")
        let system = layer.system.epsg
        let columns = zip(layer.fields, types).map { "\(quoted($0)) \($1.rawValue)" }
        try database.execute(
            sql: "CREATE TABLE \(quoted(layer.name)) ("
                + ([
                    "\(quoted(key)) INTEGER PRIMARY KEY NOT NULL", "\(quoted(geometry)) MULTIPOLYGON",
                ] + columns).joined(separator: ", ") + ")")
        try register(layer, geometry, database)
        let marks = [String](repeating: "?", count: layer.fields.count + 2).joined(separator: ", ")
        let insert = try database.makeStatement(sql: "INSERT INTO \(quoted(layer.name)) VALUES (\(marks))")
        for (index, feature) in layer.features.enumerated() {
            let shape = feature.shape.isEmpty ? nil : WellKnownBinary.geoPackage(feature.shape, system: system)
            var row: [(any DatabaseValueConvertible)?] = [index + 1, shape.map { Data($0) }]
            row += zip(feature.properties, types).map { value($0.value, $1) }
            try insert.execute(arguments: StatementArguments(row))
        }
    }

    private static func register(_ layer: Layer, _ geometry: String, _ database: Database) throws {
        var box = BoundingBox.empty
        for feature in layer.features { box.extend(to: feature.shape.boundingBox) }
        let bounds: [Double?] = box.isEmpty ? [nil, nil, nil, nil] : [box.minX, box.minY, box.maxX, box.maxY]
        func said(_ key: String) -> String? {
            for member in layer.members where member.key == key {
                if case .text(let text) = member.value { return text }
            }
            return nil
        }
        let title = said("title").map { "\($0): \(layer.name)" } ?? layer.name
        try database.execute(
            sql: "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                layer.name, title, said("attribution") ?? "", lastChange, bounds[0], bounds[1], bounds[2], bounds[3],
                layer.system.epsg,
            ])
        try database.execute(
            sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, 'MULTIPOLYGON', ?, 0, 0)",
            arguments: [layer.name, geometry, layer.system.epsg])
    }

    private static func value(_ value: JSONValue, _ type: ColumnType) -> (any DatabaseValueConvertible)? {
        switch (value, type) {
        case (.null, _): nil
        case (.text(let text), _): text
        case (.boolean(let value), .boolean): value
        case (.whole(let value), .whole): value
        case (.whole(let value), .real): Double(value)
        case (.number(let value, _), .real): value
        // Of a column with values of several kinds: as they would stand in a table.
        case (let value, _): String(decoding: JSONWriter.bytes(value, indent: nil), as: UTF8.self)
        }
    }

    static func quoted(_ name: String) -> String {
        "\"" + name.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}

/// The types of a GeoPackage's columns that occur here.
enum ColumnType: String {
    case whole = "INTEGER"
    case real = "REAL"
    case boolean = "BOOLEAN"
    case text = "TEXT"
}

extension Layer {
    /// For each field the narrowest type that holds all its values; text where it has none.
    var columnTypes: [ColumnType] {
        fields.indices.map { field in
            var kinds: Set<ColumnType> = []
            for feature in features {
                switch feature.properties[field].value {
                case .null: break
                case .boolean: kinds.insert(.boolean)
                case .whole: kinds.insert(.whole)
                case .number: kinds.insert(.real)
                default: kinds.insert(.text)
                }
            }
            if kinds.count == 1, let kind = kinds.first { return kind }
            return kinds == [.whole, .real] ? .real : .text
        }
    }

    /// The name, or the first of `name_1`, `name_2` ... that no field has.
    fileprivate func free(_ name: String) -> String {
        let taken = Set(fields.map { $0.lowercased() })
        var number = 0
        var candidate = name
        while taken.contains(candidate) {
            number += 1
            candidate = "\(name)_\(number)"
        }
        return candidate
    }
}
