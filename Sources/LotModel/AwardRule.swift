/// A lot by its tier and its place in the tier.
public struct LotKey: Hashable, Sendable, Comparable {
    public let tier: Int
    public let lot: Int

    public init(tier: Int, lot: Int) {
        self.tier = tier
        self.lot = lot
    }

    public static func < (a: LotKey, b: LotKey) -> Bool { (a.tier, a.lot) < (b.tier, b.lot) }
}

/// One rule of an award. Every rule can be left out, so that its price can be told.
///
/// A provider *wins a lot* when one of its winning bids covers it; hours are contact hours a week, money is pence a year.
public enum AwardRule: Hashable, Sendable {
    /// No provider wins more hours than it can take.
    case capacity
    /// Every hour that is offered is awarded.
    case allAwarded
    /// A provider wins at most one of its bids.
    case oneBidEach
    /// A provider that bids for more lots takes no part: there is no fair way to choose among its bids.
    case lotsBid(max: Int)
    /// A winner wins at least and at most so many lots.
    case lotsAwarded(min: Int, max: Int?)
    /// Yearly pay to one provider.
    case spend(maxPence: Int)
    /// Yearly pay to all providers together.
    case budget(maxPence: Int)
    /// A provider's part, 0 to 1, of all hours offered.
    case marketShare(max: Double)
    /// Number of distinct winners.
    case winners(min: Int, max: Int?)
    /// Lots with an incumbent that the incumbent does not win.
    case incumbentChanges(max: Int)
    /// Lots that their incumbent wins, or nobody.
    case incumbentKept([LotKey])
    /// Lots for which small providers alone may bid.
    case reservedForSmall([LotKey])
    /// A winner of any of these lots wins at least and at most so many of them.
    case group([LotKey], min: Int, max: Int?)
    /// At most one of these providers wins anything.
    case rivalProviders([Int])
    /// No provider wins two of these lots.
    case separateLots([LotKey])
    /// Bids of lower quality, 0 to 1, take no part.
    case quality(min: Double)
    /// Bids outside this range of pence an hour take no part.
    case rate(minPence: Int, maxPence: Int?)
    /// A winner's part, 0 to 1, of a lot that several share.
    case lotShare(min: Double, max: Double)
}

/// How bids are compared.
public enum Scoring: Hashable, Sendable {
    /// The lowest yearly cost.
    case leastCost
    /// The most points, weighted by hours. Weights are whole per cent and sum to 100.
    case priceQuality(priceWeight: Int, qualityWeight: Int, price: PriceScore)
}

/// Points for a price, 0 to 100.
public enum PriceScore: Hashable, Sendable {
    /// 100 x lowest price / price. The lowest price of a package is the mean, by hours, of the lowest price of each of its
    /// lots among all valid bids of the tier that cover it.
    case relativeToLowest
    /// 100 at `bestPence` or less, 0 at `worstPence` or more, a straight line between.
    case fixedScale(bestPence: Int, worstPence: Int)
}

/// Whether tiers that overlap are awarded in one decision or one after the other, in the order of the plan.
public enum TierOrder: String, CaseIterable, Sendable {
    case together
    case inSequence = "in_sequence"
}

/// What decides an award.
public struct AwardTerms: Hashable, Sendable {
    public let scoring: Scoring
    public let rules: [AwardRule]
    /// What an hour without a winner weighs: pence, or hundredths of points. Nil: hours come before everything else.
    public let penaltyPerHour: Int?
    public let order: TierOrder
    /// 1 for a lead alone, 2 with a second, 3 with a reserve.
    public let ranks: Int

    public init(
        scoring: Scoring = .leastCost, rules: [AwardRule] = [.capacity], penaltyPerHour: Int? = nil,
        order: TierOrder = .together, ranks: Int = 1
    ) {
        precondition(ranks >= 1)
        if case .priceQuality(let price, let quality, _) = scoring { precondition(price + quality == 100) }
        self.scoring = scoring
        self.rules = rules
        self.penaltyPerHour = penaltyPerHour
        self.order = order
        self.ranks = ranks
    }

    public func with(rules: [AwardRule]) -> AwardTerms {
        AwardTerms(scoring: scoring, rules: rules, penaltyPerHour: penaltyPerHour, order: order, ranks: ranks)
    }
}
