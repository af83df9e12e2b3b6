import LotModel

/// Makes a report fit a terminal: sentences are broken at spaces, and tables that are too wide are cut into several. Nothing is
/// left out.
public struct TerminalFit: Sendable {
    private let width: Int
    private let hasColour: Bool

    /// - Parameter hasColour: headings are set bold; they stand between empty lines in any case.
    public init(width: Int, hasColour: Bool = false) {
        self.width = max(20, width)
        self.hasColour = hasColour
    }

    public func text(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var result: [String] = []
        var index = 0
        while index < lines.count {
            if index + 1 < lines.count, let columns = Self.columns(lines[index + 1]) {
                let rows = lines[(index + 2)...].prefix { Self.isRow($0, columns) }
                let table = [lines[index], lines[index + 1]] + rows
                result +=
                    table.contains { $0.count > width } && columns.count > 1
                    ? TableFit(table, columns: columns, width: width).lines : table
                index += 2 + rows.count
                continue
            }
            let isHeading =
                hasColour && lines[index].first.map { $0 != " " } == true && index > 0 && lines[index - 1].isEmpty
            var whole = lines[index]
            while index + 1 < lines.count, goesOn(lines[index], lines[index + 1]),
                index + 2 == lines.count || Self.columns(lines[index + 2]) == nil
            {
                index += 1
                whole += " " + lines[index].drop { $0 == " " }
            }
            result += sentence(whole).map { isHeading ? "\u{1B}[1m\($0)\u{1B}[0m" : $0 }
            index += 1
        }
        return result.joined(separator: "\n")
    }

    /// Whether a line was broken where the reports break theirs, and the next one is the rest of it.
    private func goesOn(_ line: String, _ next: String) -> Bool {
        guard width < TerminalReport.width, let word = next.split(separator: " ").first, !line.isEmpty else {
            return false
        }
        let indent = line.prefix { $0 == " " }.count
        return line.last != "." && next.prefix { $0 == " " }.count == indent && line.count <= TerminalReport.width
            && line.count + 1 + word.count > TerminalReport.width
    }

    /// The columns that a rule of hyphens draws; nil for any other line.
    private static func columns(_ line: String) -> [Range<Int>]? {
        guard line.hasPrefix("  -"), line.allSatisfy({ $0 == "-" || $0 == " " }) else { return nil }
        var found: [Range<Int>] = []
        for (index, character) in line.enumerated() where character == "-" {
            if let last = found.last, last.upperBound == index {
                found[found.count - 1] = last.lowerBound..<index + 1
            } else {
                found.append(index..<index + 1)
            }
        }
        return found
    }

    /// Whether a line keeps clear of the two spaces between columns, as sentences do not: those never have two in a row.
    private static func isRow(_ line: String, _ columns: [Range<Int>]) -> Bool {
        guard line.hasPrefix("  ") else { return false }
        let characters = Array(line)
        guard columns.count > 1 else { return characters.count <= columns[0].upperBound }
        // A row whose other cells are empty ends within its first column.
        guard characters.count > columns[0].upperBound else { return !line.hasSuffix(".") }
        return columns.dropFirst().allSatisfy { column in
            (column.lowerBound - 2..<column.lowerBound).allSatisfy { $0 >= characters.count || characters[$0] == " " }
        } && characters.count <= (columns.last?.upperBound ?? 0)
    }

    private func sentence(_ line: String) -> [String] {
        guard line.count > width else { return [line] }
        let indent = String(line.prefix { $0 == " " })
        return wrapped(String(line.dropFirst(indent.count)), width: width, indent: indent)
    }
}
