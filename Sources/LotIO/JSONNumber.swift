extension JSONScanner {
    /// Powers of ten that a double holds exactly.
    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// The nearest double to a JSON number; 1e999 is infinite.
    ///
    /// A mantissa below 2^53 divided by an exact power of ten is correctly rounded (Clinger 1990); longer ones take the
    /// standard library's slower road.
    mutating func number() throws(JSONFault) -> Double {
        skipSpace()
        let start = position
        let count = bytes.count
        var index = position
        var isNegative = false
        if index < count, bytes[index] == Ascii.minus {
            isNegative = true
            index += 1
        }
        var mantissa: UInt64 = 0
        var digits = 0
        let whole = index
        while index < count, Ascii.isDigit(bytes[index]) {
            mantissa = mantissa &* 10 &+ UInt64(bytes[index] &- Ascii.zero)
            index += 1
            digits += 1
        }
        guard index > whole else { throw numberFault(at: index) }
        if bytes[whole] == Ascii.zero, index > whole + 1 { throw numberFault(at: whole + 1) }
        var decimals = 0
        if index < count, bytes[index] == Ascii.point {
            index += 1
            let fraction = index
            while index < count, Ascii.isDigit(bytes[index]) {
                mantissa = mantissa &* 10 &+ UInt64(bytes[index] &- Ascii.zero)
                index += 1
            }
            decimals = index - fraction
            guard decimals > 0 else { throw numberFault(at: index) }
        }
        var isPlain = digits + decimals <= 18 && mantissa < 1 << 53 && decimals <= 22
        if index < count, bytes[index] | 0x20 == Ascii.lowerE {
            isPlain = false
            index += 1
            if index < count, bytes[index] == Ascii.plus || bytes[index] == Ascii.minus { index += 1 }
            let exponent = index
            while index < count, Ascii.isDigit(bytes[index]) { index += 1 }
            guard index > exponent else { throw numberFault(at: index) }
        }
        position = index
        if isPlain {
            let value = Double(mantissa) / Self.powersOfTen[decimals]
            return isNegative ? -value : value
        }
        return Double(String(decoding: bytes[start..<index], as: UTF8.self)) ?? .infinity
    }

    private func numberFault(at index: Int) -> JSONFault {
        index >= bytes.count
            ? JSONFault(kind: .truncated, offset: bytes.count, words: "the text ends in the middle")
            : JSONFault(kind: .syntax, offset: index, words: "not a value")
    }
}
