import LotModel

/// One table on its way: which rows make which, and what becomes of every column.
struct MigrationPlan {
    /// A part of an old row in a new one.
    private struct Contribution {
        let row: Int
        /// Its number among the parts of its row.
        let part: Int
        let relation: VintageRelation.Part
    }

    private struct NewRow {
        let code: String
        var contributions: [Contribution]
    }

    private let table: CSVTable
    private let code: String
    private let relation: VintageRelation
    private let treatments: [ColumnTreatment]
    private let decimals: [Int]
    private let weights: String?
    private var rows: [NewRow] = []
    private var counts: [VintageRelation.Change: Int] = [:]

    init(
        _ given: CSVTable, code: String, relation: VintageRelation, wishes: MigrationWishes, _ reading: inout Reading
    ) {
        var table = given
        table.tidyCodes(code, reading: &reading)
        self.table = table
        self.code = code
        self.relation = relation
        let contents = table.header.map { ColumnContent($0, of: table) }
        treatments = zip(table.header, contents).map { column, content in
            ColumnGuess.treatment(column, code: code, content: content, relation: relation, wishes: wishes)
        }
        decimals = table.header.map { Self.decimals($0, table) }
        weights = wishes.weights ?? table.header.first { $0 == "population" }
        checkNumbers(&reading)
        for (index, content) in contents.enumerated()
        where treatments[index] == .copy && !wishes.copies.contains(table.header[index]) {
            refuseMixed(table.header[index], content, &reading)
        }
        join(&reading)
    }

    func migrated(_ reading: inout Reading) -> MigratedTable? {
        guard reading.errorCount == 0 else { return nil }
        var columns: [[CSVCell]] = []
        var told: [MigratedTable.Column] = []
        for (index, name) in table.header.enumerated() {
            let cells = self.cells(index, &reading)
            columns.append(cells)
            let isSum = if case .sum = treatments[index] { true } else { false }
            let totals = isSum ? (before: total(index), after: Self.total(cells, decimals[index])) : nil
            told.append(.init(name: name, treatment: treatments[index], totals: totals))
        }
        guard reading.errorCount == 0 else { return nil }
        var writer = CSVWriter(columns: table.header.map(renamed))
        for row in rows.indices { writer.append(columns.map { $0[row] }) }
        return MigratedTable(
            bytes: writer.bytes, columns: told, rowsBefore: table.rowCount, rowsAfter: rows.count,
            unchanged: counts[.unchanged, default: 0], recoded: counts[.recoded, default: 0],
            split: counts[.split, default: 0], merged: counts[.merged, default: 0], warnings: reading.warnings)
    }

    /// A column that is called after the old census is called after the new one.
    private func renamed(_ column: String) -> String {
        if column == relation.fromColumn { return relation.toColumn }
        guard column == relation.fromNameColumn, relation.toColumn.count > 2 else { return column }
        return relation.toColumn.hasSuffix("_code")
            ? String(relation.toColumn.dropLast(4)) + "name" : String(relation.toColumn.dropLast(2)) + "NM"
    }

    // MARK: Rows

    private mutating func join(_ reading: inout Reading) {
        let keys = table.header.indices.filter { treatments[$0] == .key }.map { table.header[$0] }
        var lineOf: [[String]: Int] = [:]
        var indexOf: [[String]: Int] = [:]
        var seen: Set<String> = []
        for row in 0..<table.rowCount {
            guard let old = table.text(row, code, &reading) else { continue }
            let key = keys.map { Codes.trimmed(table.cell(row, $0)) }
            guard let parts = relation.parts[old] else {
                addUnknown(old, row, &reading)
                continue
            }
            if let other = lineOf[key + [old]] {
                reading.add(
                    .codeDuplicate, at: table.place(row, code), value: old, "stands also on line \(other).",
                    remedy: "Keep one of the two rows.")
                continue
            }
            lineOf[key + [old]] = table.lines[row]
            if seen.insert(old).inserted { counts[relation.change(of: parts[0]), default: 0] += 1 }
            for (number, part) in parts.enumerated() {
                let contribution = Contribution(row: row, part: number, relation: part)
                if let index = indexOf[key + [part.to]] {
                    rows[index].contributions.append(contribution)
                } else {
                    indexOf[key + [part.to]] = rows.count
                    rows.append(NewRow(code: part.to, contributions: [contribution]))
                }
            }
        }
        guard reading.errorCount == 0 else { return }
        for row in rows { checkWhole(row, &reading) }
    }

