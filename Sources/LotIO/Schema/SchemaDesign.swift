import LotModel

/// Schema of section `design`.
enum SchemaDesign {
    private static let code = SchemaPart.name
    private static let column = SchemaPart.name
    private static let count = SchemaPart.number("", in: 1...100_000, isWhole: true)

    static var section: JSONValue {
        SchemaPart.object(
            "What the lots of the tier with lots: designed are to be like.", DesignReader.keys.map { ($0, key($0)) },
            required: ["lots", "measures"])
    }

    /// Keys of `DesignReader`.
    private static func key(_ key: String) -> JSONValue {
        switch key {
        case "lots":
            SchemaPart.any([count, SchemaPart.list(count, least: 2, most: 2)], "So many, or the least and the most.")
        case "measures":
            SchemaPart.list(
                measure, "What lots are measured by; the first is the load.", least: 1, most: DesignReader.mostMeasures)
        case "together", "apart": SchemaPart.list(SchemaPart.list(code), "Lists of areas.")
        case "locked":
            SchemaPart.described(
                "Areas by the number of their lot.",
                [("type", .text("object")), ("additionalProperties", SchemaPart.list(code))])
        case "seeds", "split_only": SchemaPart.list(code, "Codes of areas.")
        case "links", "barriers":
            SchemaPart.list(SchemaPart.list(code, least: 2, most: 2), "Pairs of areas.")
        case "borders":
            SchemaPart.list(
                SchemaPart.object(
                    "", [("column", column), ("splits", SchemaPart.number("", in: 0...100_000, isWhole: true))],
                    required: ["column"]), "Columns whose borders lots should keep to.")
        case "keep":
            SchemaPart.object(
                "A plan to begin from.",
                [("plan", SchemaPart.name), ("column", column), ("weight", SchemaPart.number("", in: 0...1e9))])
        case "objective": SchemaPart.list(score, "Less is better.", least: 1)
        case "order": SchemaPart.choice(["weighted", "lexicographic"], "How scores are taken together.")
        default: SchemaPart.choice(DesignWishes.Effort.allCases.map(\.rawValue), "How long the search goes on.")
        }
    }

    private static var measure: JSONValue {
        SchemaPart.object(
            "",
            [
                ("measure", SchemaPart.choice(DesignQuantity.allCases.map(\.rawValue), "")), ("column", column),
                ("tolerance", SchemaPart.number("Share of the mean lot.", in: 0...1e9)),
                ("least", SchemaPart.number("For any lot.", in: 0...1e15)),
                ("most", SchemaPart.number("For any lot.", in: 0...1e15)),
            ])
    }

    private static var score: JSONValue {
        SchemaPart.object(
            "",
            [
                ("score", SchemaPart.choice(WishedScore.allCases.map(\.rawValue), "")),
                ("weight", SchemaPart.number("", in: 1e-9...1e9)), ("least", SchemaPart.number("", in: 0...1e15)),
            ], required: ["score"])
    }
}
