/// A table of text that is too wide, cut into tables of as many columns as fit.
///
/// Columns keep their order. Every part begins with the first column again, and with the second where the first does not tell
/// rows apart. A column that is too wide by itself has its cells broken at spaces.
struct TableFit {
    /// Narrower than this no column is made.
    private static let leastWidth = 12

    /// `cells[row][column]`, padded to the column's width; the header, the rule of hyphens, then the rows.
    private let cells: [[String]]
    private let widths: [Int]
    private let width: Int
    /// Leading columns of every part.
    private let keys: Int

    /// - Parameter columns: the places of the columns in every line.
    init(_ lines: [String], columns: [Range<Int>], width: Int) {
        cells = lines.map { line in
            let characters = Array(line)
            return columns.map { range in
                let cell = characters[min(range.lowerBound, characters.count)..<min(range.upperBound, characters.count)]
                return String(cell) + String(repeating: " ", count: range.count - cell.count)
            }
        }
        self.width = width
        let names = cells.dropFirst(2).map { $0[0] }
        let isUnique = Set(names).count == names.count
        let both = columns.count > 2 ? 4 + columns[0].count + columns[1].count : Int.max
        keys = isUnique || both > width * 2 / 3 ? 1 : 2
        // The first column leaves room for another one.
        widths = columns.enumerated().map { index, range in
            index == 0 ? min(range.count, max(Self.leastWidth, width - 4 - 2 * Self.leastWidth)) : range.count
        }
    }

    var lines: [String] {
        parts.enumerated().flatMap { number, part in
            (number > 0 ? [""] : []) + cells.indices.flatMap { row in lines(row, part) }
        }
    }

    private var start: Int { widths.prefix(keys).reduce(2) { $0 + $1 + 2 } - 2 }

    /// Columns beside the leading ones that fit together; one at least.
    private var parts: [[Int]] {
        var parts: [[Int]] = []
        var used = start
        for column in widths.indices.dropFirst(keys) {
            let need = 2 + widths[column]
            if parts.isEmpty || used + need > width {
                parts.append([])
                used = start
            }
            parts[parts.count - 1].append(column)
            used += need
        }
        return parts.isEmpty ? [[]] : parts
    }

    private func lines(_ row: Int, _ part: [Int]) -> [String] {
        let room = part.count == 1 ? max(Self.leastWidth, width - start - 2) : Int.max
        let broken = (Array(0..<keys) + part).map { column -> (width: Int, lines: [String]) in
            let own = column < keys ? widths[column] : min(widths[column], room)
            let cell = cells[row][column]
            guard cell.count > own else { return (own, [cell]) }
            // The rule has no spaces to be broken at.
            return (own, row == 1 ? [String(cell.prefix(own))] : wrapped(cell, width: own))
        }
        return (0..<max(1, broken.map(\.lines.count).max() ?? 1)).map { line in
            var text =
                "  "
                + broken.map { column in
                    let cell = line < column.lines.count ? column.lines[line] : ""
                    return cell + String(repeating: " ", count: max(0, column.width - cell.count))
                }.joined(separator: "  ")
            while text.last == " " { text.removeLast() }
            return text
        }
    }
}
