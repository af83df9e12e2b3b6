import ArgumentParser
import Foundation
import LotIO
import LotModel
import Lotwright

struct GeodataMigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Carries a table of areas, or an assignment, over to the areas of the next census.",
        discussion: """
            The relation has a row for each old area and each new one: codes in columns such as MSOA11CD and MSOA21CD (or \
            from_code and to_code), and AREA_SHARE or POPULATION_SHARE. Whole quantities are parted by the shares and keep their \
            totals to the last digit (largest remainders); scores, rates and places are kept, or averaged where areas \
            merge; numbers whose column is called after an identity or a date (id, code, no, year) are kept; text is kept, \
            and where merged areas disagree the table is refused with the rows to decide. \
            A column of which a part only is numbers is refused, unless it is named. \
            What was done to each column is printed. Exit codes: 0 done; 2 wrong usage or input refused; 5 cannot read or \
            write.
            """)

    @Argument(help: "The table: a CSV with a column of area codes.")
    var table: String

    @Option(help: "The relation of the two censuses, a CSV.")
    var relation: String

    @Option(help: "The table to write.")
    var out: String

    @Option(help: "Column of area codes (default: recognised by its name).")
    var codeField: String?

    @Option(help: "What quantities are parted by: population or area (default: population where the relation has it).")
    var by: VintageRelation.Basis?

    @Option(help: "Columns to be parted and summed, with commas between.")
    var sum: String?

    @Option(help: "Columns to be kept, and averaged where areas merge, with commas between.")
    var mean: String?

    @Option(help: "Columns to be kept as they are, with commas between.")
    var keep: String?

    @Option(help: "Column by which means are weighted (default: population).")
    var weights: String?

    func validate() throws { try OutputTarget.check([out], inputs: [table, relation]) }

    func run() async throws {
        try await stopping {
            let known = try VintageRelation.read(path: relation)
            if let by, !known.bases.contains(by) {
                throw Stop(code: .refused, message: "\(relation) has no share of \(by.rawValue)")
            }
            let migrated = try TableMigration.migrate(
                path: table, by: known,
                wishes: MigrationWishes(
                    code: codeField, sums: Self.names(sum), means: Self.names(mean), copies: Self.names(keep),
                    weights: weights, basis: by))
            for warning in migrated.warnings { Console.error(warning.description) }
            do { try Publish.replace(out, with: migrated.bytes) } catch {
                throw Stop(code: .cannotReadOrWrite, message: "\(error)")
            }
            try Console.output(Self.report(migrated, out: out))
        }
    }

    private static func names(_ list: String?) -> [String] {
        (list ?? "").split(separator: ",").map { String($0.drop { $0 == " " }) }
    }

    private static func report(_ table: MigratedTable, out: String) -> String {
        let width = table.columns.reduce(0) { max($0, $1.name.count) }
        let columns = table.columns.map { column in
            let name = Diagnostic.printable(column.name).padding(toLength: width, withPad: " ", startingAt: 0)
            let totals = column.totals.map { "; total \($0.before), now \($0.after)" } ?? ""
            return "  \(name)  \(column.treatment.words)\(totals)"
        }
        return """
            \(out): \(table.rowsBefore) rows became \(table.rowsAfter)
              areas: \(table.unchanged) unchanged, \(table.recoded) with a new code, \(table.split) split, \
            \(table.merged) merged
            \(columns.joined(separator: "\n"))

            """
    }
}

extension VintageRelation.Basis: ExpressibleByArgument {}
