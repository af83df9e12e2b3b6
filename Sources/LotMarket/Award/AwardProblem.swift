import LotModel

/// A tender with what is computed once from all its bids: which are valid, and what each weighs. Re-solves without a rule
/// keep the weights, so that only the rule changes.
public struct AwardProblem: Sendable {
    public let tender: Tender
    /// What an hour of each bid weighs: pence, or hundredths of the points that it misses.
    public let weights: [Int]
    /// Whether each bid takes part.
    public let isValid: [Bool]
    /// Bids that a re-solve leaves out beside the invalid ones.
    private let excluded: Set<Int>
    /// Hours per week of the areas that stand in some lot.
    let offeredHours: Double

    public init(_ tender: Tender) { self.init(tender, weights: nil, excluded: []) }

    public init(plan: LotPlan, hours: [Double], bids: [Bid], capacity: [Double]) {
        self.init(Tender(plan: plan, hours: hours, bids: bids, capacity: capacity))
    }

    private init(_ tender: Tender, weights: [Int]?, excluded: Set<Int>) {
        let validity = BidValidity(tender)
        let isValid = tender.bids.indices.map { validity.fault($0) == nil }
        self.tender = tender
        offeredHours = tender.plan.offeredHours(tender.hours)
        self.weights = weights ?? BidScores(tender, isValid: isValid).weights
        self.excluded = excluded
        self.isValid = isValid.enumerated().map { $1 && !excluded.contains($0) }
    }

    /// The same bids and weights under other rules.
    func with(rules: [AwardRule]) -> AwardProblem {
        AwardProblem(tender.with(rules: rules), weights: weights, excluded: excluded)
    }

    /// The same bids and weights under other limits.
    func without(_ limits: Set<AwardLimit>) -> AwardProblem {
        AwardProblem(tender.without(limits), weights: weights, excluded: excluded)
    }

    /// The same tender without some bids.
    func excluding(_ bids: Set<Int>) -> AwardProblem {
        AwardProblem(tender, weights: weights, excluded: excluded.union(bids))
    }

    public var plan: LotPlan { tender.plan }
    public var hours: [Double] { tender.hours }
    public var bids: [Bid] { tender.bids }
    public var capacity: [Double] { tender.capacity }
    var rules: [AwardRule] { tender.terms.rules }

    /// The shared tier, if the plan has one.
    public var sharedTier: Int? { plan.tiers.firstIndex { $0.rules.offer == .shares } }

    /// Whether rules go beyond capacity; only then must a winner's share be more than a formality.
    var hasRules: Bool { rules.contains { $0 != .capacity } }

    /// Areas covered by a bid's lots.
    func areas(of bid: Bid) -> [Int] { bid.lots.flatMap { plan.tiers[bid.tier].lots[$0].areas } }

    func hours(of bid: Bid) -> Double {
        bid.lots.reduce(0) { $0 + plan.tiers[bid.tier].lots[$1].sum(hours) }
    }

    func isExclusive(_ bid: Bid) -> Bool { plan.tiers[bid.tier].rules.offer == .exclusive }
}

extension Bid {
    var keys: [LotKey] { lots.map { LotKey(tier: tier, lot: $0) } }
}
