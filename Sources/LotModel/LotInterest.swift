/// What bids a lot has drawn.
public struct LotInterest: Hashable, Sendable {
    /// Distinct providers with a bid that covers the lot.
    public let bidders: Int
    public let smallBidders: Int
    /// Rates of all bids that cover the lot, lowest first.
    public let ratesPence: [Int]
    public let abnormallyLowBids: Int

    public var lowestPence: Int? { ratesPence.first }
    public var highestPence: Int? { ratesPence.last }
    public var medianPence: Double? { ratesPence.median }
    public var smallShare: Double? { bidders > 0 ? Double(smallBidders) / Double(bidders) : nil }
}

/// What bids a tier has drawn.
public struct TierInterest: Hashable, Sendable {
    /// In the order of the tier's lots.
    public let lots: [LotInterest]
    /// Distinct providers with a bid in the tier.
    public let bidders: Int

    public var lotsWithoutBidder: Int { lots.count { $0.bidders == 0 } }
    public var lotsWithOneBidder: Int { lots.count { $0.bidders == 1 } }
    public var abnormallyLowBids: Int { lots.reduce(0) { $0 + $1.abnormallyLowBids } }
    /// With at least as many lots as bidders, bidders can part the lots among themselves without meeting.
    public var hasTooManyLots: Bool { !lots.isEmpty && lots.count >= bidders }
}

extension [Int] {
    /// Precondition: sorted. Of an even number the mean of the two in the middle; nil for none.
    public var median: Double? { isEmpty ? nil : (Double(self[(count - 1) / 2]) + Double(self[count / 2])) / 2 }
}

extension Bids {
    /// One for each tier of the plan. Cost: bids x lots of a bid.
    public func interest(plan: LotPlan, providers: [Provider]) -> [TierInterest] {
        let flagged = Set(entries.compactMap { $0.abnormallyLow == nil ? nil : $0.bid })
        return plan.tiers.indices.map { tier in
            var bidsOfLot = [[Int]](repeating: [], count: plan.tiers[tier].lots.count)
            var bidders: Set<Int> = []
            for (index, bid) in bids.enumerated() where bid.tier == tier {
                bidders.insert(bid.provider)
                for lot in bid.lots { bidsOfLot[lot].append(index) }
            }
            let lots = bidsOfLot.map { own in
                let who = Set(own.map { bids[$0].provider })
                return LotInterest(
                    bidders: who.count, smallBidders: who.count { providers[$0].sizeClass == .small },
                    ratesPence: own.map { bids[$0].ratePence }.sorted(),
                    abnormallyLowBids: own.count(where: flagged.contains))
            }
            return TierInterest(lots: lots, bidders: bidders.count)
        }
    }
}
