import LotModel

/// Schema of tiers, of watched places, and of the keys of sections that are no parameters.
enum SchemaTiers {
    private static let pence = SchemaPart.number("Pence per hour.", in: 1...100_000, isWhole: true)

    static var tier: JSONValue {
        SchemaPart.object(
            "", TierReader.keys.map { ($0, key($0)) }, required: ["name", "title", "offer"])
    }

    private static func key(_ key: String) -> JSONValue {
        switch key {
        case "name":
            SchemaPart.described(
                "Becomes part of column names.",
                [("type", .text("string")), ("pattern", .text("^[a-z][a-z0-9_]*$"))])
        case "title": SchemaPart.text("As the report calls it.")
        case "lots": lots
        case "offer":
            SchemaPart.choice(
                Offer.allCases.map(\.rawValue),
                "exclusive: one winner takes the lot; shares: several winners share it; spot: no lots, a fixed rate; "
                    + "framework: places in rank, no hours promised; dynamic: no lots, accredited providers' own rates."
            )
        case "winners":
            SchemaPart.object(
                "Most winners of a lot.",
                [("max", SchemaPart.number("", in: 1...1_000, isWhole: true))], required: ["max"])
        case "bidders":
            SchemaPart.list(
                SchemaPart.choice(ProviderClass.allCases.map(\.rawValue), ""), "Size classes that bid here.", least: 1)
        case "lot_limit":
            SchemaPart.number("Most lots of this tier for one provider.", in: 1...100_000, isWhole: true)
        case let route where RouteReader.keys.contains(route): SchemaRoutes.key(route)
        default: pence
        }
    }

    private static var lots: JSONValue {
        SchemaPart.any(
            [
                SchemaPart.choice(["each_area", "designed"], "Every area alone, or to section design."),
                SchemaPart.object(
                    "Areas with the same text in a column of areas.csv.",
                    [("column", SchemaPart.name), ("names", SchemaPart.name)], required: ["column"]),
                SchemaPart.object("Rows of area_code, tier, lot_id.", [("file", SchemaPart.name)], required: ["file"]),
                SchemaPart.object(
                    "Lots that section design asked for, as it found them before.", [("designed", SchemaPart.name)],
                    required: ["designed"]),
            ], "Where the lots come from.")
    }

    static var watch: JSONValue {
        SchemaPart.object(
            "",
            [
                ("name", SchemaPart.name), ("coding", SchemaPart.text("How the areas were chosen, in words.")),
                (
                    "mechanisms",
                    SchemaPart.list(SchemaPart.choice(Mechanism.allCases.map(\.rawValue), ""), "What may act there.")
                ),
                ("areas", SchemaPart.list(SchemaPart.name, "Codes of areas.", least: 1)),
            ], required: ["name", "coding", "mechanisms", "areas"])
    }

    /// Keys of `ReportedReader`.
    static var reported: JSONValue {
        let measures = ReportedFigure.Measure.allCases.map(\.rawValue)
        return SchemaPart.object(
            "",
            [
                ("what", SchemaPart.name), ("measure", SchemaPart.choice(measures, "What is measured.")),
                ("of", SchemaPart.name),
                (
                    "year",
                    SchemaPart.number(
                        "Contract year of a tier's share; the run itself without.",
                        in: 1...Double(ContractReader.mostYears), isWhole: true)
                ), ("value", SchemaPart.number("In the measure's unit.", in: 0...1_000)),
                ("source", SchemaPart.name),
            ], required: ["what", "measure", "value", "source"])
    }

    /// Keys of `ParameterReader.otherKeys`; a test holds this against the shipped format.
    static func otherKey(_ key: String) -> JSONValue {
        switch key {
        case ParameterReader.hoursFileKey: SchemaPart.name
        case ParameterReader.beliefKey:
            SchemaPart.choice(Belief.allCases.map(\.rawValue), "What bidders know of shared lots.")
        case ParameterReader.incumbentsKey, ParameterReader.roundsKey, FrozenReader.key: SchemaPart.name
        case "bands_pence": SchemaPart.list(pence, "The only rates that modelled bidders may ask, the lowest first.")
        case "uplifts", "cost_uplifts":
            SchemaPart.list(SchemaPart.number("A year.", in: -0.5...1), "Rises from each contract year to the next.")
        case CarerReader.wavesKey:
            SchemaPart.list(
                SchemaPart.object(
                    "A time of day.",
                    [
                        ("name", SchemaPart.name), ("visits", SchemaPart.number("Share of visits.", in: 0...1)),
                        ("carers", SchemaPart.number("Share of carers' paid hours.", in: 0...1)),
                    ], required: CarerReader.waveKeys), "Times of day at which visits bunch.", least: 1)
        case "objective": SchemaPart.choice(ObjectiveName.allCases.map(\.rawValue), "What decides the award.")
        case "price_quality":
            SchemaPart.object(
                "Weights are whole per cent and sum to 100.",
                [
                    ("price_weight", SchemaPart.number("", in: 0...100, isWhole: true)),
                    ("quality_weight", SchemaPart.number("", in: 0...100, isWhole: true)),
                    ("price_score", SchemaPart.choice(PriceScoreName.allCases.map(\.rawValue), "")),
                    ("best_pence", pence), ("worst_pence", pence),
                ])
        case "unawarded_penalty": SchemaPart.number("For an hour without a winner.", in: 0...10_000_000, isWhole: true)
        case "tier_order": SchemaPart.choice(TierOrder.allCases.map(\.rawValue), "How overlapping tiers are awarded.")
        case "ranks":
            SchemaPart.number("2 for a second behind each winner, 3 for a reserve.", in: 1...10, isWhole: true)
        default: SchemaPart.list(rule, "Rules of the award.")
        }
    }

    /// Each rule with the keys that go with it.
    private static var rule: JSONValue {
        SchemaPart.any(
            RuleName.allCases.map { name in
                SchemaPart.object(
                    "",
                    [("rule", .members([("const", .text(name.rawValue))])), ("sentence", SchemaPart.name)]
                        + name.keys.map { ($0, ruleKey($0)) }, required: ["rule"])
            })
    }

    private static func ruleKey(_ key: String) -> JSONValue {
        switch key {
        case "lots", "providers": SchemaPart.list(SchemaPart.name)
        default: SchemaPart.number("", in: 0...1e12)
        }
    }
}
