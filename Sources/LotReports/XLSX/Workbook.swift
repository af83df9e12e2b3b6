import LotIO
import LotModel

/// Sheets of typed columns, ready to be written.
struct Workbook {
    let title: String
    /// Stands in the properties and at the foot of every printed page.
    let stamp: String
    let sheets: [Sheet]
}

/// A table under a header that stays in sight.
struct Sheet {
    /// How the cells of a column look; what they are follows from their values.
    enum Format: CaseIterable { case text, whole, tenths, hundredths, precise }

    struct Column {
        let title: String
        let format: Format
        /// In characters.
        let width: Double
    }

    /// At most 31 characters, none of `[ ] : * ? / \`.
    let name: String
    let columns: [Column]
    let rows: [[CSVCell]]
    /// Columns on the left that stay in sight too.
    let frozen: Int
    /// The column of unmet shares, in per cent or in bands.
    let shares: Int?

    /// A table as it stands; codes stay text however they look.
    init(_ name: String, _ table: RunTable, frozen: Int = 1) {
        self.init(
            name, columns: table.columns, rows: table.rows.map { $0.map(\.cell) }, frozen: frozen,
            shares: table.column("unmet_pct") ?? table.column(CoveredTable.band))
    }

    init(_ name: String, columns: [String], rows: [[CSVCell]], frozen: Int = 0, shares: Int? = nil) {
        self.name = name
        self.rows = rows
        self.frozen = min(frozen, columns.count)
        self.shares = shares
        self.columns = columns.enumerated().map { index, title in
            let cells = rows.map { $0[index] }
            return Column(title: title, format: Self.format(cells), width: Self.width(title, cells))
        }
    }

    private static func format(_ cells: [CSVCell]) -> Format {
        var decimals: Int?
        for cell in cells {
            switch cell {
            case .text(let text): if CoveredTable.mark != .text(text) { return .text }
            case .whole: decimals = max(decimals ?? 0, 0)
            case .number(_, let digits): decimals = max(decimals ?? 0, digits)
            case .empty: break
            }
        }
        return switch decimals {
        case nil: .text
        case 0: .whole
        case 1: .tenths
        case 2: .hundredths
        default: .precise
        }
    }

    /// Wide enough for most of what stands in it, header broken at its underscores; from 8 to 60.
    private static func width(_ title: String, _ cells: [CSVCell]) -> Double {
        let word = title.split(whereSeparator: { $0 == "_" || $0 == " " }).map(\.count).max() ?? 0
        let longest = cells.reduce(0) { longest, cell in
            switch cell {
            case .text(let text): max(longest, min(60, text.count))
            case .whole(let value): max(longest, String(value).count + 2)
            case .number(let value, let decimals): max(longest, String(Int(abs(value).rounded())).count + decimals + 3)
            case .empty: longest
            }
        }
        return Double(min(60, max(8, word + 3, longest + 2)))
    }
}

/// Why a workbook could not be made.
public struct UnwritableWorkbook: Error, CustomStringConvertible {
    public let reason: String
    public var description: String { "the workbook cannot be written: \(reason)" }
}
