import LotGeometry
import LotIO
import LotModel

/// Where a register is imported to, and by which rules.
public struct ImportGround: Sendable {
    public let region: String
    public let areas: AreaTable
    public let geography: Geography
    /// Where people live in the core areas; empty where that is not known.
    public let points: [ResidentialPoint]
    public let rules: Rules
    /// Tiers of a scenario; nil leaves tiers to the scenario that will read the table.
    public let tiers: [TierRules]?

    public init(
        region: String, areas: AreaTable, geography: Geography, points: [ResidentialPoint], rules: Rules,
        tiers: [TierRules]? = nil
    ) {
        self.region = region
        self.areas = areas
        self.geography = geography
        self.points = points
        self.rules = rules
        self.tiers = tiers
    }
}

/// A service of a register as a provider.
public struct ImportedProvider: Hashable, Sendable {
    public let entry: RegisterEntry
    public let base: Position
    /// Based in the council's contracts, not beside them.
    public let isCore: Bool
    /// Contact hours per week; drawn, not the firm's own.
    public let hours: Double
    public let sizeClass: ProviderClass
    public let quality: Double
    /// Tiers in which it bids; nil leaves them open.
    public let tiers: Set<String>?
}

/// Providers made from a register, and what was left out.
public struct ImportedMarket: Sendable {
    /// In an order drawn by the seed, which is that of the pseudonyms.
    public let providers: [ImportedProvider]
    /// In the order of the register.
    public let unplaced: [RegisterEntry]
    public let counts: ImportCounts
}

/// Rows of a register by what became of them; those dropped and kept make up all rows.
public struct ImportCounts: Hashable, Sendable {
    public internal(set) var rows = 0
    public internal(set) var inactive = 0
    public internal(set) var otherServices = 0
    public internal(set) var duplicates = 0
    public internal(set) var unplaced = 0
    public internal(set) var beyondReach = 0
    public internal(set) var kept = 0
    /// Of those kept.
    public internal(set) var core = 0
    public internal(set) var serviceNotStated = 0
    public internal(set) var unrated = 0
}
