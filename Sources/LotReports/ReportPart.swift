import LotModel

/// A part of the report for people: a title, sentences, and a table; the same in the terminal and on the page.
struct ReportPart {
    let title: String
    let sentences: [String]
    let table: Document.Table

    /// For the terminal: table first.
    var lines: [String] {
        var text = TextTable(
            table.columns.map(\.name),
            left: Set(table.columns.indices.filter { !table.columns[$0].isNumber }))
        for row in table.rows { text.add(row.map(Diagnostic.printable)) }
        let words = sentences.map(Diagnostic.printable).joined(separator: " ")
        return text.lines + wrapped(words, width: TerminalReport.width, indent: "  ")
    }

    var section: (String?, [String]) { (title, lines) }

    func add(to document: inout Document) {
        document.add(.heading(2, title))
        for sentence in sentences { document.add(.paragraph(sentence)) }
        document.add(.table(table))
    }
}
