import LotModel

/// Parts of a JSON Schema.
enum SchemaPart {
    static func described(_ words: String, _ members: [(String, JSONValue)]) -> JSONValue {
        .members((words.isEmpty ? [] : [("description", .text(words))]) + members)
    }

    static func text(_ words: String) -> JSONValue { described(words, [("type", .text("string"))]) }

    /// A name, a code or a path; one of digits alone is a number to YAML.
    static let name = JSONValue.members([("type", .list([.text("string"), .text("number")]))])

    static let flag = JSONValue.members([("type", .text("boolean"))])

    static let year = described(
        "Financial year of all wages and prices, such as 2014/15.",
        [("type", .text("string")), ("pattern", .text("^[0-9]{4}/[0-9]{2}$"))])

    static func choice(_ names: [String], _ words: String) -> JSONValue {
        described(words, [("enum", .list(names.map { .text($0) }))])
    }

    static func number(
        _ words: String, in range: ClosedRange<Double>, isWhole: Bool = false, more: [(String, JSONValue)] = []
    ) -> JSONValue {
        described(
            words,
            [
                ("type", .text(isWhole ? "integer" : "number")), ("minimum", plain(range.lowerBound)),
                ("maximum", plain(range.upperBound)),
            ] + more)
    }

    static func list(_ items: JSONValue, _ words: String = "", least: Int? = nil, most: Int? = nil) -> JSONValue {
        described(
            words,
            [("type", .text("array")), ("items", items)] + (least.map { [("minItems", .whole($0))] } ?? [])
                + (most.map { [("maxItems", .whole($0))] } ?? []))
    }

    static func object(
        _ words: String, _ properties: [(String, JSONValue)], required: [String] = []
    ) -> JSONValue {
        described(
            words,
            [("type", .text("object")), ("additionalProperties", .boolean(false))]
                + (required.isEmpty ? [] : [("required", .list(required.map { .text($0) }))])
                + [("properties", .members(properties))])
    }

    static func any(_ parts: [JSONValue], _ words: String = "") -> JSONValue {
        described(words, [("anyOf", .list(parts))])
    }

    /// A file that stands in the scenario's folder.
    static func file(_ words: String, priced: Bool, also: [(String, JSONValue)] = []) -> JSONValue {
        object(
            words, [("file", name)] + (priced ? [("price_year", year)] : []) + also,
            required: priced ? ["file", "price_year"] : ["file"])
    }

    static func parameter(_ parameter: Parameter) -> JSONValue {
        var more: [(String, JSONValue)] = []
        if case .value(let value) = parameter.standard { more.append(("default", plain(value))) }
        let unit = parameter.unit.isEmpty ? "" : " (\(parameter.unit))"
        return number(
            "\(parameter.sentence)\(unit). Source of the default: \(parameter.source)", in: parameter.range,
            isWhole: parameter.isWhole, more: more)
    }

    /// Without zeros at the end, so that editors show what a person would write.
    static func plain(_ value: Double) -> JSONValue {
        if value == value.rounded(), abs(value) < 1e16 { return .whole(Int(value)) }
        let decimals = (1...9).first { Double(decimalText(value, decimals: $0)) == value } ?? 9
        return .number(value, decimals: decimals)
    }
}
