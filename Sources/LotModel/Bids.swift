/// Why a provider made no bid for a lot in one of its tiers.
public enum NonEntry: String, CaseIterable, Sendable {
    case beyondRadius = "beyond_radius"
    /// It cannot grow to the whole of a lot that only one may win.
    case lotTooLarge = "lot_too_large"
    /// Even with this lot its whole volume would not pay.
    case notViable = "not_viable"
    case aboveCeiling = "above_ceiling"
}

/// All bids of a market and how often, per tier, providers stayed away.
public struct Bids: Sendable {
    /// Sorted by tier, lot, provider.
    public let bids: [Bid]
    /// `nonEntries[tier][reason]` counts pairs of provider and lot.
    public let nonEntries: [[NonEntry: Int]]

    public init(bids: [Bid], nonEntries: [[NonEntry: Int]]) {
        self.bids = bids
        self.nonEntries = nonEntries
    }

    /// Bids that were read from a file: who stayed away, and why, is not known.
    public init(given: [Bid], tiers: Int) {
        bids = given
        nonEntries = Array(repeating: [:], count: tiers)
    }
}
