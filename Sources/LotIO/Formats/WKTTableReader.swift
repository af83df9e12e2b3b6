import LotModel

/// Reads a comma-separated table with a column of well-known text.
enum WKTTableReader {
    /// Names of the column in the order of preference, in small letters.
    static let names = ["wkt", "geometry", "geom", "the_geom", "wkt_geom", "geometry_wkt", "geom_wkt", "shape"]

    /// Every other column becomes a property, as text. The reference system is judged by the range of the coordinates.
    ///
    /// Adds the faults of tables, `file.wrong_type` for a text that is no table, `csv.missing_column` for one without
    /// polygons, and `geojson.geometry`.
    static func read(_ bytes: [UInt8], name: String, reading: inout Reading) -> BoundaryFile? {
        let first = bytes.prefix { $0 != Ascii.lineFeed && $0 != Ascii.carriageReturn }
        guard first.contains(Ascii.comma) || names.contains(Self.plain(String(decoding: first, as: UTF8.self))) else {
            reading.add(
                .fileWrongType, at: .init(file: name), "is a text that is neither GeoJSON nor a table, not boundaries.",
                remedy: "Give a GeoPackage, GeoJSON, a Shapefile or a CSV table with a column wkt.")
            return nil
        }
        let schema = CSVSchema(required: [], keepsOthers: true)
        guard let table = CSVTable(bytes, file: name, schema: schema, reading: &reading) else { return nil }
        guard let column = column(table) else {
            reading.add(
                .csvMissingColumn, at: .init(file: name, line: 1, field: "wkt"), "is missing from the header.",
                remedy: "Boundaries in a table need polygons as well-known text in a column wkt, geometry or geom.")
            return nil
        }
        var list = FeatureList(name: name)
        for row in 0..<table.rowCount {
            var properties: [String: JSONScalar] = [:]
            for other in table.header where other != column {
                let text = table.cell(row, other)
                properties[other] = text.isEmpty ? .null : .text(text)
            }
            let text = table.cell(row, column)
            let outcome = Codes.trimmed(text).isEmpty ? .absent : WKTReader.read(Array(text.utf8))
            list.add(outcome, properties, line: table.lines[row], &reading)
        }
        return list.file(.wktTable, layer: nil, .unsaid, &reading)
    }

    private static func plain(_ name: String) -> String { Codes.trimmed(name).lowercased() }

    /// By its name, else the first whose first cell begins like a polygon.
    private static func column(_ table: CSVTable) -> String? {
        for name in names {
            if let found = table.header.first(where: { plain($0) == name }) { return found }
        }
        return table.header.first { column in
            table.rowCount > 0
                && ["POLYGON", "MULTIPOLYGON"].contains {
                    Codes.trimmed(table.cell(0, column)).uppercased().hasPrefix($0)
                }
        }
    }
}
