/// Codes of the Office for National Statistics, and the tidying of codes in general.
enum Codes {
    /// The last MSOA code of 2011. Codes run on from 2001 without reuse, so higher numbers exist only in 2021
    /// (E02006935 to E02007116); a 2021 file also keeps most codes of 2011, those of unchanged areas.
    static let lastNumberOf2011 = 6_934

    /// The text without white space, no-break spaces and zero-width characters around it.
    static func trimmed(_ text: String) -> String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
        }
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            isBlank(first) || isBlank(last)
        else { return text }
        let scalars = text.unicodeScalars
        guard let start = scalars.firstIndex(where: { !isBlank($0) }),
            let end = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[start...end])
    }

    /// Trimmed, and `e02004996` as `E02004996`.
    static func tidied(_ text: String) -> String {
        let text = trimmed(text)
        let bytes = text.utf8
        if bytes.count == 9, let first = bytes.first, first >= 0x61, first <= 0x7A,
            bytes.dropFirst().allSatisfy(Ascii.isDigit)
        {
            return text.uppercased()
        }
        return text
    }

    /// The number of an English MSOA code, nil for other texts.
    static func msoaNumber(_ code: String) -> Int? {
        guard code.hasPrefix("E02"), code.utf8.count == 9 else { return nil }
        return Int(code.dropFirst(3))
    }

    /// A letter of a country and eight digits.
    static func isOfficial(_ code: String) -> Bool {
        let bytes = Array(code.utf8)
        return bytes.count == 9 && "EKNSW".utf8.contains(bytes[0]) && bytes.dropFirst().allSatisfy(Ascii.isDigit)
    }

    static func existsOnlyIn2021(_ code: String) -> Bool {
        msoaNumber(code).map { $0 > lastNumberOf2011 } ?? false
    }

    /// What the letter and two digits at the start of an English code stand for.
    static func kind(of code: String) -> String? {
        switch code.prefix(3) {
        case "E00": "output areas"
        case "E01": "LSOAs"
        case "E02": "MSOAs"
        case "E05": "wards"
        case "E06", "E07", "E08", "E09", "E10": "districts or counties"
        default: nil
        }
    }

    /// The code as it might be meant where letters were typed for digits.
    static func withDigits(_ code: String) -> String {
        guard let first = code.first else { return code }
        return String(first).uppercased()
            + code.dropFirst().map { letter in
                switch letter {
                case "O", "o": "0"
                case "I", "l", "i": "1"
                default: String(letter)
                }
            }.joined()
    }
}
