import LotModel

/// All that an award depends on, as plain values: the printed rule in section 23(4) of the Procurement Act 2023 is
/// "most hours awarded, then the lowest yearly cost, then the lowest bid id".
///
/// Tiers offered in one tender compete: an area goes to an exclusive bid, or to the winners of the shared lot around it
/// at their flat price per hour. At most one tier may be shared.
public struct AwardProblem: Sendable {
    public let plan: LotPlan
    /// Commissioned hours per week of each core area.
    public let hours: [Double]
    public let bids: [Bid]
    /// Hours per week that each provider can take in all.
    public let capacity: [Double]

    public init(plan: LotPlan, hours: [Double], bids: [Bid], capacity: [Double]) {
        precondition(plan.tiers.count { $0.rules.offer == .shares } <= 1, "two tiers share the same hours")
        self.plan = plan
        self.hours = hours
        self.bids = bids
        self.capacity = capacity
    }

    /// The shared tier, if the plan has one.
    public var sharedTier: Int? { plan.tiers.firstIndex { $0.rules.offer == .shares } }

    /// Areas covered by a bid's lots.
    func areas(of bid: Bid) -> [Int] { bid.lots.flatMap { plan.tiers[bid.tier].lots[$0].areas } }

    func hours(of bid: Bid) -> Double {
        bid.lots.reduce(0) { $0 + plan.tiers[bid.tier].lots[$1].sum(hours) }
    }

    func isExclusive(_ bid: Bid) -> Bool { plan.tiers[bid.tier].rules.offer == .exclusive }
}
