import LotModel

/// Schema of section `scope`.
enum SchemaScope {
    private static let share = SchemaPart.number("", in: 0...1)
    private static let pence = SchemaPart.number(
        "What health pays for an hour of its own.", in: 1...100_000, isWhole: true)
    private static let councilShare = SchemaPart.number("Health-funded hours over the council's own.", in: 0...1)

    static var section: JSONValue {
        SchemaPart.object(
            "Home care that health pays for, and which health areas are part of the contracts.",
            ScopeReader.keys.map { ($0, key($0)) })
    }

    /// Keys of `ScopeReader`.
    private static func key(_ key: String) -> JSONValue {
        switch key {
        case "council_share": councilShare
        case "rate_pence": pence
        case "hours_per_person": SchemaPart.number("Of a person whose care health pays for.", in: 0.1...336)
        case "out": SchemaPart.list(SchemaPart.name, "Health areas that are not part.", least: 1)
        case "health":
            SchemaPart.list(
                SchemaPart.object(
                    "",
                    [
                        ("ccg", SchemaPart.name), ("hours_week", SchemaPart.number("", in: 0...1_000_000)),
                        ("council_share", councilShare), ("rate_pence", pence),
                    ], required: ["ccg"]), "Health areas with hours or a price of their own.")
        case "leaves":
            SchemaPart.list(
                SchemaPart.object(
                    "",
                    [("ccg", SchemaPart.name), ("after_year", SchemaPart.number("", in: 1...30, isWhole: true))],
                    required: ScopeReader.leavesKeys), "Health areas that leave after a contract year.")
        case "moves":
            SchemaPart.object(
                "Shares of people whose payer changes in a year.", ScopeReader.movesKeys.map { ($0, share) })
        default:
            SchemaPart.object(
                "Packages of the council that health pays a part of.", ScopeReader.jointKeys.map { ($0, share) },
                required: ScopeReader.jointKeys)
        }
    }
}
