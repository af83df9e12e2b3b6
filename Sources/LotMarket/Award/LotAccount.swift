import LotModel

/// Why a bid did not win.
public enum BidLoss: Hashable, Sendable {
    case keptOut(BidFault)
    /// By so many pence an hour, or hundredths of points, against those who hold its hours.
    case weighsMore(by: Double)
    /// Equal weight; the winner's bid id comes first.
    case laterID
    /// With what its provider wins elsewhere, and in place of those who hold its hours, it would break this.
    case breaks(AwardLimit)
    /// Another bid of the same provider's alternatives wins.
    case alternative(bid: Int)
    /// Its provider holds these hours through another bid.
    case ownBid(Int)
    /// By itself it would weigh less by so much: within the gap to which the award is proved.
    case withinGap(by: Double)
    /// Tiers are awarded in sequence, and one before its own holds hours that it is for.
    case earlierTier
    /// It would weigh less here; the award as a whole does not.
    case wholeAward
}

/// What became of one lot, and of the bids for it.
public struct LotAccount: Hashable, Sendable {
    public struct Loser: Hashable, Sendable {
        public let bid: Int
        public let loss: BidLoss

        public init(bid: Int, loss: BidLoss) {
            self.bid = bid
            self.loss = loss
        }
    }

    public let key: LotKey
    /// Contact hours per week of the whole lot.
    public let hours: Double
    /// Of the first rank.
    public let winners: [Contract]
    /// Hours per week of the lot that lots of other tiers hold, by lot, most hours first.
    public let heldElsewhere: [HeldHours]
    /// Bids for the lot that did not win, those that take part first, lightest first.
    public let losers: [Loser]
}

/// Hours of one lot that stand in another.
public struct HeldHours: Hashable, Sendable {
    public let key: LotKey
    public let hours: Double
}

/// Everything that can be said of an award lot by lot and bid by bid, from the tender and the contracts alone.
///
/// Cost: bids, times rules for those that weigh less than the winners.
public struct AwardAccount: Sendable {
    /// In the order of the plan.
    public let lots: [LotAccount]
    /// Points of each bid; empty where price alone decides.
    public let points: [BidPoints]
    public let figures: AwardFigures

    public init(_ tender: Tender, outcome: AwardOutcome) {
        let problem = AwardProblem(tender)
        let book = AwardBook(problem, outcome)
        let bidsOfLot = Dictionary(
            grouping: tender.bids.indices.flatMap { bid in tender.bids[bid].keys.map { (key: $0, bid: bid) } },
            by: \.key)
        let contracts = Dictionary(grouping: outcome.award.contracts) { LotKey(tier: $0.tier, lot: $0.lot) }
        lots = tender.plan.tiers.enumerated().flatMap { tier, own in
            own.lots.indices.map { lot in
                let key = LotKey(tier: tier, lot: lot)
                let winners = contracts[key] ?? []
                let won = Set(winners.map(\.bid))
                let losers = (bidsOfLot[key] ?? []).map(\.bid).filter { !won.contains($0) }
                    .map { LotAccount.Loser(bid: $0, loss: book.loss($0)) }
                    .sorted { book.order($0) < book.order($1) }
                return LotAccount(
                    key: key, hours: own.lots[lot].sum(tender.hours), winners: winners,
                    heldElsewhere: book.heldElsewhere(key), losers: losers)
            }
        }
        points = BidScores(tender, isValid: problem.isValid).points
        figures = AwardFigures(tender, contracts: outcome.award.contracts)
    }
}
