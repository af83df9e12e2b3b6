import LotModel

/// A commented scenario made from a few answers: enough to run, and a place to begin from.
public struct ScenarioTemplate: Sendable {
    /// Where the lots of the one tier with contracts come from.
    public enum Lots: Hashable, Sendable {
        case eachArea
        case column(String)
        case file(String)
        /// So many, of about equal hours.
        case designed(Int)
    }

    public let title: String
    public let region: String
    public let priceYear: String
    public let people: Int
    public let lots: Lots
    public let providers: String?
    /// Needs providers.
    public let bids: String?
    public let seed: UInt64

    public init(
        title: String, region: String, priceYear: String, people: Int, lots: Lots, providers: String? = nil,
        bids: String? = nil, seed: UInt64 = 1
    ) {
        precondition(bids == nil || providers != nil)
        self.title = title
        self.region = region
        self.priceYear = priceYear
        self.people = people
        self.lots = lots
        self.providers = providers
        self.bids = bids
        self.seed = seed
    }

    /// The text of `scenario.yaml`.
    public var text: String {
        ([
            "# A scenario to begin from. Every key and its default: the page ScenarioFormat; every number: lotwright parameters.",
            "# Check it with lotwright validate, run it with lotwright run. Editors complete it by the schema that lotwright schema prints:",
            ScenarioSchema.editorComment(path: "scenario.schema.json"),
            "lotwright: 1",
            "title: \(Self.quoted(title))",
            "# The folder under geodata/ with the areas.",
            "region: \(Self.quoted(region))",
            "# Financial year of all wages and prices.",
            "price_year: \(priceYear)",
            "# Decides everything that is drawn at random. Equal inputs and an equal seed give equal results.",
            "seed: \(seed)",
            "",
            "demand:",
            "  # People with council-funded home care, all core areas together.",
            "  people: \(people)",
        ] + market + [
            "",
            "# Tiers in the order in which packages of care are offered down them.",
            "tiers:",
            "  - name: lots",
            "    title: Contract lots",
        ] + lotLines + [
            "  # What no contract takes may be bought at a fixed rate.",
            "  - name: spot",
            "    title: Spot purchase",
            "    offer: spot",
            "    # Pence per hour, here as much as a bid may ask.",
            "    rate_pence: \(spotPence)",
        ] + design + [
            "",
            "# Sentences that the report must print.",
            "notes:",
            "  - Written by lotwright init; every figure but those above is a default.",
        ]).joined(separator: "\n") + "\n"
    }

    private var spotPence: Int {
        Int(ParameterValues(priceYear: priceYear, given: [:]).optional("bidding.ceiling_pence") ?? 1_650)
    }

    private var market: [String] {
        guard let providers else {
            return [
                "",
                "# Providers are invented; a file of your own: providers: {file: providers.csv, price_year: \(priceYear)}.",
                "market:", "  # Providers of the default market.", "  providers: \(max(3, people / 45))",
            ]
        }
        let file = "providers: {file: \(Self.quoted(providers)), price_year: \(priceYear)}"
        guard let bids else { return ["", "# Bids are modelled.", file] }
        return [
            "", file, "# Nobody else bids; others: modelled has the other providers bid as modelled.",
            "bids: {file: \(Self.quoted(bids)), price_year: \(priceYear), others: none}",
        ]
    }

    private var lotLines: [String] {
        switch lots {
        case .eachArea: ["    # Every area is a lot of its own.", "    lots: each_area", "    offer: exclusive"]
        case .column(let name):
            [
                "    # Areas with the same text in this column of areas.csv form a lot.",
                "    lots: {column: \(Self.quoted(name))}",
            ] + shared
        case .file(let name):
            ["    # Rows of area_code, tier, lot_id.", "    lots: {file: \(Self.quoted(name))}"] + shared
        case .designed: ["    # Designed to section design.", "    lots: designed", "    offer: exclusive"]
        }
    }

    private var shared: [String] {
        ["    # Several winners share a lot; exclusive: one takes it.", "    offer: shares", "    winners: {max: 3}"]
    }

    private var design: [String] {
        guard case .designed(let count) = lots else { return [] }
        return [
            "", "design:", "  lots: \(count)",
            "  # Hours of every lot within a fifth of the mean; see ScenarioFormat for all else that lots may be wished to be.",
            "  measures:", "    - {measure: hours, tolerance: 0.2}",
        ]
    }

    /// In double quotes, as YAML and JSON write them.
    private static func quoted(_ text: String) -> String {
        String(decoding: JSONWriter.bytes(.text(text), indent: nil), as: UTF8.self)
    }
}
