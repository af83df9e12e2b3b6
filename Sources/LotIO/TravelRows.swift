import LotModel

/// Fills a table, row by row.
struct TravelRows {
    /// Greatest road metres of a row: Great Britain's longest road trip is below 1,500 km.
    private static let mostMetres = 2_000_000.0

    private(set) var table: TravelTable
    private let places: [String: Int32]
    private let width: Int
    private let fromColumn: Int
    private let toColumn: Int
    private let timeColumn: Int
    private let metresColumn: Int?
    private var unknownIndex: [String: Int] = [:]
    private var tidied: (line: Int, count: Int)?
    /// Where the cells of the row at hand end.
    private var ends: [Int] = []

    /// The header has passed its check.
    init(header: [String], places: [String: Int32], table: TravelTable) {
        self.table = table
        self.places = places
        width = header.count
        fromColumn = header.firstIndex(of: "from") ?? 0
        toColumn = header.firstIndex(of: "to") ?? 1
        timeColumn = header.firstIndex(of: table.unit.rawValue) ?? 2
        metresColumn = header.firstIndex(of: "metres")
    }

    mutating func read(_ records: inout CSVRecords, _ reading: inout Reading) {
        let bytes = records.bytes
        while records.position < bytes.count {
            let start = records.position
            if let end = plainRow(bytes, start, line: records.line) {
                records.pass(plainLineEndingAt: end)
            } else if let record = records.next(&reading) {
                add(record.cells, line: record.line, &reading)
            } else {
                break
            }
        }
        if let tidied {
            reading.add(
                .codeTidied, .warning, at: .init(file: table.file, line: tidied.line),
                "\(counted(tidied.count, "code")) had spaces around or small letters and "
                    + "\(tidied.count == 1 ? "was" : "were") tidied.",
                remedy: "Nothing needs doing; mend the file to be rid of this.")
        }
    }

    // MARK: Plain rows

    /// Takes a row without quotes, faults or anything else that is unusual, and tells where its line ends; nil leaves it to
    /// the reader of records.
    private mutating func plainRow(_ bytes: [UInt8], _ start: Int, line: Int) -> Int? {
        ends.removeAll(keepingCapacity: true)
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == Ascii.comma {
                ends.append(index)
            } else if byte == Ascii.lineFeed || byte == Ascii.carriageReturn {
                break
            } else if byte == Ascii.quote {
                return nil
            }
            index += 1
        }
        ends.append(index)
        guard ends.count == width, let from = place(bytes, fromColumn, start), let to = place(bytes, toColumn, start),
            let time = plainNumber(bytes, timeColumn, start), !(time > table.unit.most)
        else { return nil }
        if let metresColumn {
            guard let metres = plainNumber(bytes, metresColumn, start), !(metres > Self.mostMetres) else { return nil }
        }
        append(from, to, time / table.unit.perMinute, line)
        return index
    }

    private func cell(_ column: Int, _ start: Int) -> Range<Int> {
        (column == 0 ? start : ends[column - 1] + 1)..<ends[column]
    }

    private func place(_ bytes: [UInt8], _ column: Int, _ start: Int) -> Int32? {
        places[String(decoding: bytes[cell(column, start)], as: UTF8.self)]
    }

    /// Digits with at most one point, few enough to be exact in a double; not a number for an empty cell.
    private func plainNumber(_ bytes: [UInt8], _ column: Int, _ start: Int) -> Double? {
        let cell = cell(column, start)
        if cell.isEmpty { return .nan }
        guard cell.count <= 16, Ascii.isDigit(bytes[cell.lowerBound]), Ascii.isDigit(bytes[cell.upperBound - 1]) else {
            return nil
        }
        var digits = 0
        var scale = 1
        var isFraction = false
        for index in cell {
            let byte = bytes[index]
            if Ascii.isDigit(byte) {
                digits = digits * 10 + Int(byte - Ascii.zero)
                if isFraction { scale *= 10 }
            } else if byte == Ascii.point, !isFraction {
                isFraction = true
            } else {
                return nil
            }
        }
        // Below 2^53 both are exact, and their quotient is correctly rounded (Clinger 1990).
        return digits < 1 << 53 ? Double(digits) / Double(scale) : nil
    }

    private mutating func append(_ from: Int32, _ to: Int32, _ minutes: Double, _ line: Int) {
        table.from.append(from)
        table.to.append(to)
        table.minutes.append(minutes)
        table.lines.append(Int32(truncatingIfNeeded: line))
    }

    // MARK: Other rows

    private mutating func add(_ cells: [String], line: Int, _ reading: inout Reading) {
        guard cells.count == width else {
            reading.add(
                .csvRagged, at: .init(file: table.file, line: line),
                "has \(counted(cells.count, "cell")) where the header has \(width).",
                remedy: "Give a cell for every column; put quotes around a cell that holds a comma.")
            return
        }
        let from = place(cells[fromColumn], "from", line, &reading)
        let to = place(cells[toColumn], "to", line, &reading)
        if let metresColumn {
            let metres = number(cells[metresColumn], "metres", line, &reading)
            if let metres, metres < 0 || metres > Self.mostMetres {
                addRange(
                    cells[metresColumn], "metres", line, "is outside \(rangeText(0...Self.mostMetres)) m.", &reading)
            }
        }
        guard let time = number(cells[timeColumn], table.unit.rawValue, line, &reading) else { return }
        if time < 0 {
            addRange(cells[timeColumn], table.unit.rawValue, line, "is less than nothing.", &reading)
            return
        }
        if time > table.unit.most { table.overlong.append((line, Codes.trimmed(cells[timeColumn]))) }
        if let from, let to { append(from, to, time / table.unit.perMinute, line) }
    }

    private mutating func place(
        _ cell: String, _ column: String, _ line: Int, _ reading: inout Reading
    ) -> Int32? {
        if let place = places[cell] { return place }
        let code = Codes.tidied(cell)
        guard !code.isEmpty else {
            reading.add(
                .valueMissing, at: .init(file: table.file, line: line, field: column), "is empty.",
                remedy: "Write the code of an area, or the id of a provider.")
            return nil
        }
        if let place = places[code] {
            tidied = (tidied?.line ?? line, (tidied?.count ?? 0) + 1)
            return place
        }
        // Our own files put an apostrophe before what a spreadsheet would run.
        if code.hasPrefix("'"), let place = places[String(code.dropFirst())] { return place }
        if let index = unknownIndex[code] {
            table.unknown[index].cells += 1
        } else {
            unknownIndex[code] = table.unknown.count
            table.unknown.append((code, line, column, 1))
        }
        return nil
    }

    /// Not a number for an empty cell; nil after a fault.
    private func number(_ cell: String, _ column: String, _ line: Int, _ reading: inout Reading) -> Double? {
        let text = Codes.trimmed(cell)
        if text.isEmpty { return .nan }
        if let value = NumberText.number(text) { return value }
        let isWord = ["n/a", "na", "-", "nan", "null", "none", "..", ":", "inf"].contains(text.lowercased())
        reading.add(
            .valueNumber, at: .init(file: table.file, line: line, field: column), value: text, "is not a number.",
            remedy: isWord
                ? "Leave the cell empty where there is no way, and the row out where nobody asked."
                : NumberText.remedy(for: text))
        return nil
    }

    private func addRange(
        _ cell: String, _ column: String, _ line: Int, _ words: String, _ reading: inout Reading
    ) {
        reading.add(
            .valueRange, at: .init(file: table.file, line: line, field: column), value: Codes.trimmed(cell), words,
            remedy: "Leave the cell empty where there is no way.")
    }
}
