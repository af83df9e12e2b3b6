/// What a long computation does now, on one line of a terminal that is written over; plain lines where there is no terminal.
///
/// After the words the cursor goes back to the line's beginning, and whatever is written next clears the line first: so no
/// state is kept, and words of several tasks cannot be torn.
public struct ProgressLine: Hashable, Sendable {
    /// Erases from the cursor to the end of the line (ECMA-48, 8.3.41, "EL").
    private static let erase = "\u{1B}[K"

    private let columns: Int?

    /// - Parameter columns: of the terminal; nil where there is none, or one that cannot erase.
    public init(columns: Int?) { self.columns = columns }

    /// To be written as it is.
    public func text(_ words: String) -> String {
        guard let columns else { return words + "\n" }
        // A line as wide as the terminal would go on to the next in some.
        let room = max(1, columns - 1)
        let plain = words.split(whereSeparator: \.isNewline).joined(separator: " ")
        let shown = plain.count <= room ? plain : plain.prefix(room - 1) + "\u{2026}"
        return "\r" + shown + Self.erase + "\r"
    }

    /// To be written before anything else.
    public var cleared: String { columns == nil ? "" : "\r" + Self.erase }
}
