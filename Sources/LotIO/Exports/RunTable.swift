/// Rows of one kind under named columns, as every export of a run takes them.
public struct RunTable: Hashable, Sendable {
    public let name: String
    public let columns: [String]
    /// A flat value for every column.
    public let rows: [[JSONValue]]

    /// Precondition: a value for every column.
    public init(name: String, columns: [String], rows: [[JSONValue]]) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "a row needs \(columns.count) values")
        self.name = name
        self.columns = columns
        self.rows = rows
    }

    /// The properties of a layer's features.
    public init(_ layer: Layer) {
        self.init(name: layer.name, columns: layer.fields, rows: layer.features.map { $0.properties.map(\.value) })
    }

    public func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

    /// The text of a cell; empty where it has none or the table lacks the column.
    public func text(_ row: Int, _ column: String) -> String {
        guard let index = self.column(column), case .text(let text) = rows[row][index] else { return "" }
        return text
    }

    /// Nil where the cell is no number or the table lacks the column.
    public func number(_ row: Int, _ column: String) -> Double? {
        self.column(column).flatMap { rows[row][$0].double }
    }

    /// The same columns, other rows of it.
    public func taking(_ rows: [Int]) -> RunTable {
        RunTable(name: name, columns: columns, rows: rows.map { self.rows[$0] })
    }

    public func csv(_ style: CSVWriter.Style) -> [UInt8] {
        var writer = CSVWriter(columns: columns, style: style)
        for row in rows { writer.append(row.map(\.cell)) }
        return writer.bytes
    }
}

extension JSONValue {
    /// The value of a number.
    public var double: Double? {
        switch self {
        case .whole(let value): Double(value)
        case .number(let value, _): value
        default: nil
        }
    }

    /// As a cell of a table; truth is 1 or 0. Lists and objects have no cell.
    public var cell: CSVCell {
        switch self {
        case .null, .list, .object: .empty
        case .boolean(let value): .whole(value ? 1 : 0)
        case .whole(let value): .whole(value)
        case .number(let value, let decimals): .number(value, decimals: decimals)
        case .text(let text): .text(text)
        }
    }
}
