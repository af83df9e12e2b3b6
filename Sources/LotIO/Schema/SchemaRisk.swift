import LotModel

/// Schema of a scenario with `kind: risk`.
enum SchemaRisk {
    private static let points = SchemaPart.number("Points, from 0 (worst) to 100 (best).", in: 0...100)
    private static let text = SchemaPart.name
    private static let words = SchemaPart.described(
        "Points of each word, from 0 (worst) to 100 (best).",
        [("type", .text("object")), ("additionalProperties", points)])
    private static let cutOffs = SchemaPart.object(
        "Scores below amber_from are red, from green_from on green.",
        [("amber_from", points), ("green_from", points)], required: ["amber_from", "green_from"])

    static var value: JSONValue {
        let optional: Set = ["establishments", "rating_words", "options", "notes"]
        return SchemaPart.object(
            "Services scored by rated criteria.", RiskReader.topKeys.map { ($0, property($0)) },
            required: RiskReader.topKeys.filter { !optional.contains($0) })
    }

    /// Keys of `RiskReader`; a test holds this against its list.
    private static func property(_ key: String) -> JSONValue {
        switch key {
        case "lotwright", ScenarioKind.key, "title", "region", "notes": ScenarioSchema.property(key)
        case "establishments":
            SchemaPart.choice(RiskEstablishments.allCases.map(\.rawValue), "Scores of real ones are internal.")
        case "localities":
            SchemaPart.object(
                "By which column of areas.csv results are grouped.", [("column", text), ("names", text)],
                required: ["column"])
        case "services", "ratings": text
        case "missing": SchemaPart.choice(RiskMissing.allCases.map(\.rawValue), "What is done about ratings not given.")
        case "cut_offs": cutOffs
        case "rating_words": words
        case "criteria": SchemaPart.list(criterion, "What services are rated by.", least: 1)
        case "source": SchemaPart.text("Where weights and cut-offs come from.")
        case "feeds": feeds
        default: SchemaPart.list(option, "Courses to compare.")
        }
    }

    private static var criterion: JSONValue {
        let end = SchemaPart.number("", in: -1_000_000...1_000_000)
        let kinds = RiskService.Kind.allCases.map(\.rawValue)
        let parts: [(String, JSONValue)] = RiskMatrixReader.keys.map { key in
            switch key {
            case "weight":
                (key, SchemaPart.number("All weights sum to 1 or 100; left out, all are equal.", in: 0...100))
            case "ratings": (key, words)
            case "numbers":
                (key, SchemaPart.object("", [("worst", end), ("best", end)], required: ["worst", "best"]))
            case "cut_offs": (key, cutOffs)
            case "kinds":
                (key, SchemaPart.list(SchemaPart.choice(kinds, ""), "Kinds of service that are rated.", least: 1))
            default: (key, text)
            }
        }
        return SchemaPart.object("", parts, required: ["id", "name", "kinds"])
    }

    private static var feeds: JSONValue {
        let share = SchemaPart.number("", in: 0...1)
        let line = SchemaPart.object(
            "Shares at score 0 and at score 100.", [("worst", share), ("best", share)], required: ["worst", "best"])
        let visits = SchemaPart.object(
            "Visits a year by colour, and hours.",
            RiskFeedsReader.visitKeys.map { key in
                (key, SchemaPart.number("", in: key == "officer_hours_year" ? 1...3_000 : 0...1_000))
            }, required: RiskFeedsReader.visitKeys)
        let score = SchemaPart.choice(
            RiskFeeds.ProviderScore.allCases.map(\.rawValue), "A provider's score from those of its services.")
        let parts = [
            ("quality", line), ("closure_chance", line), ("visits_year", visits), ("provider_score", score),
            ("source", text),
        ]
        return SchemaPart.object("What scores are used for.", parts, required: parts.map(\.0))
    }

    private static var option: JSONValue {
        SchemaPart.object(
            "",
            [
                ("name", text), ("meaning", text), ("years", SchemaPart.number("", in: 0...50)),
                ("least_score", points),
            ], required: ["name", "meaning", "years"])
    }
}
