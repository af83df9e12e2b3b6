import LotDesign
import LotIO

/// Rows of instances as text.
struct InstanceTable {
    private let width: Int

    init(names: [String]) { width = max(8, names.map(\.count).max() ?? 0) }

    private static let titles = ["objective", "value", "bound", "gap", "status", "seconds"]
    private static let widths = [9, 13, 13, 8, 10, 8]

    /// What stands before all rows.
    func opening(_ format: BenchCommand.Format) -> String {
        switch format {
        case .table: line(["instance"] + Self.titles, last: "assignment")
        case .json: "["
        case .csv: String(decoding: CSVWriter(columns: Self.columns).bytes, as: UTF8.self)
        }
    }

    func row(_ row: InstanceRow, isFirst: Bool, _ format: BenchCommand.Format) -> String {
        switch format {
        case .table: return line(row)
        case .json: return (isFirst ? "\n" : ",\n") + Self.json(row)
        case .csv:
            let all = Self.csv([row]).split(separator: UInt8(ascii: "\n"), maxSplits: 1)
            return String(decoding: all[1], as: UTF8.self)
        }
    }

    func closing(_ format: BenchCommand.Format) -> String { format == .json ? "\n]\n" : "" }

    private func line(_ row: InstanceRow) -> String {
        line(
            [
                row.instance, row.objective.rawValue, row.value.map(Self.number) ?? "-",
                row.bound.map(Self.number) ?? "-",
                row.gap.map { Self.fixed($0 * 100, 2) + " %" } ?? "-", row.status.rawValue, Self.fixed(row.seconds, 2),
            ], last: row.assignment.map { "\($0.count) units in \(Set($0).count) lots" } ?? "-")
    }

    /// The name to the left, figures to the right.
    private func line(_ cells: [String], last: String) -> String {
        let padded = cells.enumerated().map { index, cell in
            let width = index == 0 ? width : Self.widths[index - 1]
            let space = String(repeating: " ", count: max(0, width - cell.count))
            return index == 0 ? cell + space : space + cell
        }
        return (padded + [last]).joined(separator: "  ") + "\n"
    }

    /// Scores that are counts as such.
    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : fixed(value, 2)
    }

    private static func fixed(_ value: Double, _ decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let whole = Int((abs(value) * scale).rounded())
        let digits = String(whole % Int(scale))
        let fraction = String(repeating: "0", count: decimals - digits.count) + digits
        return (value < 0 ? "-" : "") + "\(whole / Int(scale)).\(fraction)"
    }

    private static let columns = [
        "instance", "objective", "value", "bound", "gap", "status", "seconds", "assignment", "method", "reproducible",
    ]

    /// A row each, numbers as they are, lots of the units apart by spaces.
    static func csv(_ rows: [InstanceRow]) -> [UInt8] {
        var writer = CSVWriter(columns: columns)
        func number(_ value: Double?) -> CSVCell { value.map { .text("\($0)") } ?? .empty }
        for row in rows {
            writer.append([
                .text(row.instance), .text(row.objective.rawValue), number(row.value), number(row.bound),
                number(row.gap),
                .text(row.status.rawValue), number(row.seconds),
                row.assignment.map { .text($0.map(String.init).joined(separator: " ")) } ?? .empty, .text(row.method),
                .whole(row.isReproducible ? 1 : 0),
            ])
        }
        return writer.bytes
    }

    /// One object, numbers as they are, what is missing as null.
    private static func json(_ row: InstanceRow) -> String {
        func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "null" }
        func quoted(_ text: String) -> String {
            var out = "\""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\"": out += "\\\""
                case "\\": out += "\\\\"
                case _ where scalar.value < 0x20: out += " "
                default: out.unicodeScalars.append(scalar)
                }
            }
            return out + "\""
        }
        let assignment = row.assignment.map { "[" + $0.map(String.init).joined(separator: ",") + "]" } ?? "null"
        let fields = [
            "\"instance\": \(quoted(row.instance))", "\"objective\": \(quoted(row.objective.rawValue))",
            "\"value\": \(number(row.value))", "\"bound\": \(number(row.bound))", "\"gap\": \(number(row.gap))",
            "\"status\": \(quoted(row.status.rawValue))", "\"seconds\": \(number(row.seconds))",
            "\"assignment\": \(assignment)", "\"method\": \(quoted(row.method))",
            "\"reproducible\": \(row.isReproducible)",
        ]
        return "{" + fields.joined(separator: ", ") + "}"
    }
}
