import LotModel

/// What the cells of a column hold, blank ones left out.
struct ColumnContent {
    /// A cell that is no number in a column that has numbers, or something meant as one.
    struct Odd: Hashable {
        let row: Int
        let text: String
        /// Cells like it that follow.
        let others: Int
        /// The first row with a number, or with something meant as one.
        let numberRow: Int
    }

    /// Every filled cell is a number, and there is one.
    let isNumeric: Bool
    /// Every filled cell is a whole number from 1500 to 2500, and there is one.
    let mayBeYears: Bool
    /// Nil for a column of numbers alone, and for one of text alone.
    let odd: Odd?

    init(_ column: String, of table: CSVTable) {
        var filled = 0
        var years = 0
        var numberRow: Int?
        var odd: [(row: Int, text: String)] = []
        for row in 0..<table.rowCount {
            let text = Codes.trimmed(table.cell(row, column))
            if text.isEmpty { continue }
            filled += 1
            if let value = NumberText.number(text) {
                numberRow = numberRow ?? row
                if value == value.rounded(), (1_500...2_500).contains(value) { years += 1 }
            } else {
                if Self.isMeantAsNumber(text) { numberRow = numberRow ?? row }
                odd.append((row, text))
            }
        }
        isNumeric = filled > 0 && odd.isEmpty
        mayBeYears = filled > 0 && years == filled
        if let numberRow, let first = odd.first {
            self.odd = Odd(row: first.row, text: first.text, others: odd.count - 1, numberRow: numberRow)
        } else {
            self.odd = nil
        }
    }

    /// Signs that people and offices write around numbers: currencies, thousands, per cent, "fewer than", notes.
    private static let signs: Set<Character> = [
        "£", "$", "€", ",", " ", "\u{A0}", "\u{202F}", "'", "_", "%", "<", ">", "~", "+", "*", "(", ")",
    ]

    /// `£12`, `1,234`, `.5`, `<5` and the like. Not detected: numbers with words, such as `12 hours`.
    static func isMeantAsNumber(_ text: String) -> Bool {
        let bare = text.filter { !signs.contains($0) }
        return bare.contains { $0.isNumber } && Double(bare) != nil
    }
}
