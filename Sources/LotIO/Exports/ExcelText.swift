import LotModel

/// Text that Excel leaves alone when it opens a comma-separated file.
enum ExcelText {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    /// What numbers, dates, times, shares and powers of ten are made of.
    private static let numeric = Set("0123456789.,:/-+%£$ eE")

    /// With an apostrophe before what would become a number, a date or a truth value; control and direction-changing
    /// characters are shown as codes.
    static func kept(_ text: String) -> String {
        let shown = Diagnostic.printable(text)
        return isConverted(shown) ? "'" + shown : shown
    }

    /// `007`, `1-2`, `3E5`, `MAR1`, `12:30`, `TRUE`.
    static func isConverted(_ text: String) -> Bool {
        let trimmed = Codes.trimmed(text)
        guard let first = trimmed.first else { return false }
        let small = trimmed.lowercased()
        if small == "true" || small == "false" { return true }
        if "0123456789£$.".contains(first) { return trimmed.allSatisfy(isPartOfNumber(trimmed)) }
        guard months.contains(where: small.hasPrefix) else { return false }
        let rest = small.drop { $0.isLetter }
        return !rest.isEmpty && rest.allSatisfy { numeric.contains($0) }
    }

    /// Dates have names of months among their digits.
    private static func isPartOfNumber(_ text: String) -> (Character) -> Bool {
        let hasMonth = months.contains { text.lowercased().contains($0) }
        return { numeric.contains($0) || hasMonth && $0.isLetter }
    }
}
