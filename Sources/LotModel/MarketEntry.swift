/// What one provider does about a lot, or about a package of lots, with the figures that decided it.
public struct MarketEntry: Hashable, Sendable {
    public enum Outcome: Hashable, Sendable {
        /// A modelled bid. `margin` on cost is a share, and so is `discount`, which is 0 but for packages.
        case entered(margin: Double, discount: Double)
        /// A modelled bid at the rate that the provider states for the tier.
        case enteredAtOwnRate
        /// A bid of a file.
        case given
        /// No bid: `figure` missed `limit`. Minutes, hours a week, pence or lots, as the reason has it.
        case stayedAway(NonEntry, figure: Double, limit: Double)
    }

    public let provider: Int
    public let tier: Int
    /// Lots of the tier, ascending; more than one for a package.
    public let lots: [Int]
    /// Minutes from base to the lots' areas, weighted by believed hours.
    public let minutes: Double
    /// Hours per week that the bidder counts on.
    public let believedHours: Double
    /// Pence per believed hour, without surplus; nil where nothing is counted on.
    public let costPence: Double?
    /// Part of the cost that is saved when the hour is not worked.
    public let avoidablePence: Double?
    /// Asked, or what would have been asked; nil where nothing is counted on.
    public let pricePence: Int?
    public let outcome: Outcome
    /// Index of the bid; nil for none.
    public let bid: Int?
    public let abnormallyLow: AbnormallyLow?

    public init(
        provider: Int, tier: Int, lots: [Int], minutes: Double, believedHours: Double, costPence: Double?,
        avoidablePence: Double?, pricePence: Int?, outcome: Outcome, bid: Int? = nil,
        abnormallyLow: AbnormallyLow? = nil
    ) {
        self.provider = provider
        self.tier = tier
        self.lots = lots
        self.minutes = minutes
        self.believedHours = believedHours
        self.costPence = costPence
        self.avoidablePence = avoidablePence
        self.pricePence = pricePence
        self.outcome = outcome
        self.bid = bid
        self.abnormallyLow = abnormallyLow
    }

    public func with(outcome: Outcome) -> MarketEntry { with(outcome: outcome, bid: bid, abnormallyLow: abnormallyLow) }

    public func with(bid: Int) -> MarketEntry { with(outcome: outcome, bid: bid, abnormallyLow: abnormallyLow) }

    public func with(abnormallyLow: AbnormallyLow?) -> MarketEntry {
        with(outcome: outcome, bid: bid, abnormallyLow: abnormallyLow)
    }

    private func with(outcome: Outcome, bid: Int?, abnormallyLow: AbnormallyLow?) -> MarketEntry {
        MarketEntry(
            provider: provider, tier: tier, lots: lots, minutes: minutes, believedHours: believedHours,
            costPence: costPence, avoidablePence: avoidablePence, pricePence: pricePence, outcome: outcome, bid: bid,
            abnormallyLow: abnormallyLow)
    }
}

/// Why a price is worth a question before it wins. A bid is only flagged: whether it can be explained, a person decides.
public enum AbnormallyLow: Hashable, Sendable {
    /// Working the hours costs the bidder more than not working them.
    case belowAvoidableCost(pence: Double)
    /// Far below the median of the lot's bids; for a package, of the mean of its lots' medians by hours.
    case farBelowOthers(medianPence: Double, share: Double)
}
