import LotModel

/// Checks that bytes are the UTF-8 text they are taken for.
enum TextBytes {
    /// The bytes without a byte order mark.
    ///
    /// Throws `file.wrong_type` when the content is recognisably something else, and `text.encoding` with the line of the
    /// first byte that is not UTF-8. `expected` is what the file should be, as in "a CSV table". Linear.
    static func check(_ bytes: [UInt8], name: String, expected: String) throws(Diagnostic) -> [UInt8] {
        let place = Diagnostic.Place(file: name)
        if let found = recognise(bytes) {
            throw Diagnostic(
                .fileWrongType, at: place, "is \(found.words), not \(expected).", remedy: found.remedy)
        }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if let fault = firstInvalid(bytes, from: start) {
            throw Diagnostic(
                .textEncoding, at: Diagnostic.Place(file: name, line: lineNumber(of: fault, in: bytes)),
                value: "byte 0x" + String(bytes[fault], radix: 16), "is not UTF-8.",
                remedy: "Save the file as UTF-8 (in Excel: \"CSV UTF-8\").")
        }
        if start == 0 { return bytes }
        guard bytes.count > start else {
            throw Diagnostic(.fileEmpty, at: place, "has no content.", remedy: "Export or copy the file again.")
        }
        return Array(bytes[start...])
    }

    /// Lines count from 1; CR LF, LF and CR each end one. Linear: for many places use `LineCounter`.
    static func lineNumber(of offset: Int, in bytes: [UInt8]) -> Int {
        var counter = LineCounter()
        return counter.line(at: offset, in: bytes)
    }

    private static func recognise(_ bytes: [UInt8]) -> (words: String, remedy: String)? {
        func begins(_ text: String) -> Bool { bytes.starts(with: Array(text.utf8)) }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            return ("a zip archive (an Excel workbook is one)", "Save the sheet as CSV, or unpack the archive.")
        }
        if bytes.starts(with: [0x1F, 0x8B]) { return ("compressed with gzip", "Unpack it with gunzip.") }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return ("an old Excel workbook", "Save the sheet as CSV UTF-8.")
        }
        if begins("SQLite format 3") { return ("a GeoPackage or another SQLite file", "Export it as GeoJSON.") }
        if begins("%PDF") { return ("a PDF", "Export the data itself.") }
        if begins("version https://git-lfs.github.com/spec/") {
            return ("a Git LFS pointer", "Fetch the file itself with \"git lfs pull\".")
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return ("UTF-16 text", "Save the file as UTF-8 (in Excel: \"CSV UTF-8\").")
        }
        let head = bytes.drop { Ascii.isSpace($0) }.prefix(14).map { $0 | 0x20 }
        if head.starts(with: Array("<!doctype html".utf8)) || head.starts(with: Array("<html".utf8)) {
            return ("a web page, perhaps an error message of a download", "Download the file again.")
        }
        if head.starts(with: Array("<?xml".utf8)) { return ("an XML or KML file", "Export it as GeoJSON or CSV.") }
        return nil
    }

    static func isUTF8(_ bytes: [UInt8]) -> Bool { firstInvalid(bytes, from: 0) == nil }

    /// Index of the first byte of the first ill-formed sequence (Unicode 15, table 3-7).
    private static func firstInvalid(_ bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            let lead = bytes[index]
            if lead < 0x80 {
                index += 1
                continue
            }
            let second: ClosedRange<UInt8>
            let length: Int
            switch lead {
            case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
            case 0xE0: (length, second) = (3, 0xA0...0xBF)
            case 0xED: (length, second) = (3, 0x80...0x9F)
            case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
            case 0xF0: (length, second) = (4, 0x90...0xBF)
            case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
            case 0xF4: (length, second) = (4, 0x80...0x8F)
            default: return index
            }
            guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return index }
            for offset in 2..<max(2, length) where !(0x80...0xBF).contains(bytes[index + offset]) { return index }
            index += length
        }
        return nil
    }
}

/// Line numbers of ascending places in one pass.
struct LineCounter {
    private var reached = 0
    private var line = 1

    /// Places must not descend from call to call.
    mutating func line(at offset: Int, in bytes: [UInt8]) -> Int {
        let end = min(offset, bytes.count)
        while reached < end {
            let byte = bytes[reached]
            reached += 1
            if byte == Ascii.lineFeed {
                line += 1
            } else if byte == Ascii.carriageReturn, reached < bytes.count, bytes[reached] != Ascii.lineFeed {
                line += 1
            }
        }
        return line
    }
}

/// Bytes with a meaning in text formats.
enum Ascii {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let quote: UInt8 = 0x22
    static let plus: UInt8 = 0x2B
    static let comma: UInt8 = 0x2C
    static let minus: UInt8 = 0x2D
    static let point: UInt8 = 0x2E
    static let zero: UInt8 = 0x30
    static let nine: UInt8 = 0x39
    static let colon: UInt8 = 0x3A
    static let openBracket: UInt8 = 0x5B
    static let backslash: UInt8 = 0x5C
    static let closeBracket: UInt8 = 0x5D
    static let lowerE: UInt8 = 0x65
    static let openBrace: UInt8 = 0x7B
    static let closeBrace: UInt8 = 0x7D

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == space || byte == lineFeed || byte == carriageReturn || byte == tab
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= zero && byte <= nine }
}
