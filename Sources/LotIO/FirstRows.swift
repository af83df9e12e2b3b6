import LotModel

/// The row on which each id of a table stands first.
struct FirstRows {
    private var rowOfID: [String: Int] = [:]

    /// True for an id that stood on no earlier row; otherwise `code.duplicate` is added.
    mutating func isFirst(
        _ id: String, _ table: CSVTable, _ row: Int, _ column: String, remedy: String, _ reading: inout Reading
    ) -> Bool {
        guard let other = rowOfID[id] else {
            rowOfID[id] = row
            return true
        }
        reading.add(
            .codeDuplicate, at: table.place(row, column), value: id, "stands also on line \(table.lines[other]).",
            remedy: remedy)
        return false
    }
}