    private func addUnknown(_ old: String, _ row: Int, _ reading: inout Reading) {
        if relation.origins[old] != nil {
            reading.add(
                .codeVintage, at: table.place(row, code), value: old,
                "is a code of \(relation.toColumn) already, and not of \(relation.fromColumn).",
                remedy: "Give a table of the earlier census; do not mix the two in one table.")
            return
        }
        let meant = Codes.withDigits(old)
        reading.add(
            .codeUnknown, at: table.place(row, code), value: old, "is not in \(relation.file).",
            remedy: relation.parts[meant] == nil
                ? "Check the code, and that the relation holds every area of the table."
                : "Did you mean \(meant)? The letters O and I stand for digits.")
    }

    /// Every old area of a new one must be in the table.
    private func checkWhole(_ row: NewRow, _ reading: inout Reading) {
        let present = Set(row.contributions.map(\.relation.from))
        let absent = relation.origins[row.code, default: []].filter { !present.contains($0) }
        guard !absent.isEmpty, let first = row.contributions.first else { return }
        reading.add(
            .codeUnmatched, at: table.place(first.row, code), value: table.cell(first.row, code),
            "becomes \(row.code) together with \(listed(absent)), which the table lacks.",
            remedy: "Add the rows of those areas.")
    }

    // MARK: Columns

    private func cells(_ index: Int, _ reading: inout Reading) -> [CSVCell] {
        let name = table.header[index]
        switch treatments[index] {
        case .code: return rows.map { .text($0.code) }
        case .name:
            return rows.map { row in
                let named = row.contributions.lazy.compactMap(\.relation.toName).first
                return (named ?? table.cell(row.contributions[0].row, name)).asCell
            }
        case .placeName:
            return rows.map { row in
                let first = row.contributions[0]
                switch relation.change(of: first.relation) {
                case .unchanged, .recoded: return table.cell(first.row, name).asCell
                case .split, .merged:
                    return (row.contributions.lazy.compactMap(\.relation.toName).first ?? row.code).asCell
                }
            }
        case .key: return rows.map { Codes.trimmed(table.cell($0.contributions[0].row, name)).asCell }
        case .copy, .identity: return rows.map { agreed(name, $0, &reading) }
        case .mean: return rows.map { mean(name, $0, decimals[index], &reading) }
        case .sum(let basis): return sums(index, basis, &reading)
        }
    }

    private func sums(_ index: Int, _ basis: VintageRelation.Basis, _ reading: inout Reading) -> [CSVCell] {
        let name = table.header[index]
        let parted: [[Int]?] = (0..<table.rowCount).map { row in
            guard let units = units(row, index), let parts = relation.parts[table.cell(row, code)] else { return nil }
            return Apportionment.parts(of: units, by: parts.map { $0.shares[basis] ?? 0 })
        }
        return rows.map { row in
            let known = row.contributions.compactMap { parted[$0.row]?[$0.part] }
            if known.isEmpty { return .empty }
            if known.count < row.contributions.count { addBlank(name, row, &reading) }
            return .units(known.reduce(0, +), decimals[index])
        }
    }

    /// The value that all parts share, or a fault.
    private func agreed(_ name: String, _ row: NewRow, _ reading: inout Reading) -> CSVCell {
        let first = row.contributions[0]
        let value = table.cell(first.row, name)
        if let other = row.contributions.first(where: { table.cell($0.row, name) != value }) {
            reading.add(
                .valueConflict, at: table.place(other.row, name), value: table.cell(other.row, name),
                "cannot be decided: \(other.relation.from) becomes \(row.code) together with \(first.relation.from), which"
                    + " has \"\(value)\" on line \(table.lines[first.row]).",
                remedy: "Decide which holds for \(row.code) and write it in both rows.")
        }
        return value.asCell
    }

    private func mean(_ name: String, _ row: NewRow, _ decimals: Int, _ reading: inout Reading) -> CSVCell {
        let first = table.cell(row.contributions[0].row, name)
        if row.contributions.allSatisfy({ table.cell($0.row, name) == first }) {
            let text = Codes.trimmed(first)
            return NumberText.number(text).map { .number($0, decimals: Self.fraction(text)) } ?? .empty
        }
        var sum = 0.0
        var weight = 0.0
        for part in row.contributions {
            guard let value = NumberText.number(Codes.trimmed(table.cell(part.row, name))) else {
                addBlank(name, row, &reading)
                return .empty
            }
            let own = weights.flatMap { NumberText.number(Codes.trimmed(table.cell(part.row, $0))) } ?? 0
            let share = own * (part.relation.shares[relation.bases[0]] ?? 0)
            sum += share * value
            weight += share
        }
        guard weight > 0 else {
            reading.add(
                .valueConflict, at: table.place(row.contributions[1].row, name),
                "cannot be decided: a mean of \(listed(row.contributions.map(\.relation.from))) needs weights.",
                remedy:
                    "Name the column of weights, such as the residents, by --weights COLUMN, or write the same value in both rows."
            )
            return .empty
        }
        return .number(sum / weight, decimals: max(2, decimals))
    }

