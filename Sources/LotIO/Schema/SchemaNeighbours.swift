import LotModel

/// Schema of list `neighbour_tender`.
enum SchemaNeighbours {
    static var section: JSONValue {
        SchemaPart.list(
            SchemaPart.object(
                "", NeighbourTenderReader.keys.map { ($0, key($0)) },
                required: Array(NeighbourTenderReader.keys.prefix(4))),
            "Contracts that neighbours let to the same providers.")
    }

    /// Keys of `NeighbourTenderReader`.
    private static func key(_ key: String) -> JSONValue {
        switch key {
        case "name", "tier", "column": SchemaPart.name
        case "districts": SchemaPart.list(SchemaPart.name, "Codes of districts of the context.", least: 1)
        case "when": SchemaPart.choice(NeighbourTender.Timing.allCases.map(\.rawValue), "Against the tender here.")
        case "hours_week": SchemaPart.number("The demand model's when left out.", in: 1...10_000_000)
        case "winners": SchemaPart.number("Of a lot; as in the tier when left out.", in: 1...1_000, isWhole: true)
        default: SchemaPart.number("As in the tier when left out.", in: 1...100_000, isWhole: true)
        }
    }
}
