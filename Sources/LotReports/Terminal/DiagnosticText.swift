import LotIO
import LotModel

/// Faults and warnings for people, for programs and for the pages of a code review.
public struct DiagnosticText: Sendable {
    public enum Format: String, CaseIterable, Sendable {
        case text
        /// One document, schema `lotwright.diagnostics/1`.
        case json
        /// A JSON object a line.
        case ndjson
        /// Workflow commands of GitHub, which marks the lines they name.
        case github
    }

    private let diagnostics: [Diagnostic]

    public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

    public func text(_ format: Format) -> String {
        switch format {
        case .text: diagnostics.map { $0.description + "\n" }.joined()
        case .json:
            String(
                decoding: JSONWriter.bytes(
                    .members([
                        ("schema", .text("lotwright.diagnostics/1")),
                        ("errors", .whole(diagnostics.count { $0.severity == .error })),
                        ("warnings", .whole(diagnostics.count { $0.severity == .warning })),
                        ("diagnostics", .list(diagnostics.map(Self.value))),
                    ])), as: UTF8.self)
        case .ndjson:
            diagnostics.map { String(decoding: JSONWriter.bytes(Self.value($0), indent: nil), as: UTF8.self) + "\n" }
                .joined()
        case .github: diagnostics.map { Self.command($0) + "\n" }.joined()
        }
    }

    private static func value(_ diagnostic: Diagnostic) -> JSONValue {
        func whole(_ value: Int?) -> JSONValue { value.map { .whole($0) } ?? .null }
        func text(_ value: String?) -> JSONValue { value.map { .text($0) } ?? .null }
        return .members([
            ("id", .text(diagnostic.id.rawValue)), ("severity", .text(diagnostic.severity.rawValue)),
            ("file", .text(diagnostic.place.file)), ("line", whole(diagnostic.place.line)),
            ("column", whole(diagnostic.place.column)), ("item", text(diagnostic.place.item)),
            ("field", text(diagnostic.place.field)), ("value", text(diagnostic.value)),
            ("message", .text(diagnostic.message)), ("remedy", .text(diagnostic.remedy)),
        ])
    }

    private static func command(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.place
        let properties =
            [("file", place.file)] + (place.line.map { [("line", "\($0)")] } ?? [])
            + (place.line != nil ? place.column.map { [("col", "\($0)")] } ?? [] : [])
            + [("title", diagnostic.id.rawValue)]
        let parts = [place.item, place.field, diagnostic.value.map { "\"\($0)\"" }].compactMap { $0 }
        let words = (parts.map { $0 + ": " } + [diagnostic.message + " " + diagnostic.remedy]).joined()
        return WorkflowCommand(
            diagnostic.severity == .error ? "error" : "warning", properties, Diagnostic.printable(words)
        ).text
    }
}

/// A line that GitHub's runner reads as a command (its documentation, "Workflow commands"; what ends a property or a line is
/// escaped).
struct WorkflowCommand {
    let text: String

    init(_ name: String, _ properties: [(String, String)], _ message: String) {
        let list = properties.map { "\($0.0)=\(Self.escaped($0.1, also: true))" }.joined(separator: ",")
        text = "::\(name)\(list.isEmpty ? "" : " " + list)::\(Self.escaped(message, also: false))"
    }

    private static func escaped(_ text: String, also property: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            case ":" where property: result += "%3A"
            case "," where property: result += "%2C"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
