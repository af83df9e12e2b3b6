import LotModel

/// Reads and writes minutes of hops within areas, `travel-hops.csv` beside a matrix: one row for each area.
public enum HopMinutesReader {
    public static let columns = ["area_code"] + names
    /// Digits after the point.
    public static let decimals = 4
    static let names = HopTable.knots.map { "n\($0)_minutes" }
    /// More than nothing, as logarithms are taken, and within a day.
    static let range = 0.000_1...1_440

    /// The scenario's own file.
    static func read(
        _ file: NamedFile, _ source: InputSource, _ areas: AreaTable, _ reading: inout Reading
    ) -> HopMinutes? {
        source.text(file.name, limit: Bytes.tableLimit, expected: "a CSV table", namedAt: file.place, &reading)
            .flatMap { read($0, file.name, areas, &reading) }
    }

    /// A file that the user names, wherever it lies.
    static func read(path: String, _ areas: AreaTable, _ reading: inout Reading) -> HopMinutes? {
        TravelReader.bytes(path, limit: Bytes.tableLimit, expected: "a CSV table", &reading)
            .flatMap { read($0, path, areas, &reading) }
    }

    /// Nil with every fault added; areas without a row are told.
    static func read(_ bytes: [UInt8], _ file: String, _ areas: AreaTable, _ reading: inout Reading) -> HopMinutes? {
        let before = reading.errorCount
        guard var table = CSVTable(bytes, file: file, schema: CSVSchema(required: columns), reading: &reading) else {
            return nil
        }
        table.tidyCodes("area_code", reading: &reading)
        var rows = [[Double]](repeating: [], count: areas.coreCount)
        var lines: [Int: Int] = [:]
        for row in 0..<table.rowCount {
            let minutes = names.map { table.number(row, $0, in: range, unit: "minutes", &reading) }
            guard let area = CoreCode.index(table, row, "area_code", areas, &reading) else { continue }
            if let other = lines[area] {
                reading.add(
                    .codeDuplicate, at: table.place(row, "area_code"), value: areas[area].code,
                    "stands also on line \(other).", remedy: "Give each area one row.")
                continue
            }
            lines[area] = table.lines[row]
            if !minutes.contains(nil) { rows[area] = minutes.compactMap { $0 } }
        }
        let missing = areas.core.indices.filter { lines[$0] == nil }
        if let first = missing.first {
            reading.add(
                .codeMissing, .warning, at: .init(file: file, field: "area_code"), value: areas[first].code,
                missing.count == 1 ? "has no row." : "and \(missing.count - 1) other areas have no row.",
                remedy: "Nothing: their hops go by straight lines. Build the file again to have them.")
        }
        guard reading.errorCount == before else { return nil }
        return HopMinutes(file: BoundaryReader.shownName(file), rows: rows)
    }

    /// The file's bytes, areas in the order of the table.
    public static func bytes(_ rows: [[Double]], areas: AreaTable) -> [UInt8] {
        var writer = CSVWriter(columns: columns)
        for (area, row) in zip(areas.core, rows) where !row.isEmpty {
            writer.append(
                [.text(area.code)] + row.map { .number(max(range.lowerBound, $0), decimals: decimals) })
        }
        return writer.bytes
    }
}
