extension JSONScalar {
    /// The value with as many decimals as it needs to be read back the same; a number that needs more than twelve as text.
    var value: JSONValue {
        switch self {
        case .text(let text): return .text(text)
        case .boolean(let value): return .boolean(value)
        case .null: return .null
        case .number(let value):
            if value == value.rounded(), abs(value) < 1e15 { return .whole(Int(value)) }
            var scale = 1.0
            for decimals in 1...12 {
                scale *= 10
                if abs(value) * scale >= 9e18 { break }
                if Double(decimalText(value, decimals: decimals)) == value { return .number(value, decimals: decimals) }
            }
            return .text("\(value)")
        }
    }
}
