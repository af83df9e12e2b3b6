import LotModel

/// Cells as values, each fault with line, column and cell.
extension CSVTable {
    /// Whether the cell holds nothing but white space; true for a column that the table lacks.
    func isBlank(_ row: Int, _ column: String) -> Bool { Codes.trimmed(cell(row, column)).isEmpty }

    /// Text without spaces around it; `value.missing` when there is none.
    func text(_ row: Int, _ column: String, _ reading: inout Reading) -> String? {
        let text = Codes.trimmed(cell(row, column))
        guard !text.isEmpty else {
            reading.add(
                .valueMissing, at: place(row, column), "is empty.",
                remedy: "Fill the cell: a missing value is never taken for 0 or for anything else.")
            return nil
        }
        return text
    }

    /// A finite number within `range`; `value.missing`, `value.number` or `value.range` otherwise.
    func number(
        _ row: Int, _ column: String, in range: ClosedRange<Double>, unit: String, whole: Bool = false,
        _ reading: inout Reading
    ) -> Double? {
        guard let text = text(row, column, &reading) else { return nil }
        guard let value = NumberText.number(text) else {
            reading.add(
                .valueNumber, at: place(row, column), value: text,
                "is not a number\(unit.isEmpty ? "" : " (\(unit))").",
                remedy: NumberText.remedy(for: text))
            return nil
        }
        if whole, value != value.rounded() {
            reading.add(
                .valueNumber, at: place(row, column), value: text,
                "is not a whole number\(unit.isEmpty ? "" : " (\(unit))").",
                remedy: NumberText.wholeRemedy(unit))
            return nil
        }
        guard range.contains(value) else {
            reading.add(
                .valueRange, at: place(row, column), value: text,
                "is outside \(rangeText(range))\(unit.isEmpty ? "" : " \(unit)").",
                remedy: "Check the value and its unit.")
            return nil
        }
        return value
    }

    /// One of the raw values of an enumeration; `value.missing` or `value.choice` otherwise.
    func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ row: Int, _ column: String, _ type: Choice.Type, _ reading: inout Reading
    ) -> Choice? {
        guard let text = text(row, column, &reading) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let names = type.allCases.map(\.rawValue)
        reading.add(
            .valueChoice, at: place(row, column), value: text, "is not a value of this column.",
            remedy: choiceRemedy(text, names))
        return nil
    }
}

func choiceRemedy(_ text: String, _ names: [String]) -> String {
    let list = "Write one of \(names.joined(separator: ", "))."
    return nearestName(to: text, among: names).map { "Did you mean \($0)? " + list } ?? list
}

/// `0 to 1`, without needless digits.
func rangeText(_ range: ClosedRange<Double>) -> String {
    "\(plainText(range.lowerBound)) to \(plainText(range.upperBound))"
}

private func plainText(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? decimalText(value, decimals: 0) : "\(value)"
}
