/// Numbers as people and programs write them into cells, read strictly.
enum NumberText {
    /// What to do about a fraction where a whole number is needed: most often pounds stand for pence.
    static func wholeRemedy(_ unit: String) -> String {
        if unit.hasPrefix("pence") { return "Write whole pence: 16.20 pounds are 1620." }
        return unit.hasPrefix("per cent") ? "Write whole per cent: 0.6 is 60." : "Round it."
    }

    /// A decimal number: optional minus, digits, optional fraction, optional exponent. Nothing else: no plus sign, no
    /// thousands separator, no currency, no `nan` or `inf`, no hexadecimal. Nil when it is not one or overflows.
    static func number(_ text: String) -> Double? {
        var rest = Substring(text).utf8
        if rest.first == Ascii.minus { rest = rest.dropFirst() }
        let whole = rest.prefix { Ascii.isDigit($0) }
        guard !whole.isEmpty else { return nil }
        rest = rest.dropFirst(whole.count)
        if rest.first == Ascii.point {
            let fraction = rest.dropFirst().prefix { Ascii.isDigit($0) }
            guard !fraction.isEmpty else { return nil }
            rest = rest.dropFirst(fraction.count + 1)
        }
        if let first = rest.first, first | 0x20 == Ascii.lowerE {
            rest = rest.dropFirst()
            if rest.first == Ascii.minus || rest.first == Ascii.plus { rest = rest.dropFirst() }
            let exponent = rest.prefix { Ascii.isDigit($0) }
            guard !exponent.isEmpty else { return nil }
            rest = rest.dropFirst(exponent.count)
        }
        guard rest.isEmpty, let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// What to write instead of something that is not a number.
    static func remedy(for text: String) -> String {
        let lowered = text.lowercased()
        if ["n/a", "na", "-", "nan", "null", "none", "..", ":"].contains(lowered) {
            return "Give the number: a missing one is never taken for 0."
        }
        if text.contains("£") || text.contains("$") || text.contains("€") {
            return text.contains(",")
                ? "Write it without a currency sign and without thousands separators."
                : "Write it without a currency sign."
        }
        if text.contains("%") { return "Write a share such as 0.05, without the per cent sign." }
        if number(text.filter { $0 != "," && $0 != " " && $0 != "_" }) != nil {
            return "Write it without thousands separators and with a decimal point."
        }
        return "Write a plain decimal number such as 12.5."
    }
}
