import LotModel

/// The JSON Schema (draft-07) of `scenario.yaml`, for editors that complete and check while one types.
///
/// Made from the lists of keys that the readers hold scenarios against and from the parameter table. What a schema cannot say
/// (that a file exists, a code is known, two keys go together) the reader says when the scenario is run.
public enum ScenarioSchema {
    /// How editors with a YAML language server are pointed to the schema, as the first line of a scenario.
    public static func editorComment(path: String) -> String { "# yaml-language-server: $schema=\(path)" }

    public static var bytes: [UInt8] { JSONWriter.bytes(value) }

    static var value: JSONValue {
        .members([
            ("$schema", .text("http://json-schema.org/draft-07/schema#")),
            ("title", .text("A Lotwright scenario")), ("type", .text("object")),
            (
                "if",
                .members([
                    ("required", .list([.text(ScenarioKind.key)])),
                    (
                        "properties",
                        .members([(ScenarioKind.key, .members([("const", .text(ScenarioKind.risk.rawValue))]))])
                    ),
                ])
            ),
            ("then", SchemaRisk.value), ("else", homeCare),
        ])
    }

    private static var homeCare: JSONValue {
        SchemaPart.object(
            "", ScenarioText.topKeys.map { ($0, property($0)) },
            required: ["lotwright", "title", "region", "price_year", "seed", "demand", "tiers"])
    }

    /// Precondition: a key that `ScenarioText` knows; a test holds this against its list.
    static func property(_ key: String) -> JSONValue {
        if ParameterReader.sections.contains(key) { return section(key) }
        if BesideReader.keys.contains(key) { return SchemaBeside.section(key) }
        return switch key {
        case "lotwright":
            SchemaPart.described("Version of this format.", [("const", .whole(Int(ScenarioText.formatVersion)))])
        case ScenarioKind.key:
            SchemaPart.choice(
                ScenarioKind.allCases.map(\.rawValue), "What the scenario is about; home care when left out.")
        case "risk": SchemaPart.file("Scores that lotwright risk wrote, by provider.", priced: false)
        case "title": SchemaPart.text("What the report is headed with.")
        case "region": SchemaPart.text("The folder under geodata/ with the areas.")
        case "level": SchemaPart.choice(AreaLevel.allCases.map(\.rawValue), "What the areas are.")
        case "price_year": SchemaPart.year
        case "seed":
            SchemaPart.number(
                "Decides everything that is drawn at random.", in: 0...9_007_199_254_740_992, isWhole: true)
        case "tiers":
            SchemaPart.list(
                SchemaTiers.tier, "Tiers in the order in which packages of care are offered down them.", least: 1)
        case "providers": SchemaPart.file("Who may bid.", priced: true, also: [("postcodes", SchemaPart.name)])
        case "bids":
            SchemaPart.file(
                "Bids in place of modelled ones.", priced: true,
                also: [(ScenarioText.othersKey, SchemaPart.choice(["none", "modelled"], "What others do."))])
        case "boundaries":
            SchemaPart.object(
                "Boundaries in place of the embedded ones.",
                [
                    ("file", SchemaPart.name), ("epsg", .members([("enum", .list([.whole(4326), .whole(27700)]))])),
                    ("layer", SchemaPart.name), ("code_field", SchemaPart.name),
                ])
        case "travel_matrix":
            SchemaPart.file("Minutes between areas.", priced: false, also: [("hops", SchemaPart.name)])
        case "outside_wages": SchemaPart.file("What carers earn elsewhere, by district.", priced: true)
        case "employers": SchemaPart.file("Every large employer that competes for carers.", priced: true)
        case "notes": SchemaPart.list(SchemaPart.name, "Sentences that the report must print.")
        case "watch": SchemaPart.list(SchemaTiers.watch, "Groups of areas that the report always names.")
        case ReportedReader.key: SchemaPart.list(SchemaTiers.reported, "Figures to hold drawn worlds against.")
        case StressReader.key: stress
        case ContractReader.key: SchemaContract.section
        case ScopeReader.key: SchemaScope.section
        case SanctionReader.key: SchemaSanctions.section
        case NeighbourTenderReader.key: SchemaNeighbours.section
        default: SchemaDesign.section
        }
    }

    /// The parameters of a section and its other keys.
    private static func section(_ name: String) -> JSONValue {
        let parameters = Parameter.table.filter { $0.section == name }
        let required = parameters.filter { $0.standard == .required }.map(\.name)
        return SchemaPart.object(
            "Section \(name) of the parameters.",
            parameters.map { ($0.name, SchemaPart.parameter($0)) }
                + (ParameterReader.otherKeys[name] ?? []).map { ($0, SchemaTiers.otherKey($0)) },
            required: required)
    }

    /// Two ends within the parameter's range, for all but prices and the award's search.
    private static var stress: JSONValue {
        let drawn = Parameter.table.filter { parameter in
            if case .byPriceYear = parameter.standard { return false }
            return parameter.section != StressReader.searchSection
        }
        return SchemaPart.object(
            "Between which values lotwright stress draws each parameter, least and most.",
            drawn.map { parameter in
                (
                    parameter.id,
                    SchemaPart.list(
                        SchemaPart.number(
                            parameter.sentence, in: parameter.range, isWhole: parameter.isWhole),
                        parameter.sentence, least: 2, most: 2)
                )
            })
    }
}
