import LotModel

/// How the areas of one census became those of the next: a row for each old area and each new one it has a part in.
public struct VintageRelation: Sendable {
    /// What a share is a share of.
    public enum Basis: String, CaseIterable, Sendable {
        case population
        case area
    }

    /// A part of an old area.
    struct Part: Hashable, Sendable {
        let from: String
        let to: String
        let toName: String?
        /// Shares of the old area by basis; those of one old area sum to 1.
        var shares: [Basis: Double]
        let line: Int
    }

    /// The shares of an old area may miss 1 by this much, as overlays of generalised boundaries do; they are then scaled.
    public static let sumTolerance = 0.02

    public let file: String
    public let fromColumn: String
    public let toColumn: String
    let fromNameColumn: String?
    /// Those that the file has, best first.
    public let bases: [Basis]
    /// Old areas in the order of the file.
    let parts: [String: [Part]]
    /// Old areas of each new one, in the order of the file.
    let origins: [String: [String]]

    /// Reads a relation such as `MSOA11CD,MSOA11NM,MSOA21CD,MSOA21NM,CHANGE,AREA_SHARE`.
    ///
    /// The two columns of codes are recognised by names that end in a year and `CD`, the earlier year first, or are
    /// `from_code` and `to_code`. `AREA_SHARE` or `POPULATION_SHARE` (or both) is needed; `CHANGE` is checked where it stands: U the
    /// same code, U* recoded, S split, M merged. Throws every fault of the table, `code.duplicate` for a pair that
    /// stands twice, and `value.conflict` for shares that do not sum to 1 within 0.02 and for a CHANGE that is not so.
    public static func read(path: String) throws(InputRefused) -> VintageRelation {
        var reading = Reading()
        let relation = RelationReader.read(path, &reading)
        try reading.throwIfErrors()
        guard let relation else { preconditionFailure("no relation and no error") }
        return relation
    }

    /// What became of an old area.
    enum Change: String {
        case unchanged = "U"
        case recoded = "U*"
        case split = "S"
        case merged = "M"
    }

    func change(of part: Part) -> Change {
        if parts[part.from, default: []].count > 1 { return .split }
        if origins[part.to, default: []].count > 1 { return .merged }
        return part.from == part.to ? .unchanged : .recoded
    }
}

/// Reads the rows and holds them against one another.
private enum RelationReader {
    static func read(_ path: String, _ reading: inout Reading) -> VintageRelation? {
        guard let table = AnyTable.read(path, &reading), let codes = codeColumns(table, &reading) else { return nil }
        let shares = shareColumns(table)
        guard !shares.isEmpty else {
            reading.add(
                .csvMissingColumn, at: .init(file: table.file, line: 1, field: "AREA_SHARE"),
                "is missing from the header, and POPULATION_SHARE as well.",
                remedy: "Give the share of each old area that lies in the new one.")
            return nil
        }
        let before = reading.errorCount
        var parts: [String: [VintageRelation.Part]] = [:]
        var origins: [String: [String]] = [:]
        var order: [String] = []
        let toName = nameColumn(codes.to, table)
        for row in 0..<table.rowCount {
            guard let from = table.text(row, codes.from, &reading).map(Codes.tidied),
                let to = table.text(row, codes.to, &reading).map(Codes.tidied)
            else { continue }
            var values: [VintageRelation.Basis: Double] = [:]
            for (basis, column) in shares {
                values[basis] = table.number(row, column, in: 0...1, unit: "share", &reading)
            }
            if let other = parts[from]?.first(where: { $0.to == to }) {
                reading.add(
                    .codeDuplicate, at: table.place(row, codes.to), value: "\(from) and \(to)",
                    "stand also on line \(other.line).", remedy: "Keep one row for each pair.")
                continue
            }
            if parts[from] == nil { order.append(from) }
            let name = toName.map { Codes.trimmed(table.cell(row, $0)) }.flatMap { $0.isEmpty ? nil : $0 }
            parts[from, default: []].append(
                .init(from: from, to: to, toName: name, shares: values, line: table.lines[row]))
            origins[to, default: []].append(from)
        }
        guard reading.errorCount == before else { return nil }
        scale(&parts, order, shares, table, &reading)
        let relation = VintageRelation(
            file: table.file, fromColumn: codes.from, toColumn: codes.to, fromNameColumn: nameColumn(codes.from, table),
            bases: shares.map(\.basis), parts: parts, origins: origins)
        checkChanges(relation, table, codes, &reading)
        return reading.errorCount == before ? relation : nil
    }

