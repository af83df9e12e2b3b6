import LotModel

/// A table of areas carried over to the next census.
public struct MigratedTable: Sendable {
    /// A column and, where it is summed, its total before and after as they stand in the tables.
    public struct Column: Sendable {
        public let name: String
        public let treatment: ColumnTreatment
        public let totals: (before: String, after: String)?
    }

    public let bytes: [UInt8]
    public let columns: [Column]
    public let rowsBefore: Int
    public let rowsAfter: Int
    /// Old areas of the table by what became of them.
    public let unchanged: Int
    public let recoded: Int
    public let split: Int
    public let merged: Int
    public let warnings: [Diagnostic]
}

/// Carries tables of areas, assignments among them, over to another census by a relation.
public enum TableMigration {
    /// The table at `path` with the areas of the relation's second census.
    ///
    /// Rows come in the order in which their first old area stands. Throws every fault: `code.unknown`, `code.vintage` where
    /// the table has new codes already, `code.duplicate`, `code.unmatched` where a new area has an old one that the table
    /// lacks, and `value.conflict` at the row for what cannot be decided, as two lots of areas that become one.
    public static func migrate(
        path: String, by relation: VintageRelation, wishes: MigrationWishes = MigrationWishes()
    ) throws(InputRefused) -> MigratedTable {
        var reading = Reading()
        var migrated: MigratedTable?
        if let table = AnyTable.read(path, &reading), let code = codeColumn(table, relation, wishes, &reading) {
            let plan = MigrationPlan(table, code: code, relation: relation, wishes: wishes, &reading)
            migrated = plan.migrated(&reading)
        }
        try reading.throwIfErrors()
        guard let migrated else { preconditionFailure("no table and no error") }
        return migrated
    }

    /// The column that was asked for, that the relation calls by the same name, or that is known for codes.
    private static func codeColumn(
        _ table: CSVTable, _ relation: VintageRelation, _ wishes: MigrationWishes, _ reading: inout Reading
    ) -> String? {
        let before = reading.errorCount
        let asked = [wishes.code, wishes.weights].compactMap { $0 } + wishes.sums + wishes.means + wishes.copies
        for column in asked where !table.hasColumn(column) {
            reading.add(
                .csvMissingColumn, at: .init(file: table.file, line: 1, field: column), "is missing from the header.",
                remedy: nearestName(to: column, among: table.header).map { "Did you mean \($0)?" }
                    ?? "Columns: \(listed(table.header, most: 20)).")
        }
        guard reading.errorCount == before else { return nil }
        if let code = wishes.code { return code }
        if table.hasColumn(relation.fromColumn) { return relation.fromColumn }
        if let known = BoundaryCodes.names.first(where: { name in table.header.contains { $0.lowercased() == name } }) {
            return table.header.first { $0.lowercased() == known }
        }
        reading.add(
            .codeMissing, at: .init(file: table.file, line: 1),
            "has no column with area codes; its columns are \(listed(table.header)).",
            remedy: "Name the column area_code or \(relation.fromColumn), or give its name.")
        return nil
    }
}
