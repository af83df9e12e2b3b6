/// What one provider bids for, against what it can take. Bids may together exceed that: the award settles it.
public struct BidderLoad: Hashable, Sendable {
    public let bids: Int
    public let lots: Int
    /// Hours per week: of each lot the most that any of its bids offers there.
    public let hours: Double

    public init(bids: Int, lots: Int, hours: Double) {
        self.bids = bids
        self.lots = lots
        self.hours = hours
    }

    /// Hours bid for over hours it can take; nil where it can take none.
    public func ratio(of capacity: Double) -> Double? { capacity > 0 ? hours / capacity : nil }
}

extension Bids {
    /// One for each provider.
    ///
    /// - Parameter hours: commissioned hours per week of each core area.
    public func loads(providers: Int, plan: LotPlan, hours: [Double]) -> [BidderLoad] {
        var counts = [Int](repeating: 0, count: providers)
        var offers = [[LotKey: Double]](repeating: [:], count: providers)
        for bid in bids {
            counts[bid.provider] += 1
            for lot in bid.lots {
                let offered = min(bid.maxHours, plan.tiers[bid.tier].lots[lot].sum(hours))
                offers[bid.provider][LotKey(tier: bid.tier, lot: lot), default: 0].raise(to: offered)
            }
        }
        return zip(counts, offers).map { count, offers in
            let hours = offers.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
            return BidderLoad(bids: count, lots: offers.count, hours: hours)
        }
    }
}

extension Double {
    fileprivate mutating func raise(to other: Double) { self = max(self, other) }
}
