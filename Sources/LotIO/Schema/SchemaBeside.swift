import LotModel

/// Sections of services and duties beside the contracts, in the schema.
enum SchemaBeside {
    private static func numbers(_ names: [String], in range: ClosedRange<Double>) -> [(String, JSONValue)] {
        names.map { ($0, SchemaPart.number("", in: range)) }
    }

    private static let day = JSONValue.members([
        ("type", .text("string")), ("pattern", .text("^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$")),
    ])

    static func section(_ key: String) -> JSONValue {
        switch key {
        case "urgent": urgent
        case "interim":
            SchemaPart.object(
                "Short packages for people who leave hospital.",
                [("column", SchemaPart.name), ("values", SchemaPart.list(SchemaPart.name, least: 1))]
                    + numbers(Array(InterimReader.keys.dropFirst(2)), in: 0...1e9),
                required: Array(InterimReader.keys[2..<8]))
        case "sites":
            SchemaPart.object(
                "Schemes of flats with care on the premises.",
                [("file", SchemaPart.name), ("year_from", day)] + numbers(["hop_minutes"], in: 0...30),
                required: ["file"])
        case "calendar": calendar
        case "services":
            SchemaPart.object(
                "Services by locality, shown beside coverage.",
                LocalServicesReader.keys.map { ($0, SchemaPart.name) }, required: ["file", "column"])
        case "brokerage":
            SchemaPart.object(
                "How long brokers work on a package.", numbers(BrokerageReader.keys, in: 0...10_000),
                required: BrokerageReader.keys)
        default:
            SchemaPart.object(
                "Meetings with providers by size and risk.",
                [
                    (
                        "bands",
                        SchemaPart.list(
                            SchemaPart.object(
                                "", numbers(ContractManagementReader.bandKeys, in: 0...1_000_000),
                                required: ["from_hours", "every_weeks"]), least: 1)
                    )
                ] + numbers(Array(ContractManagementReader.keys.dropFirst()), in: 0...8_760),
                required: ContractManagementReader.keys)
        }
    }

    private static var urgent: JSONValue {
        let shares = ["telecare_share", "answered_share"]
        let names = UrgentReader.keys.filter { !shares.contains($0) && !$0.hasPrefix("bases") }
        return SchemaPart.object(
            "A service that answers urgent calls by day and night.",
            numbers(shares, in: 0...1) + numbers(names, in: 0...100_000)
                + [("bases", SchemaPart.name), ("bases_of_tier", SchemaPart.name)],
            required: [
                "calls_per_1000_people", "answer_minutes", "response_minutes", "on_scene_minutes", "answered_share",
            ])
    }

    private static var calendar: JSONValue {
        let regimes = ProcurementCalendar.Regime.allCases.map(\.rawValue)
        return SchemaPart.object(
            "Dates of the procurement, and lead times.",
            CalendarReader.keys.map { key in
                if key == "regime" { return (key, SchemaPart.choice(regimes, "Under which law the award is made.")) }
                let isNumber = key.hasSuffix("_days") || key.hasSuffix("_months")
                return (key, isNumber ? SchemaPart.number("", in: 0...1_000, isWhole: true) : day)
            }, required: ["start"])
    }
}
