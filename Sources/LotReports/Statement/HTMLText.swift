import LotIO

/// A document as one self-contained page: no script, no other file. Every text is escaped.
///
/// Tables have a caption and headers with a scope and scroll by themselves on a narrow screen; the page follows the reader's
/// dark mode, and prints with the headers of long tables repeated.
struct HTMLText {
    private let document: Document

    init(_ document: Document) { self.document = document }

    var bytes: [UInt8] { Array(text.utf8) }

    var text: String {
        """
        <!doctype html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(Self.escaped(document.title))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the text</a>
        <main id="main">
        <h1>\(Self.escaped(document.title))</h1>
        \(contents)
        \(body)
        </main>
        </body>
        </html>

        """
    }

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
        case .chart(let chart):
            "<figure class=\"chart\" tabindex=\"0\" role=\"region\" aria-label=\"\(Self.escaped(chart.title))\">"
                + "<figcaption>\(Self.escaped(chart.title))</figcaption>\n\(chart.svg)\n</figure>"
        case .map(let title, let svg):
            "<figure class=\"chart\"><figcaption>\(Self.escaped(title))</figcaption>\n\(svg)\n</figure>"
        case .command(let line): "<pre><code>\(Self.escaped(line))</code></pre>"
        }
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

    /// Contrast of text and background is above 7 : 1 in both schemes (WCAG 2.2, level AAA).
    static let style = """
        :root { color-scheme: light dark; --ink: #1a1d21; --paper: #fff; --line: #b9c0c8; --soft: #f1f4f7; --link: #0b4a8f; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #eceff2; --paper: #15181b; --line: #4b535c; --soft: #22272c; --link: #9cc7f7; }
        }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", Arial, sans-serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0.5rem 0 1rem; }
        h2 { font-size: 1.35rem; margin: 2.5rem 0 0.5rem; padding-top: 0.8rem; border-top: 2px solid var(--line); }
        h3 { font-size: 1.1rem; margin: 1.5rem 0 0.4rem; }
        p, ul, ol { max-width: 46rem; }
        li { margin: 0.25rem 0; }
        a { color: var(--link); }
        .skip { position: absolute; left: -999rem; }
        .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: 0.5rem; }
        nav { background: var(--soft); padding: 0.3rem 1rem; margin: 1rem 0; }
        .note { border-left: 0.4rem solid #c2410c; background: var(--soft); padding: 0.4rem 1rem; margin: 1rem 0; }
        .table { overflow-x: auto; margin: 1rem 0; }
        table { border-collapse: collapse; width: 100%; font-size: 0.92rem; line-height: 1.4; }
        caption { text-align: left; font-weight: 600; padding: 0.3rem 0; }
        th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.6rem; border-bottom: 1px solid var(--line); }
        thead th { background: var(--soft); border-bottom: 2px solid var(--line); }
        tbody th { font-weight: 600; }
        td:not(.n), tbody th:not(.n) { min-width: 7rem; }
        .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        figure.chart { margin: 1rem 0; overflow-x: auto; } figcaption { font-weight: 600; padding: 0.3rem 0; }
        svg.chart { display: block; width: 100%; min-width: 36rem; max-width: 46rem; font: 13px system-ui, "Segoe UI", Arial, sans-serif; }
        svg.chart text { fill: var(--ink); } svg.chart .bar { fill: #2b7bba; } svg.chart .other { fill: #c2571a; }
        svg.chart .base { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 4 3; }
        pre { background: var(--soft); padding: 0.7rem 1rem; overflow-x: auto; }
        @media (max-width: 40rem) { main { padding: 1rem 0.8rem 3rem; } h1 { font-size: 1.5rem; } table { font-size: 0.85rem; } }
        @media print {
          :root { --ink: #000; --paper: #fff; --line: #888; --soft: #eee; --link: #000; }
          body { font-size: 9.5pt; }
          main { max-width: none; padding: 0; }
          nav, .skip { display: none; }
          .table { overflow: visible; }
          thead { display: table-header-group; }
          tr { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
        }
        """
}
