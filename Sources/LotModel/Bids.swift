/// Why a provider made no bid for a lot in one of its tiers.
public enum NonEntry: String, CaseIterable, Sendable {
    case beyondRadius = "beyond_radius"
    /// It cannot grow to the whole of a lot that only one may win.
    case lotTooLarge = "lot_too_large"
    /// Even with this lot its whole volume would not pay.
    case notViable = "not_viable"
    case aboveCeiling = "above_ceiling"
    /// It expects winners of other tiers to hold all of the lot.
    case nothingLeft = "nothing_left"
    /// It bids for as many cheaper lots as it cares to.
    case notAmongCheapest = "not_among_cheapest"
}

/// All bids of a market, and how they came about.
public struct Bids: Sendable {
    /// Those of a file in its order, then modelled ones sorted by tier, lots, provider.
    public let bids: [Bid]
    /// `nonEntries[tier][reason]` counts pairs of provider and lot.
    public let nonEntries: [[NonEntry: Int]]
    /// A row for every bid, and for every lot that a provider left alone though it lies within twice its radius; sorted
    /// by tier, lots, provider.
    public let entries: [MarketEntry]

    public init(bids: [Bid], nonEntries: [[NonEntry: Int]], entries: [MarketEntry] = []) {
        self.bids = bids
        self.nonEntries = nonEntries
        self.entries = entries
    }

    /// Bids that were read from a file: who stayed away, and why, is not known.
    public init(given: [Bid], tiers: Int) {
        self.init(bids: given, nonEntries: Array(repeating: [:], count: tiers))
    }
}
