import LotModel

/// Schema of the keys that `RouteReader` reads.
enum SchemaRoutes {
    static func key(_ key: String) -> JSONValue {
        switch key {
        case RouteReader.callOffKey:
            SchemaPart.choice(
                CallOffOrder.allCases.map(\.rawValue), "In which order members of a framework are called on.")
        case RouteReader.withdrawKey:
            SchemaPart.number("Part of its viability below which a member withdraws.", in: 0.01...10)
        case RouteReader.entryKey:
            SchemaPart.object(
                "Providers accredited at the start and in each further year.",
                [
                    ("start", SchemaPart.number("", in: 0...100_000, isWhole: true)),
                    ("per_year", SchemaPart.number("", in: 0...100_000, isWhole: true)),
                    ("years", SchemaPart.number("Years that are told.", in: 1...30, isWhole: true)),
                ], required: ["start", "per_year", "years"])
        case RouteReader.specialistKey:
            SchemaPart.number("Part of all hours that goes to tiers without lots alone.", in: 0...1)
        case RouteReader.lendingKey:
            SchemaPart.number(
                "Part of what a holder has no room for that others of the tier may work for it, at its rate.", in: 0...1
            )
        case RouteReader.guideKey:
            SchemaPart.number("Pence per hour that the council holds usual.", in: 1...100_000, isWhole: true)
        default:
            SchemaPart.any(
                [
                    SchemaPart.list(
                        SchemaPart.number("Per cent.", in: 0...100), "Of each lot, the cheapest winner first."),
                    .members([
                        ("type", .text("object")),
                        ("additionalProperties", SchemaPart.number("Per cent of the tier's hours.", in: 0...100)),
                    ]),
                ], "Stated shares, which sum to 100.")
        }
    }
}
