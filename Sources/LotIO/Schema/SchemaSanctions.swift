import LotModel

/// Section `sanctions`, in the schema.
enum SchemaSanctions {
    private static func weeks(_ words: String) -> JSONValue {
        SchemaPart.number(words, in: 1...SanctionReader.mostWeeks, isWhole: true)
    }

    static var section: JSONValue {
        SchemaPart.object(
            "How new packages to providers are suspended, and what follows.",
            [
                ("chance_year", SchemaPart.number("Chance of a suspension within a year.", in: 0...1)),
                ("risk_weight", SchemaPart.number("Weight of a provider's own risk in it.", in: 0...1)),
                ("weeks", weeks("Of a suspension.")),
                ("restored_share", SchemaPart.number("Of drawn suspensions; others are decommissioned.", in: 0...1)),
                ("handover_weeks", weeks("Over which a decommissioned provider hands its packages back.")),
                ("stated", SchemaPart.list(stated, "Sanctions that come for certain.")),
            ], required: ["weeks", "handover_weeks"])
    }

    private static var stated: JSONValue {
        SchemaPart.object(
            "",
            [
                ("provider", SchemaPart.name),
                ("largest", SchemaPart.number("Place by hours delivered.", in: 1...10_000, isWhole: true)),
                ("from_week", weeks("Of the simulated weeks that count.")), ("weeks", weeks("Of the suspension.")),
                ("then", SchemaPart.choice(SanctionRules.Ending.allCases.map(\.rawValue), "What it ends with.")),
            ], required: ["from_week", "then"])
    }
}
