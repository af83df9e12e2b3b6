import LotModel

/// The columns of a table.
struct CSVSchema {
    let required: [String]
    let optional: [String]
    /// Columns that are in neither list are kept instead of refused.
    let keepsOthers: Bool
    /// A header without rows is no fault.
    let mayBeEmpty: Bool

    init(required: [String], optional: [String] = [], keepsOthers: Bool = false, mayBeEmpty: Bool = false) {
        self.required = required
        self.optional = optional
        self.keepsOthers = keepsOthers
        self.mayBeEmpty = mayBeEmpty
    }
}

/// A comma-separated table with a header row (RFC 4180), every cell as text.
///
/// LF, CR LF and CR end records; quoted cells may hold line breaks; empty lines are skipped. Cells are not trimmed.
struct CSVTable {
    let file: String
    let header: [String]
    /// Row-major, `header.count` cells a row.
    private(set) var cells: [String]
    /// Line on which each row starts, from 1.
    let lines: [Int]
    private let columnIndex: [String: Int]

    var rowCount: Int { lines.count }

    /// Reads checked UTF-8 without a byte order mark. Linear.
    ///
    /// Adds `csv.quoting`, `csv.ragged`, `csv.duplicate_column`, `csv.missing_column`, `csv.unknown_column` and
    /// `csv.no_rows`. Rows of a wrong length are left out, so that the others can be checked too; nil when the header does
    /// not serve or no row is left.
    init?(_ bytes: [UInt8], file: String, schema: CSVSchema, reading: inout Reading) {
        var records = CSVRecords(bytes: bytes, file: file)
        guard let first = records.next(&reading) else {
            reading.add(
                .csvNoRows, at: .init(file: file), "has no header and no rows.", remedy: "Give a header and a row.")
            return nil
        }
        let header = first.cells.map { Codes.trimmed($0) }
        guard CSVTable.check(header, line: first.line, file: file, schema: schema, &reading) else { return nil }
        var cells: [String] = []
        var lines: [Int] = []
        var dropped = false
        while let record = records.next(&reading) {
            guard record.cells.count == header.count else {
                dropped = true
                reading.add(
                    .csvRagged, at: .init(file: file, line: record.line),
                    "has \(counted(record.cells.count, "cell")) where the header has \(header.count).",
                    remedy: "Give a cell for every column; put quotes around a cell that holds a comma.")
                continue
            }
            cells += record.cells
            lines.append(record.line)
        }
        guard !lines.isEmpty || schema.mayBeEmpty else {
            if !dropped {
                reading.add(
                    .csvNoRows, at: .init(file: file), "has a header but no rows.",
                    remedy: "Give at least one row, or leave the file out.")
            }
            return nil
        }
        self.file = file
        self.header = header
        self.cells = cells
        self.lines = lines
        columnIndex = Dictionary(uniqueKeysWithValues: header.enumerated().map { ($1, $0) })
    }

    func hasColumn(_ name: String) -> Bool { columnIndex[name] != nil }

    /// The cell as read, without the apostrophe that `CSVWriter` puts before what a spreadsheet would take for a formula; a
    /// column that the table lacks gives an empty text.
    func cell(_ row: Int, _ column: String) -> String {
        guard let index = columnIndex[column] else { return "" }
        return CSVWriter.withoutApostrophe(cells[row * header.count + index])
    }

    func place(_ row: Int, _ column: String? = nil) -> Diagnostic.Place {
        .init(file: file, line: lines[row], field: column)
    }

    /// Trims spaces around the codes of a column and mends the case of official ones, with one `code.tidied` warning.
    mutating func tidyCodes(_ column: String, reading: inout Reading) {
        guard let index = columnIndex[column] else { return }
        var count = 0
        var first: Int?
        for row in lines.indices {
            let cell = cells[row * header.count + index]
            let tidy = Codes.tidied(cell)
            if tidy != cell {
                cells[row * header.count + index] = tidy
                count += 1
                first = first ?? row
            }
        }
        if let first {
            reading.add(
                .codeTidied, .warning, at: place(first, column),
                "\(counted(count, "code")) had spaces around or small letters and \(count == 1 ? "was" : "were") tidied.",
                remedy: "Nothing needs doing; mend the file to be rid of this.")
        }
    }

    /// What parts the columns of a header that holds no comma, where all that are required are there between; nil where it
    /// is something else that is wrong.
    private static func otherSeparator(
        _ header: [String], required: [String]
    ) -> (character: Character, name: String)? {
        guard header.count == 1, required.count > 1 else { return nil }
        return [(";", "semicolons"), ("\t", "tabs"), ("|", "upright strokes")].first { character, _ in
            let parts = Set(header[0].split(separator: character).map { Codes.trimmed(String($0)) })
            return required.allSatisfy(parts.contains)
        }
    }

    /// False when the header does not serve.
    static func check(
        _ header: [String], line: Int, file: String, schema: CSVSchema, _ reading: inout Reading
    ) -> Bool {
        let before = reading.errorCount
        func place(_ column: String) -> Diagnostic.Place { .init(file: file, line: line, field: column) }
        let known = schema.required + schema.optional
        if let separator = otherSeparator(header, required: schema.required) {
            reading.add(
                .csvMissingColumn, at: .init(file: file, line: line), value: header[0],
                "is one cell: \(separator.name) stand between the columns.",
                remedy: "Save the table with commas between cells; in a spreadsheet, as \"CSV (comma separated)\".")
            return false
        }
        for (index, column) in header.enumerated() {
            if header[..<index].contains(column) {
                reading.add(
                    .csvDuplicateColumn, at: place(column), "stands twice in the header.",
                    remedy: "Remove or rename one of the two columns.")
            } else if column.isEmpty, !known.contains(column) {
                reading.add(
                    .csvUnknownColumn, at: place("column \(index + 1)"), "has no name.", remedy: "Name or remove it.")
            } else if !schema.keepsOthers, !known.contains(column) {
                let near = nearestName(to: column, among: known.filter { !header.contains($0) })
                reading.add(
                    .csvUnknownColumn, at: place(column), "is not a column of this table.",
                    remedy: near.map { "Did you mean \($0)?" } ?? "Known columns: \(known.joined(separator: ", ")).")
            }
        }
        for column in schema.required where !header.contains(column) {
            reading.add(
                .csvMissingColumn, at: place(column), "is missing from the header.",
                remedy: "Add the column; the header must hold \(schema.required.joined(separator: ", ")).")
        }
        return reading.errorCount == before
    }
}

/// `1 row`, `2 rows`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