    private static func codeColumns(_ table: CSVTable, _ reading: inout Reading) -> (from: String, to: String)? {
        if table.hasColumn("from_code"), table.hasColumn("to_code") { return ("from_code", "to_code") }
        let dated = table.header.compactMap { name in
            VintageColumn(name, ending: "CD").map { (name: name, year: $0.year, level: $0.level) }
        }
        for first in dated {
            for second in dated where first.level == second.level && first.year < second.year {
                return (first.name, second.name)
            }
        }
        reading.add(
            .csvMissingColumn, at: .init(file: table.file, line: 1, field: "from_code"),
            "is missing from the header, and no two columns such as MSOA11CD and MSOA21CD name codes of two years.",
            remedy: "Name the columns of codes from_code and to_code.")
        return nil
    }

    private static func shareColumns(_ table: CSVTable) -> [(basis: VintageRelation.Basis, column: String)] {
        let names: [(VintageRelation.Basis, [String])] = [
            (.population, ["population_share", "pop_share"]), (.area, ["area_share"]),
        ]
        return names.compactMap { basis, known in
            table.header.first { known.contains($0.lowercased()) }.map { (basis, $0) }
        }
    }

    /// `MSOA21NM` beside `MSOA21CD`, `to_name` beside `to_code`.
    private static func nameColumn(_ code: String, _ table: CSVTable) -> String? {
        let candidates =
            code.hasSuffix("_code")
            ? [code.dropLast(4) + "name"] : [code.dropLast(2) + "NM", code.dropLast(2) + "nm"]
        return candidates.map(String.init).first { table.hasColumn($0) }
    }

    /// Makes the shares of each old area sum to 1.
    private static func scale(
        _ parts: inout [String: [VintageRelation.Part]], _ order: [String],
        _ shares: [(basis: VintageRelation.Basis, column: String)], _ table: CSVTable, _ reading: inout Reading
    ) {
        for from in order {
            for (basis, column) in shares {
                let own = parts[from, default: []]
                let sum = own.reduce(0) { $0 + ($1.shares[basis] ?? 0) }
                guard abs(sum - 1) <= VintageRelation.sumTolerance else {
                    reading.add(
                        .valueConflict, at: .init(file: table.file, line: own[0].line, field: column), value: from,
                        "has shares that sum to \(decimalText(sum, decimals: 4)), not to 1.",
                        remedy: "Give every part of the area a row, with shares that sum to 1 (0.02 may be missing).")
                    continue
                }
                parts[from] = own.map { part in
                    var part = part
                    part.shares[basis] = (part.shares[basis] ?? 0) / sum
                    return part
                }
            }
        }
    }

    private static func checkChanges(
        _ relation: VintageRelation, _ table: CSVTable, _ codes: (from: String, to: String), _ reading: inout Reading
    ) {
        guard let column = table.header.first(where: { $0.lowercased() == "change" }) else { return }
        for row in 0..<table.rowCount {
            let from = Codes.tidied(table.cell(row, codes.from))
            let to = Codes.tidied(table.cell(row, codes.to))
            guard let part = relation.parts[from]?.first(where: { $0.to == to }) else { continue }
            let said = Codes.trimmed(table.cell(row, column))
            let found = relation.change(of: part)
            // A part of a split area may be merged with others: either word is right.
            let isMergedToo = found == .split && relation.origins[to, default: []].count > 1
            if said.isEmpty || said == found.rawValue || isMergedToo && said == "M" { continue }
            reading.add(
                .valueConflict, at: table.place(row, column), value: said,
                "is not what the rows say of \(from) and \(to): \(found.rawValue).",
                remedy: "Write U (same code), U* (new code), S (split) or M (merged), and give every part its row.")
        }
    }
}

/// A name such as `MSOA11CD`: level, year, ending.
struct VintageColumn {
    let level: String
    let year: Int

    init?(_ name: String, ending: String) {
        let text = name.uppercased()
        guard text.hasSuffix(ending) else { return nil }
        let stem = text.dropLast(ending.count)
        let digits = stem.suffix(2)
        guard stem.count > 2, digits.utf8.allSatisfy(Ascii.isDigit), let year = Int(digits) else { return nil }
        level = String(stem.dropLast(2))
        // ONS writes two digits; none of its codes is older than 1981.
        self.year = year < 80 ? 2000 + year : 1900 + year
    }
}

/// Tables of any columns, wherever they lie, also compressed with gzip.
enum AnyTable {
    static func read(_ path: String, _ reading: inout Reading) -> CSVTable? {
        do throws(Diagnostic) {
            let bytes = try Bytes.read(path: path, name: path, limit: Bytes.tableLimit)
            reading.record(BoundaryReader.shownName(path), bytes)
            let plain = Gzip.begins(bytes) ? try Gzip.expanded(bytes, name: path, limit: Bytes.tableLimit) : bytes
            let text = try TextBytes.check(plain, name: path, expected: "a CSV table")
            return CSVTable(
                text, file: path, schema: CSVSchema(required: [], keepsOthers: true), reading: &reading)
        } catch {
            reading.add(error)
            return nil
        }
    }
}
