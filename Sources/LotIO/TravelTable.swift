import LotModel

/// The unit in which a matrix states its times: the name of its column.
enum TravelUnit: String, CaseIterable {
    case minutes
    case seconds

    var perMinute: Double { self == .minutes ? 1 : 60 }
    /// Nothing takes longer than a day.
    var most: Double { 1_440 * perMinute }
    var other: TravelUnit { self == .minutes ? .seconds : .minutes }
}

/// The rows of a matrix as they stand in the file, by the indices of the places that may be named.
struct TravelTable {
    static let schema = CSVSchema(required: ["from", "to"], optional: ["minutes", "seconds", "metres"])

    let file: String
    let unit: TravelUnit
    /// Ids that were no known place, with the line and column of the first and the number of cells.
    var unknown: [(id: String, line: Int, column: String, cells: Int)] = []
    /// Rows whose time is beyond a day: a fault, or the sign of a mistaken unit.
    var overlong: [(line: Int, text: String)] = []
    var from: [Int32] = []
    var to: [Int32] = []
    /// Not a number where the cell is empty.
    var minutes: [Double] = []
    var lines: [Int32] = []

    var rowCount: Int { from.count }

    /// Reads checked UTF-8 in one pass: plain rows byte by byte, at some 0.3 microseconds each, any other through
    /// `CSVRecords`.
    ///
    /// Nil when the header does not serve or there are no rows. Rows with a fault are left out.
    static func read(
        _ bytes: [UInt8], file: String, places: [String: Int32], _ reading: inout Reading
    ) -> TravelTable? {
        var records = CSVRecords(bytes: bytes, file: file)
        guard let first = records.next(&reading) else {
            reading.add(
                .csvNoRows, at: .init(file: file), "has no header and no rows.", remedy: "Give a header and a row.")
            return nil
        }
        let header = first.cells.map { Codes.trimmed($0) }
        guard CSVTable.check(header, line: first.line, file: file, schema: schema, &reading),
            let unit = unit(header, .init(file: file, line: first.line), &reading)
        else { return nil }
        var rows = TravelRows(header: header, places: places, table: TravelTable(file: file, unit: unit))
        let before = reading.errorCount
        rows.read(&records, &reading)
        let table = rows.table
        if table.rowCount == 0, table.unknown.isEmpty, table.overlong.isEmpty, reading.errorCount == before {
            reading.add(
                .csvNoRows, at: .init(file: file), "has a header but no rows.",
                remedy: "Give at least one row, or leave the file out.")
            return nil
        }
        return table
    }

    private static func unit(
        _ header: [String], _ place: Diagnostic.Place, _ reading: inout Reading
    ) -> TravelUnit? {
        let units = TravelUnit.allCases.filter { header.contains($0.rawValue) }
        if units.count == 1 { return units[0] }
        if units.isEmpty {
            reading.add(
                .csvMissingColumn, at: place, value: "minutes or seconds", "is missing from the header.",
                remedy: "Name the column of times by its unit.")
        } else {
            reading.add(
                .valueConflict, at: place, value: "minutes and seconds", "stand both in the header.",
                remedy: "Keep one of the two columns: its name is the unit of the times.")
        }
        return nil
    }
}
