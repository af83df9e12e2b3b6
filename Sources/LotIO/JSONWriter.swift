/// A JSON value whose members keep their order.
public indirect enum JSONValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case whole(Int)
    /// Finite, with that many digits after the point.
    case number(Double, decimals: Int)
    case text(String)
    case list([JSONValue])
    case object([JSONMember])

    /// An object of literal keys: `.members([("name", .text("Kent"))])`.
    public static func members(_ members: [(String, JSONValue)]) -> JSONValue {
        .object(members.map { JSONMember(key: $0.0, value: $0.1) })
    }
}

/// A key and its value.
public struct JSONMember: Hashable, Sendable {
    public let key: String
    public let value: JSONValue

    public init(key: String, value: JSONValue) {
        self.key = key
        self.value = value
    }
}

/// Writes JSON (RFC 8259) in UTF-8: equal values give equal bytes on every machine.
///
/// `<`, U+2028 and U+2029 are escaped, so that the text can stand in a script element of a page.
public enum JSONWriter {
    /// `indent` spaces a level and a line for every member, with a line feed at the end; nil writes one line without one.
    ///
    /// Keys that stand twice in an object are a broken precondition.
    public static func bytes(_ value: JSONValue, indent: Int? = 2) -> [UInt8] {
        var output: [UInt8] = []
        write(value, indent, 0, &output)
        if indent != nil { output.append(Ascii.lineFeed) }
        return output
    }

    static func write(_ value: JSONValue, _ indent: Int?, _ level: Int, _ output: inout [UInt8]) {
        switch value {
        case .null: output += Array("null".utf8)
        case .boolean(let value): output += Array((value ? "true" : "false").utf8)
        case .whole(let value): output += Array(String(value).utf8)
        case .number(let value, let decimals): output += Array(decimalText(value, decimals: decimals).utf8)
        case .text(let text): write(text, &output)
        case .list(let items):
            output.append(Ascii.openBracket)
            for (index, item) in items.enumerated() {
                separate(index, indent, level + 1, &output)
                write(item, indent, level + 1, &output)
            }
            close(Ascii.closeBracket, items.isEmpty, indent, level, &output)
        case .object(let members):
            precondition(Set(members.map(\.key)).count == members.count, "a key stands twice")
            output.append(Ascii.openBrace)
            for (index, member) in members.enumerated() {
                separate(index, indent, level + 1, &output)
                write(member.key, &output)
                output.append(Ascii.colon)
                if indent != nil { output.append(Ascii.space) }
                write(member.value, indent, level + 1, &output)
            }
            close(Ascii.closeBrace, members.isEmpty, indent, level, &output)
        }
    }

    private static func separate(_ index: Int, _ indent: Int?, _ level: Int, _ output: inout [UInt8]) {
        if index > 0 { output.append(Ascii.comma) }
        lineBreak(indent, level, &output)
    }

    private static func close(
        _ byte: UInt8, _ isEmpty: Bool, _ indent: Int?, _ level: Int, _ output: inout [UInt8]
    ) {
        if !isEmpty { lineBreak(indent, level, &output) }
        output.append(byte)
    }

    private static func lineBreak(_ indent: Int?, _ level: Int, _ output: inout [UInt8]) {
        guard let indent else { return }
        output.append(Ascii.lineFeed)
        output += [UInt8](repeating: Ascii.space, count: indent * level)
    }

    static func write(_ text: String, _ output: inout [UInt8]) {
        output.append(Ascii.quote)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += [Ascii.backslash, Ascii.quote]
            case "\\": output += [Ascii.backslash, Ascii.backslash]
            case "\n": output += [Ascii.backslash, UInt8(ascii: "n")]
            case "\r": output += [Ascii.backslash, UInt8(ascii: "r")]
            case "\t": output += [Ascii.backslash, UInt8(ascii: "t")]
            case "\0"..<" ", "<", "\u{7F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                output += Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
            default: output += Array(scalar.utf8)
            }
        }
        output.append(Ascii.quote)
    }
}

extension Unicode.Scalar {
    fileprivate var utf8: String.UTF8View { String(Character(self)).utf8 }
}
