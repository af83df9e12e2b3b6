/// One cell of a table that is written.
public enum CSVCell: Hashable, Sendable {
    case text(String)
    case whole(Int)
    /// Finite, with that many digits after the point.
    case number(Double, decimals: Int)
    /// No value; never written as 0.
    case empty
}

/// Writes a comma-separated table (RFC 4180): UTF-8, LF, a header row, quotes only where needed.
///
/// Text that a spreadsheet would take for a formula (beginning with `=`, `+`, `-`, `@`, a tab or a carriage return) gets
/// a leading apostrophe (OWASP ASVS 1.2.10); numbers stay numbers. Equal cells give equal bytes on every machine.
public struct CSVWriter: Sendable {
    /// For whom a table is written.
    public enum Style: Sendable {
        /// For programs: read back as it was.
        case plain
        /// For a double click in Excel: a byte order mark, CR LF, and an apostrophe also before text that it would make a number
        /// or a date of.
        case excel
    }

    private let columnCount: Int
    private let style: Style
    private var output: [UInt8] = []

    public init(columns: [String], style: Style = .plain) {
        columnCount = columns.count
        self.style = style
        if style == .excel { output += [0xEF, 0xBB, 0xBF] }
        append(columns.map { .text($0) })
    }

    /// Precondition: a cell for every column.
    public mutating func append(_ row: [CSVCell]) {
        precondition(row.count == columnCount, "a row needs \(columnCount) cells and has \(row.count)")
        for (index, cell) in row.enumerated() {
            if index > 0 { output.append(Ascii.comma) }
            switch cell {
            case .text(let text): append(text)
            case .whole(let value): output += Array(String(value).utf8)
            case .number(let value, let decimals): output += Array(decimalText(value, decimals: decimals).utf8)
            case .empty: break
            }
        }
        if style == .excel { output.append(Ascii.carriageReturn) }
        output.append(Ascii.lineFeed)
    }

    public var bytes: [UInt8] { output }

    private mutating func append(_ text: String) {
        output += style == .excel ? Self.cell(ExcelText.kept(text)) : Self.cell(text)
    }

    /// A text as it stands in a cell.
    static func cell(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        if let first = bytes.first, formulaStarts.contains(first) { bytes.insert(UInt8(ascii: "'"), at: 0) }
        let needsQuotes = bytes.contains {
            $0 == Ascii.comma || $0 == Ascii.quote || $0 == Ascii.lineFeed || $0 == Ascii.carriageReturn
        }
        guard needsQuotes else { return bytes }
        var quoted = [Ascii.quote]
        for byte in bytes {
            if byte == Ascii.quote { quoted.append(Ascii.quote) }
            quoted.append(byte)
        }
        return quoted + [Ascii.quote]
    }

    /// What `cell` made of a text, undone.
    static func withoutApostrophe(_ text: String) -> String {
        let bytes = text.utf8
        guard bytes.first == UInt8(ascii: "'"), let second = bytes.dropFirst().first, formulaStarts.contains(second)
        else { return text }
        return String(text.dropFirst())
    }

    private static let formulaStarts: [UInt8] = [
        UInt8(ascii: "="), Ascii.plus, Ascii.minus, UInt8(ascii: "@"), Ascii.tab, Ascii.carriageReturn,
    ]
}
