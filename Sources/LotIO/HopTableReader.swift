import LotModel

/// Reads and writes `hop_curves.csv`: mean legs of rounds by number of addresses, one row for each area.
public enum HopTableReader {
    public static let fileName = "hop_curves.csv"
    static let columns = ["area_code"] + HopTable.knots.map { "n\($0)" } + ["key"]

    /// The file of a region's folder, nil where there is none. Throws all its faults.
    public static func read(folder: String, areas: AreaTable) throws(InputRefused) -> HopTable? {
        var reading = Reading()
        let folder = reading.attempt { () throws(Diagnostic) in try InputFolder(folder) }
        let table = folder.flatMap {
            read(InputSource(folder: $0, prefix: "geodata/\($0.name)/"), areas, &reading)
        }
        try reading.throwIfErrors()
        return table
    }

    /// Whether the rows still belong to the points is for those to say who know how keys are made.
    static func read(_ source: InputSource, _ areas: AreaTable, _ reading: inout Reading) -> HopTable? {
        guard source.folder.contains(fileName) else { return nil }
        let schema = CSVSchema(required: columns, mayBeEmpty: true)
        guard var table = source.table(fileName, schema, &reading) else { return nil }
        table.tidyCodes("area_code", reading: &reading)
        var rows = [HopTable.Row?](repeating: nil, count: areas.coreCount)
        var lines: [Int: Int] = [:]
        for row in 0..<table.rowCount {
            let legs = HopTable.knots.map {
                table.number(row, "n\($0)", in: 0.000_001...10_000, unit: "km to the distance exponent", &reading)
            }
            let key = table.text(row, "key", &reading)
            guard let area = CoreCode.index(table, row, "area_code", areas, &reading) else { continue }
            if let other = lines[area] {
                reading.add(
                    .codeDuplicate, at: table.place(row, "area_code"), value: areas[area].code,
                    "stands also on line \(other).", remedy: "Give each area one row, or build the file anew.")
                continue
            }
            lines[area] = table.lines[row]
            if let key, !legs.contains(nil) { rows[area] = HopTable.Row(key: key, legs: legs.compactMap { $0 }) }
        }
        return HopTable(rows: rows)
    }

    /// The file's bytes, areas in the order of the table. Precondition: a row or nil for every core area.
    public static func bytes(_ table: HopTable, areas: AreaTable, decimals: Int) -> [UInt8] {
        var writer = CSVWriter(columns: columns)
        for (area, row) in zip(areas.core, table.rows) {
            guard let row else { continue }
            writer.append(
                [.text(area.code)] + row.legs.map { .number($0, decimals: decimals) } + [.text(row.key)])
        }
        return writer.bytes
    }
}