    private func addBlank(_ name: String, _ row: NewRow, _ reading: inout Reading) {
        for part in row.contributions where Codes.trimmed(table.cell(part.row, name)).isEmpty {
            reading.add(
                .valueMissing, at: table.place(part.row, name),
                "is empty, and \(row.code) is made of this area and another that has a value.",
                remedy: "Fill the cell: a missing value is never taken for 0 or for anything else.")
        }
    }

    // MARK: Numbers

    /// The most digits after the point that any cell has.
    private static func decimals(_ column: String, _ table: CSVTable) -> Int {
        (0..<table.rowCount).reduce(0) { most, row in
            let text = Codes.trimmed(table.cell(row, column))
            guard NumberText.number(text) != nil else { return most }
            return max(most, fraction(text))
        }
    }

    /// Digits after the point, nine at most; six for a number with an exponent.
    private static func fraction(_ text: String) -> Int {
        if text.utf8.contains(where: { $0 | 0x20 == Ascii.lowerE }) { return 6 }
        guard let point = text.utf8.firstIndex(of: Ascii.point) else { return 0 }
        return min(9, text.utf8.distance(from: point, to: text.utf8.endIndex) - 1)
    }

    /// Numbers that cannot be parted exactly are refused; so is a column to be summed that holds anything else.
    private func checkNumbers(_ reading: inout Reading) {
        for (index, column) in table.header.enumerated() {
            let limit = 9e15 / Double.tens(decimals[index])
            switch treatments[index] {
            case .sum, .mean:
                for row in 0..<table.rowCount where !table.isBlank(row, column) {
                    _ = table.number(row, column, in: -limit...limit, unit: "", &reading)
                }
            default: break
            }
        }
    }

    /// A quantity with one bad cell must not pass as text: it would stand whole in every part of a split area.
    private func refuseMixed(_ column: String, _ content: ColumnContent, _ reading: inout Reading) {
        guard let odd = content.odd else { return }
        let others = odd.others == 0 ? "" : " (and \(odd.others) more cells)"
        let why =
            odd.numberRow == odd.row
            ? "is meant as a number, but cannot be read as one"
            : "is no number, while line \(table.lines[odd.numberRow]) has \"\(table.cell(odd.numberRow, column))\""
        reading.add(
            .valueNumber, at: table.place(odd.row, column), value: odd.text, "\(why)\(others).",
            remedy: NumberText.remedy(for: odd.text)
                + " Or say what the column is: --keep \(column) for text, --sum \(column) or --mean \(column) for figures."
        )
    }

    private func units(_ row: Int, _ index: Int) -> Int? {
        NumberText.number(Codes.trimmed(table.cell(row, table.header[index]))).map {
            Int(($0 * Double.tens(decimals[index])).rounded())
        }
    }

    private func total(_ index: Int) -> String {
        let sum = (0..<table.rowCount).reduce(0) { $0 + (units($1, index) ?? 0) }
        return Self.text(sum, decimals[index])
    }

    private static func total(_ cells: [CSVCell], _ decimals: Int) -> String {
        let sum = cells.reduce(0) { sum, cell in
            switch cell {
            case .whole(let value): sum + value
            case .number(let value, _): sum + Int((value * Double.tens(decimals)).rounded())
            default: sum
            }
        }
        return text(sum, decimals)
    }

    private static func text(_ units: Int, _ decimals: Int) -> String {
        decimalText(Double(units) / Double.tens(decimals), decimals: decimals)
    }
}

extension Double {
    fileprivate static func tens(_ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { value, _ in value * 10 } }
}

extension String {
    fileprivate var asCell: CSVCell { isEmpty ? .empty : .text(self) }
}

extension CSVCell {
    /// A whole number of units of the last digit.
    fileprivate static func units(_ units: Int, _ decimals: Int) -> CSVCell {
        // Up to 9e15 units a double divides and multiplies back to the same digits.
        decimals == 0 ? .whole(units) : .number(Double(units) / Double.tens(decimals), decimals: decimals)
    }
}
