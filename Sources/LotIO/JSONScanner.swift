/// Why bytes are not JSON.
struct JSONFault: Error, Equatable {
    enum Kind: Equatable {
        case syntax
        /// The text ends too early.
        case truncated
    }

    let kind: Kind
    /// Index of the byte at which reading stopped.
    let offset: Int
    let words: String
}

/// A strict reader of JSON (RFC 8259) over bytes: no trailing commas, comments, repeated keys or deep nesting.
///
/// The caller drives it: a coordinate goes straight into its array and nothing is built that is not wanted. Bytes must be
/// checked UTF-8.
struct JSONScanner {
    /// Deepest nesting that is followed; GeoJSON needs 9.
    static let depthLimit = 64

    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private func fault(_ words: String) -> JSONFault {
        position >= bytes.count
            ? JSONFault(kind: .truncated, offset: bytes.count, words: "the text ends in the middle")
            : JSONFault(kind: .syntax, offset: position, words: words)
    }

    @inline(__always)
    mutating func skipSpace() {
        while position < bytes.count, Ascii.isSpace(bytes[position]) { position += 1 }
    }

    /// The first byte of the next token, not consumed.
    @inline(__always)
    mutating func peek() throws(JSONFault) -> UInt8 {
        skipSpace()
        guard position < bytes.count else { throw fault("") }
        return bytes[position]
    }

    private static func words(for byte: UInt8) -> String {
        byte == Ascii.quote ? "a quotation mark" : "\"\(Character(Unicode.Scalar(byte)))\""
    }

    @inline(__always)
    mutating func expect(_ byte: UInt8) throws(JSONFault) {
        skipSpace()
        guard position < bytes.count, bytes[position] == byte else {
            throw fault("expected \(Self.words(for: byte))")
        }
        position += 1
    }

    /// After an element of a list or an object: true when another follows, false when `close` was passed.
    @inline(__always)
    mutating func another(before close: UInt8) throws(JSONFault) -> Bool {
        skipSpace()
        guard position < bytes.count else { throw fault("") }
        let byte = bytes[position]
        guard byte == Ascii.comma || byte == close else {
            throw fault("expected a comma or \(Self.words(for: close))")
        }
        position += 1
        return byte == Ascii.comma
    }

    /// Opens a list or object; false when it is empty and was closed at once.
    @inline(__always)
    mutating func enter(_ open: UInt8, _ close: UInt8) throws(JSONFault) -> Bool {
        try expect(open)
        skipSpace()
        guard position < bytes.count else { throw fault("") }
        if bytes[position] == close {
            position += 1
            return false
        }
        return true
    }

    /// The next key of an object, with its colon; `seen` holds the keys of this object so far.
    mutating func key(_ seen: inout [String]) throws(JSONFault) -> String {
        skipSpace()
        let start = position
        let key = try string()
        if seen.contains(key) {
            throw JSONFault(kind: .syntax, offset: start, words: "the key \"\(key)\" stands twice in one object")
        }
        // Many keys would make the search above slow; nothing that is read here has so many.
        guard seen.count < 4_096 else {
            throw JSONFault(kind: .syntax, offset: start, words: "an object has more than 4,096 keys")
        }
        seen.append(key)
        try expect(Ascii.colon)
        return key
    }

    mutating func string() throws(JSONFault) -> String {
        try expect(Ascii.quote)
        let start = position
        while position < bytes.count, bytes[position] != Ascii.quote, bytes[position] != Ascii.backslash,
            bytes[position] >= Ascii.space
        {
            position += 1
        }
        guard position < bytes.count else { throw fault("") }
        if bytes[position] == Ascii.quote {
            position += 1
            return String(decoding: bytes[start..<position - 1], as: UTF8.self)
        }
        var content = Array(bytes[start..<position])
        while true {
            guard position < bytes.count else { throw fault("") }
            let byte = bytes[position]
            if byte == Ascii.quote { break }
            if byte < Ascii.space { throw fault("a text holds a control character") }
            if byte == Ascii.backslash {
                try escape(into: &content)
            } else {
                content.append(byte)
                position += 1
            }
        }
        position += 1
        return String(decoding: content, as: UTF8.self)
    }

    private mutating func escape(into content: inout [UInt8]) throws(JSONFault) {
        position += 1
        guard position < bytes.count else { throw fault("") }
        let plain: UInt8? =
            switch bytes[position] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes[position]
            case UInt8(ascii: "b"): 0x08
            case UInt8(ascii: "f"): 0x0C
            case UInt8(ascii: "n"): 0x0A
            case UInt8(ascii: "r"): 0x0D
            case UInt8(ascii: "t"): 0x09
            default: nil
            }
        if let plain {
            content.append(plain)
            position += 1
            return
        }
        guard bytes[position] == UInt8(ascii: "u") else { throw fault("an unknown escape") }
        var value = try hexadecimal()
        if value >= 0xD800, value < 0xDC00 {
            guard position < bytes.count else { throw fault("") }
            guard bytes[position] == Ascii.backslash else { throw fault("half a surrogate pair") }
            position += 1
            guard position < bytes.count else { throw fault("") }
            guard bytes[position] == UInt8(ascii: "u") else { throw fault("half a surrogate pair") }
            let low = try hexadecimal()
            guard low >= 0xDC00, low < 0xE000 else { throw fault("half a surrogate pair") }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw fault("half a surrogate pair") }
        content += Array(String(Character(scalar)).utf8)
    }

    /// The four digits after `\u`; starts on the `u`.
    private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            position += 1
            guard position < bytes.count else { throw fault("") }
            guard let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue, bytes[position] < 0x80 else {
                throw fault("\\u needs four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
        }
        position += 1
        return value
    }

    private mutating func word(_ word: StaticString) throws(JSONFault) {
        for byte in word.description.utf8 {
            guard position < bytes.count, bytes[position] == byte else { throw fault("an unknown word") }
            position += 1
        }
    }

    /// A value of no interest, checked all the same.
    mutating func skipValue(depth: Int) throws(JSONFault) {
        guard depth < JSONScanner.depthLimit else { throw fault("nested deeper than \(JSONScanner.depthLimit)") }
        switch try peek() {
        case Ascii.openBrace:
            guard try enter(Ascii.openBrace, Ascii.closeBrace) else { return }
            var keys: [String] = []
            repeat {
                _ = try key(&keys)
                try skipValue(depth: depth + 1)
            } while try another(before: Ascii.closeBrace)
        case Ascii.openBracket:
            guard try enter(Ascii.openBracket, Ascii.closeBracket) else { return }
            repeat { try skipValue(depth: depth + 1) } while try another(before: Ascii.closeBracket)
        case Ascii.quote: _ = try string()
        default: _ = try scalar()
        }
    }

    /// A number, true, false or null; numbers as `.number`, the rest as words.
    mutating func scalar() throws(JSONFault) -> JSONScalar {
        switch try peek() {
        case Ascii.quote: return .text(try string())
        case UInt8(ascii: "t"):
            try word("true")
            return .boolean(true)
        case UInt8(ascii: "f"):
            try word("false")
            return .boolean(false)
        case UInt8(ascii: "n"):
            try word("null")
            return .null
        default: return .number(try number())
        }
    }
}

/// A JSON value without members.
enum JSONScalar: Hashable, Sendable {
    case text(String)
    case number(Double)
    case boolean(Bool)
    case null
}
