import LotModel

/// A document for a terminal: lines of at most `width` characters, tables with columns in line.
struct PlainText {
    private static let width = 110

    private let document: Document

    init(_ document: Document) { self.document = document }

    /// Every line is free of what would steer a terminal.
    var text: String {
        ([document.title, ""] + document.blocks.flatMap(block)).map { Diagnostic.printable($0) + "\n" }.joined()
    }

    private func block(_ block: Document.Block) -> [String] {
        switch block {
        case .heading(_, let text): ["", text]
        case .paragraph(let text): wrapped(text, width: Self.width, indent: "  ")
        case .note(let texts): texts.flatMap { wrapped($0, width: Self.width) }
        case .list(let items): items.flatMap { wrapped($0, width: Self.width, indent: "  ") }
        case .numbered(let items):
            items.enumerated().flatMap { wrapped("\($0 + 1). \($1)", width: Self.width, indent: "  ") }
        case .table(let table): ["  \(table.caption)"] + self.table(table)
        case .chart, .map: []
        case .command(let line): ["    " + line]
        }
    }

    private func table(_ table: Document.Table) -> [String] {
        var text = TextTable(
            table.columns.map(\.name), left: Set(table.columns.indices.filter { !table.columns[$0].isNumber }))
        for row in table.rows { text.add(row) }
        return text.lines
    }
}
