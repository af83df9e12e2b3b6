import LotModel

/// A document as GitHub-flavoured Markdown in UTF-8. Characters with a meaning in Markdown or HTML are escaped, and those
/// that would steer a terminal or the direction of text are shown as codes.
struct MarkdownText {
    private let document: Document

    init(_ document: Document) { self.document = document }

    var bytes: [UInt8] { Array(text.utf8) }

    var text: String {
        (["# " + Self.escaped(document.title)] + document.blocks.compactMap(block)).joined(separator: "\n\n") + "\n"
    }

    private func block(_ block: Document.Block) -> String? {
        switch block {
        case .heading(let level, let text): String(repeating: "#", count: level) + " " + Self.escaped(text)
        case .paragraph(let text): Self.escaped(text)
        case .note(let lines): lines.map { "> " + Self.escaped($0) }.joined(separator: "\n>\n")
        case .list(let items): items.map { "- " + Self.escaped($0) }.joined(separator: "\n")
        case .numbered(let items):
            items.enumerated().map { "\($0 + 1). " + Self.escaped($1) }.joined(separator: "\n")
        case .table(let table): self.table(table)
        case .chart, .map: nil
        case .command(let line): "    " + Diagnostic.printable(line)
        }
    }

    private func table(_ table: Document.Table) -> String {
        func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        let lines =
            [row(table.columns.map { Self.escaped($0.name) }), row(table.columns.map { $0.isNumber ? "---:" : "---" })]
            + table.rows.map { row($0.map(Self.escapedInLine)) }
        return "*\(Self.escaped(table.caption))*\n\n" + lines.joined(separator: "\n")
    }

    /// For a text at the start of a line.
    static func escaped(_ text: String) -> String {
        let result = escapedInLine(text)
        if let first = result.first, "#-+=".contains(first) { return "\\" + result }
        // A number, a point and a space would make a numbered list.
        let digits = result.prefix { $0.isASCII && $0.isNumber }
        let rest = result.dropFirst(digits.count)
        if !digits.isEmpty, rest.hasPrefix(". ") || rest.hasPrefix(") ") { return digits + "\\" + rest }
        return result
    }

    static func escapedInLine(_ text: String) -> String {
        var result = ""
        for character in Diagnostic.printable(text) {
            switch character {
            case "\\", "`", "*", "_", "[", "]", "|", "~", "$": result += "\\\(character)"
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.append(character)
            }
        }
        return result
    }
}
