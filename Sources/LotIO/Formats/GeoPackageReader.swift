import GRDB
import LotModel

/// Reads a layer of polygons from a GeoPackage (OGC 12-128r19).
enum GeoPackageReader {
    /// `layer` is the name of its table; nil takes the only layer of polygons, `boundaries.layer` when there are several.
    ///
    /// Adds `file.wrong_type` for another SQLite file, `boundaries.structure` for a damaged one, `geojson.geometry` and
    /// `geojson.reference_system`. Columns of binary content are left out of the properties.
    static func read(_ bytes: [UInt8], name: String, layer: String?, reading: inout Reading) -> BoundaryFile? {
        do {
            return try GeoPackageDatabase.read(bytes) { database in
                try file(database, bytes.count, name, layer, &reading)
            }
        } catch {
            let words = (error as? DatabaseError).map { "\($0.message ?? "error \($0.resultCode)")" } ?? "\(error)"
            reading.add(
                .boundariesStructure, at: .init(file: name), "is a damaged GeoPackage: \(words).",
                remedy: "Download or export the file again.")
            return nil
        }
    }

    private static func file(
        _ database: Database, _ size: Int, _ name: String, _ wanted: String?, _ reading: inout Reading
    ) throws -> BoundaryFile? {
        guard try GeoPackageLayer.isGeoPackage(database) else {
            reading.add(
                .fileWrongType, at: .init(file: name), "is an SQLite file but no GeoPackage, not boundaries.",
                remedy: BoundaryContent.exportRemedy)
            return nil
        }
        let all = try GeoPackageLayer.all(database)
        let layers = wanted == nil ? all.filter(\.mayHoldPolygons) : all
        guard !layers.isEmpty else {
            reading.add(
                .boundariesLayer, at: .init(file: name), value: all.isEmpty ? nil : listed(all.map(\.table)),
                all.isEmpty ? "has no layer of features." : "has no layer of polygons.",
                remedy: "Export the layer with the areas' polygons.")
            return nil
        }
        guard
            let layer = LayerChoice.choose(wanted, among: layers, named: \.table, file: name, &reading),
            let system = layer.system(file: name, &reading)
        else { return nil }
        guard try layer.isPlainTable(database) else {
            reading.add(
                .boundariesStructure, at: .init(file: name), value: layer.table, "is a view or a virtual table.",
                remedy: "Export the layer as a table of its own.")
            return nil
        }
        guard let list = try features(layer, database, size, name, &reading) else { return nil }
        return list.file(.geoPackage, layer: layers.count > 1 || wanted != nil ? layer.table : nil, system, &reading)
    }

    private static func features(
        _ layer: GeoPackageLayer, _ database: Database, _ size: Int, _ name: String, _ reading: inout Reading
    ) throws -> FeatureList? {
        let rows = try Row.fetchCursor(database, sql: "SELECT * FROM \(GeoPackageLayer.quoted(layer.table))")
        let columns = rows.columnNames
        guard let geometry = columns.firstIndex(where: { $0.lowercased() == layer.column.lowercased() }) else {
            reading.add(
                .boundariesStructure, at: .init(file: name), value: layer.table,
                "lacks its column of geometries, \(layer.column).", remedy: "Export the layer again.")
            return nil
        }
        var list = FeatureList(name: name)
        // Pages that a damaged file uses over and over would never end; a row takes its content and four bytes at least.
        var left = size
        while let row = try rows.next() {
            var properties: [String: JSONScalar] = [:]
            for (index, column) in columns.enumerated() where index != geometry {
                properties[column] = scalar(row[index])
            }
            let blob = (row[geometry] as DatabaseValue).storage
            var outcome = GeometryOutcome.absent
            left -= 4
            switch blob {
            case .blob(let data):
                left -= data.count
                outcome = GeoPackageBlob.read([UInt8](data))
            case .null: break
            default: outcome = .fault("has a geometry that is not binary")
            }
            guard left >= 0, list.count < BoundaryFormats.featureLimit else {
                reading.add(
                    .boundariesStructure, at: .init(file: name), value: layer.table,
                    "holds more than the file has room for.", remedy: "Download or export the file again.")
                return nil
            }
            list.add(outcome, properties, &reading)
        }
        return list
    }

    private static func scalar(_ value: DatabaseValue) -> JSONScalar? {
        switch value.storage {
        case .null: .null
        case .int64(let number): .number(Double(number))
        case .double(let number): .number(number)
        case .string(let text): .text(text)
        case .blob: nil
        }
    }
}
