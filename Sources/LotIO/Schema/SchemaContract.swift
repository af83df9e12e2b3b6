import LotModel

/// Schema of section `contract`.
enum SchemaContract {
    private static let share = SchemaPart.number("", in: 0...1)
    private static let year = SchemaPart.number("A contract year, 1 for the first.", in: 1...30, isWhole: true)

    static var section: JSONValue {
        SchemaPart.object(
            "How long contracts run, and by which rules later years follow from the first.",
            ContractReader.keys.map { ($0, key($0)) }, required: ["start", "years"])
    }

    /// Keys of `ContractReader`.
    private static func key(_ key: String) -> JSONValue {
        switch key {
        case "start":
            SchemaPart.described(
                "Month in which the contracts begin, such as 2018-07.",
                [("type", .text("string")), ("pattern", .text("^[0-9]{4}-[0-9]{2}$"))])
        case "years": SchemaPart.number("Before any extension.", in: 1...30, isWhole: true)
        case "extensions":
            SchemaPart.list(SchemaPart.number("", in: 1...30, isWhole: true), "Years of each extension.")
        case "people_growth": SchemaPart.number("Rise of people and hours a year.", in: -0.5...1)
        case "direct_payment_drift":
            SchemaPart.number("Share of hours that leaves for Direct Payments and personal budgets a year.", in: 0...1)
        case "non_contact_share": SchemaPart.number("Paid time beside contact and travel, over contact.", in: 0...1)
        case "reablement":
            SchemaPart.object(
                "Packages that shrink from week to week.",
                [
                    ("from_year", year), ("share_year", share),
                    ("weeks", SchemaPart.number("", in: 1...52, isWhole: true)), ("weekly_decay", share),
                ], required: ContractReader.reablementKeys)
        case "lost_visits":
            SchemaPart.object("Shares of planned hours.", ContractReader.lostKeys.map { ($0, share) })
        case "hand_back":
            SchemaPart.object(
                "When contracts at a loss hand work back, and how much.", [("after_years", year), ("share", share)],
                required: ["after_years"])
        case "spot_uplifts": SchemaPart.list(SchemaPart.number("", in: -0.5...1), "Rise of spot rates a year.")
        case PaymentReader.key: SchemaPart.list(option, "Rules of payment to compare.")
        case "chosen": SchemaPart.text("The option whose years are told in full.")
        default: SchemaPart.list(fact, "What a paper says, held against itself.")
        }
    }

    private static var option: JSONValue {
        SchemaPart.object(
            "",
            [
                ("name", SchemaPart.name), ("title", SchemaPart.name),
                ("lots", SchemaPart.list(SchemaPart.name, "A pilot in these lots alone; all work when left out.")),
                (
                    "rules",
                    SchemaPart.list(
                        SchemaPart.object("", PaymentReader.ruleKeys.map { ($0, rule($0)) }, required: ["from_year"]))
                ),
            ], required: ["name", "rules"])
    }

    private static func rule(_ key: String) -> JSONValue {
        switch key {
        case "from_year": year
        case "basis": SchemaPart.choice(PaymentRule.Basis.allCases.map(\.rawValue), "Which minutes are paid.")
        case "minimum_visit_minutes": SchemaPart.number("Section rates when left out.", in: 0...120)
        case "no_replies", "cancellations":
            SchemaPart.choice(PaymentReader.Pays.allCases.map(\.rawValue), "Paid with planned visits when left out.")
        case "review_surplus_pence": SchemaPart.number("An hour, over cost.", in: 0...1_000)
        default: share
        }
    }

    private static var fact: JSONValue {
        SchemaPart.object(
            "", StatedReader.keys.map { ($0, stated($0)) }, required: ["what", "source"])
    }

    private static func stated(_ key: String) -> JSONValue {
        switch key {
        case "what", "source", "says", "share_of": SchemaPart.name
        case "share": share
        case "shares": SchemaPart.list(SchemaPart.number("", in: 0...100), "Parts of a whole, of 1 or 100.")
        case "parts": SchemaPart.list(SchemaPart.name, "Subjects that together are this one.")
        default: SchemaPart.number("", in: 0...1e12)
        }
    }
}
