import LotModel

/// What the page Diagnostics of the documentation says of a fault: the page itself is compiled in, so that there is one text.
public struct Explanation: Sendable {
    /// Paragraphs, an example as it stands, and what to do.
    public let blocks: [Block]
    public let id: DiagnosticID

    public enum Block: Hashable, Sendable {
        case paragraph(String)
        case example(String)
    }

    /// Nil where the page has no such entry, which a test keeps from happening.
    public init?(_ id: DiagnosticID) {
        guard let blocks = Self.entries[id.rawValue] else { return nil }
        self.id = id
        self.blocks = blocks
    }

    /// Lines of at most `width` characters; examples keep their own.
    public func text(width: Int) -> String {
        ([id.rawValue]
            + blocks.flatMap { block in
                switch block {
                case .paragraph(let text): [""] + wrapped(text, width: width)
                case .example(let text): [""] + wrapped(text, width: width, indent: "    ")
                }
            }).joined(separator: "\n") + "\n"
    }

    /// Names that are known, in the order of the table of names.
    public static var names: [String] { DiagnosticID.allCases.map(\.rawValue) }

    /// By the headings of level 3.
    static var entries: [String: [Block]] {
        var found: [String: [Block]] = [:]
        var name: String?
        for part in page.split(separator: "\n\n") {
            let text = part.drop { $0 == "\n" }
            if text.hasPrefix("### ") {
                name = String(text.dropFirst(4))
            } else if text.hasPrefix("#") {
                name = nil
            } else if let name {
                found[name, default: []].append(block(String(text)))
            }
        }
        return found
    }

    private static var page: String { String(decoding: PackageResources.Diagnostics_md, as: UTF8.self) }

    private static func block(_ text: String) -> Block {
        if text.hasPrefix("    ") {
            let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
            return .example(lines.joined(separator: " "))
        }
        return .paragraph(
            text.replacing("\n", with: " ").replacing("*What to do.*", with: "What to do.").replacing("`", with: ""))
    }
}
