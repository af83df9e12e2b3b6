import LotIO

/// A document as markup, and as a page without script. Every text is escaped.
///
/// Tables have a caption and headers with a scope and scroll by themselves on a narrow screen.
struct HTMLText {
    private let document: Document

    init(_ document: Document) { self.document = document }

    var bytes: [UInt8] { Array(text.utf8) }

    var text: String { PageShell(title: document.title, content: contents + "\n" + body).text }

    /// All blocks, without the page around them.
    var body: String { document.blocks.enumerated().map { block($1, at: $0) }.joined(separator: "\n") }

    /// Links to the headings of level 2.
    var contents: String {
        let items = document.blocks.enumerated().compactMap { index, block -> String? in
            guard case .heading(2, let text) = block else { return nil }
            return "<li><a href=\"#s\(index)\">\(Self.escaped(text))</a></li>"
        }
        return items.isEmpty ? "" : "<nav aria-label=\"Contents\"><ol>\n\(items.joined(separator: "\n"))\n</ol></nav>"
    }

    private func block(_ block: Document.Block, at index: Int) -> String {
        func items(_ texts: [String]) -> String { texts.map { "<li>\(Self.escaped($0))</li>" }.joined(separator: "\n") }
        return switch block {
        case .heading(let level, let text): "<h\(level) id=\"s\(index)\">\(Self.escaped(text))</h\(level)>"
        case .paragraph(let text): "<p>\(Self.escaped(text))</p>"
        case .note(let lines):
            "<div class=\"note\" role=\"note\">\n\(lines.map { "<p>\(Self.escaped($0))</p>" }.joined(separator: "\n"))\n</div>"
        case .list(let texts): "<ul>\n\(items(texts))\n</ul>"
        case .numbered(let texts): "<ol>\n\(items(texts))\n</ol>"
        case .table(let table): self.table(table, at: index)
        case .chart(let chart): figure(chart.title, chart.svg)
        case .map(let title, let svg): figure(title, svg)
        case .command(let line): "<pre><code>\(Self.escaped(line))</code></pre>"
        }
    }

    /// Pictures scroll by themselves on a narrow screen, where their letters would be too small.
    private func figure(_ title: String, _ svg: String) -> String {
        let title = Self.escaped(title)
        return "<figure class=\"chart\" tabindex=\"0\" role=\"region\" aria-label=\"\(title)\">"
            + "<figcaption>\(title)</figcaption>\n\(svg)\n</figure>"
    }

    private func table(_ table: Document.Table, at index: Int) -> String {
        func kind(_ column: Int) -> String { table.columns[column].isNumber ? " class=\"n\"" : "" }
        let head = table.columns.enumerated().map { "<th scope=\"col\"\(kind($0))>\(Self.escaped($1.name))</th>" }
        let rows = table.rows.map { row in
            let cells = row.enumerated().map { column, text in
                column == 0
                    ? "<th scope=\"row\"\(kind(0))>\(Self.escaped(text))</th>"
                    : "<td\(kind(column))>\(Self.escaped(text))</td>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        return """
            <div class="table" role="region" aria-labelledby="t\(index)" tabindex="0">
            <table>
            <caption id="t\(index)">\(Self.escaped(table.caption))</caption>
            <thead><tr>\(head.joined())</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            </div>
            """
    }

    static func escaped(_ text: String) -> String { XMLText.escaped(text) }
}
