import LotModel

/// A council's tables of figures, joined to the codes of its polygons.
struct AttributeTables {
    private struct Table {
        var table: CSVTable
        let code: String
        var rowOfCode: [String: Int] = [:]
    }

    /// Where a field comes from.
    struct Source {
        fileprivate let table: Int
        let column: String
    }

    private var tables: [Table] = []
    /// By name of the field.
    private(set) var sources: [String: Source] = [:]

    /// Reads every table and finds its columns; nil with the faults added.
    ///
    /// The column of codes is the one with most codes of the polygons. `columns` are the user's own names by field. Adds
    /// `code.missing`, `code.duplicate`, `csv.missing_column`, and `yaml.unknown_key` never: unknown fields are the caller's.
    init?(paths: [String], codes: Set<String>, columns: [String: String], _ reading: inout Reading) {
        let before = reading.errorCount
        for path in paths {
            guard let read = AnyTable.read(path, &reading) else { continue }
            guard let code = Self.codeColumn(read, codes) else {
                reading.add(
                    .codeMissing, at: .init(file: path, line: 1),
                    "has no column with codes of the polygons such as \(codes.min() ?? ""); its columns are"
                        + " \(listed(read.header)).",
                    remedy: "Give a table of the same areas, of the same census.")
                continue
            }
            var table = Table(table: read, code: code)
            table.table.tidyCodes(code, reading: &reading)
            for row in 0..<read.rowCount {
                guard let value = table.table.text(row, code, &reading) else { continue }
                if let other = table.rowOfCode[value] {
                    reading.add(
                        .codeDuplicate, at: read.place(row, code), value: value,
                        "stands also on line \(read.lines[other]).", remedy: "Keep one of the two rows.")
                } else {
                    table.rowOfCode[value] = row
                }
            }
            tables.append(table)
        }
        guard reading.errorCount == before else { return nil }
        for field in ImportField.all { find(field, columns[field.name], paths, &reading) }
        guard reading.errorCount == before else { return nil }
    }

    private static func codeColumn(_ table: CSVTable, _ codes: Set<String>) -> String? {
        var best: (name: String, matches: Int)?
        for name in table.header {
            let matches = (0..<table.rowCount).count { codes.contains(Codes.tidied(table.cell($0, name))) }
            if matches > best?.matches ?? 0 { best = (name, matches) }
        }
        return best?.name
    }

    private mutating func find(_ field: ImportField, _ wished: String?, _ paths: [String], _ reading: inout Reading) {
        if let wished {
            if let index = tables.indices.first(where: { tables[$0].table.hasColumn(wished) }) {
                sources[field.name] = Source(table: index, column: wished)
            } else {
                let all = tables.flatMap(\.table.header)
                reading.add(
                    .csvMissingColumn, at: .init(file: paths.first ?? "", line: 1, field: wished),
                    "is in no table, and was given for \(field.name).",
                    remedy: nearestName(to: wished, among: all).map { "Did you mean \($0)?" }
                        ?? "Columns: \(listed(all, most: 20)).")
            }
            return
        }
        for known in field.known {
            for (index, table) in tables.enumerated() {
                if let column = table.table.header.first(where: { $0.lowercased() == known }) {
                    sources[field.name] = Source(table: index, column: column)
                    return
                }
            }
        }
        if let (index, column) = dated(field) {
            sources[field.name] = Source(table: index, column: column)
            return
        }
        if case .refused = field.missing {
            reading.add(
                .csvMissingColumn, at: .init(file: paths.first ?? "", line: 1, field: field.name),
                "is in no table, and no area can do without.",
                remedy: "Name the column \(field.name), or give its name with --column \(field.name)=NAME.")
        }
    }

    /// A column of the field's level and any year; the first level of the field and then the latest year counts.
    private func dated(_ field: ImportField) -> (table: Int, column: String)? {
        let ending = field.name.hasSuffix("_code") ? "CD" : "NM"
        for level in field.levels {
            var best: (table: Int, column: String, year: Int)?
            for (index, table) in tables.enumerated() {
                for name in table.table.header {
                    guard let column = VintageColumn(name, ending: ending), column.level == level,
                        column.year > best?.year ?? 0
                    else { continue }
                    best = (index, name, column.year)
                }
            }
            if let best { return (best.table, best.column) }
        }
        return nil
    }

    /// Codes of all tables, in ascending order.
    var codes: [String] { Set(tables.flatMap(\.rowOfCode.keys)).sorted() }

    var files: [String] { tables.map(\.table.file) }

    func words(_ source: Source) -> String {
        "\(source.column) of \(BoundaryReader.shownName(tables[source.table].table.file))"
    }

    /// The checked text of an area's cell; nil where the field has no source, or with the fault added.
    func text(_ field: ImportField, _ code: String, _ reading: inout Reading) -> String? {
        guard let source = sources[field.name] else { return nil }
        let table = tables[source.table].table
        guard let row = tables[source.table].rowOfCode[code] else {
            reading.add(
                .codeUnmatched, at: .init(file: table.file, field: source.column), value: code,
                "has no row in this table.", remedy: "Give every area a row.")
            return nil
        }
        guard let text = table.text(row, source.column, &reading) else { return nil }
        let place = table.place(row, source.column)
        switch field.kind {
        case .text: return text
        case .number(let range, let unit):
            return table.number(row, source.column, in: range, unit: unit, &reading) == nil ? nil : text
        case .role:
            switch text {
            case "core": return AreaRole.core.rawValue
            case "context", "adjoining", "across-water": return AreaRole.context.rawValue
            default:
                let known = ["core", "context", "adjoining", "across-water"]
                reading.add(
                    .valueChoice, at: place, value: text, "is not a value of this column.",
                    remedy: choiceRemedy(text, known))
                return nil
            }
        case .ruralUrban:
            if let known = RuralUrbanClass(rawValue: text) ?? ImportField.classOf2021[text] { return known.rawValue }
            reading.add(
                .valueChoice, at: place, value: text, "is no code of a rural-urban class.",
                remedy: "Write a code of 2011 such as C1 or D1, or of 2021 such as UN1 or RLF1.")
            return nil
        }
    }
}
