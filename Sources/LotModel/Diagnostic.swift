/// One thing wrong with an input: what, where, which value, and what would be right.
public struct Diagnostic: Error, Hashable, Sendable {
    public enum Severity: String, Sendable {
        /// The run is refused.
        case error
        /// The run goes on; the report repeats the warning.
        case warning
    }

    /// Where the fault stands. `line` and `column` count from 1; `item` names a feature or a record when there is no
    /// line that would help ("feature 12").
    public struct Place: Hashable, Sendable {
        public let file: String
        public let line: Int?
        public let column: Int?
        public let item: String?
        public let field: String?

        public init(
            file: String, line: Int? = nil, column: Int? = nil, item: String? = nil, field: String? = nil
        ) {
            self.file = file
            self.line = line
            self.column = column
            self.item = item
            self.field = field
        }
    }

    public let id: DiagnosticID
    public let severity: Severity
    public let place: Place
    /// The offending value as it was read, with its unit where it has one.
    public let value: String?
    public let message: String
    /// What would be right.
    public let remedy: String

    public init(
        _ id: DiagnosticID, _ severity: Severity = .error, at place: Place, value: String? = nil, _ message: String,
        remedy: String
    ) {
        self.id = id
        self.severity = severity
        self.place = place
        self.value = value
        self.message = message
        self.remedy = remedy
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `scenario.yaml:12:5: error: people: "many" is not a number. Write a number such as 6100. [value.number]`
    ///
    /// Control characters of the input are shown escaped, so that a name cannot steer the reader's terminal.
    public var description: String {
        var text = place.file
        if let line = place.line { text += ":\(line)" }
        if let column = place.column, place.line != nil { text += ":\(column)" }
        text += ": \(severity.rawValue): "
        if let item = place.item { text += "\(item): " }
        if let field = place.field { text += "\(field): " }
        if let value { text += "\"\(value)\": " }
        text += "\(message) \(remedy) [\(id.rawValue)]"
        return Diagnostic.printable(text)
    }

    /// The text with control and direction-changing characters replaced by `\u{..}`.
    public static func printable(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse:
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// An input was refused: every fault that was found, in the order of files and lines.
public struct InputRefused: Error, Sendable {
    public let diagnostics: [Diagnostic]

    public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}

/// Collects faults so that all of them are reported at once.
public struct DiagnosticCollector: Sendable {
    public private(set) var diagnostics: [Diagnostic] = []

    public init() {}

    public mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    public mutating func add(contentsOf more: [Diagnostic]) { diagnostics.append(contentsOf: more) }

    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
    public var warnings: [Diagnostic] { diagnostics.filter { $0.severity == .warning } }

    /// Throws everything found so far when any of it is an error.
    public func throwIfErrors() throws(InputRefused) {
        if hasErrors { throw InputRefused(diagnostics) }
    }
}

/// The candidate nearest to a misspelt word (Levenshtein distance at most a third of its length, at least 1), if any.
///
/// Ties go to the first candidate.
public func nearestName(to word: String, among candidates: some Sequence<String>) -> String? {
    let limit = max(1, word.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
        let distance = editDistance(Array(word.lowercased()), Array(candidate.lowercased()))
        if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
}

private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for i in 0..<a.count {
        var diagonal = row[0]
        row[0] = i + 1
        for j in 0..<b.count {
            let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
        }
    }
    return row[b.count]
}
