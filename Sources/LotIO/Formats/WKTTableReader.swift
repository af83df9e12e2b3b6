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
        if let words = headerless(bytes, name) {
            reading.add(
                .fileWrongType, at: .init(file: name, line: 1), words,
                remedy: "Boundaries in a table need a header row and polygons as well-known text in a column wkt.")
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

    /// What is said of a table whose first row holds values, not names; nil when it holds names.
    private static func headerless(_ bytes: [UInt8], _ name: String) -> String? {
        var records = CSVRecords(bytes: bytes, file: name)
        var unheard = Reading()
        guard let cells = records.next(&unheard)?.cells.map(Codes.trimmed) else { return nil }
        if cells.count >= 4, isPostcode(cells[0]), cells[1...3].allSatisfy({ Int($0) != nil }) {
            return "has no header row; looks like Code-Point Open, a list of postcodes, not boundaries."
        }
        // One number may be the name of a column, such as a year.
        let areValues =
            cells.contains { Codes.isOfficial(Codes.tidied($0)) || isPolygon($0) }
            || 2 * cells.count { Double($0) != nil } > cells.count
        return areValues ? "has no header row: its first row holds values." : nil
    }

    /// One or two letters, a digit, and a digit and two letters at the end.
    private static func isPostcode(_ text: String) -> Bool {
        let bytes = Array(text.utf8.filter { $0 != Ascii.space })
        func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
        guard (5...7).contains(bytes.count), isLetter(bytes[0]) else { return false }
        return Ascii.isDigit(bytes[bytes.count - 3]) && bytes.suffix(2).allSatisfy(isLetter)
            && bytes[1...2].contains(where: Ascii.isDigit)
    }

    private static func isPolygon(_ text: String) -> Bool {
        ["POLYGON", "MULTIPOLYGON"].contains { text.uppercased().hasPrefix($0) && text.contains("(") }
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
