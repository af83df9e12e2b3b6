/// All that an award depends on. Lots are sets of areas; a tender without geography gives each lot an area of its own.
public struct Tender: Equatable, Sendable {
    public let plan: LotPlan
    /// Commissioned hours per week of each area.
    public let hours: [Double]
    public let bids: [Bid]
    /// Hours per week that each provider can take in all.
    public let capacity: [Double]
    public let terms: AwardTerms
    /// Providers that count as small.
    public let small: Set<Int>
    /// Who holds a lot today.
    public let incumbents: [LotKey: Int]

    public init(
        plan: LotPlan, hours: [Double], bids: [Bid], capacity: [Double], terms: AwardTerms = AwardTerms(),
        small: Set<Int> = [], incumbents: [LotKey: Int] = [:]
    ) {
        precondition(plan.tiers.count { $0.rules.offer == .shares } <= 1, "two tiers share the same hours")
        self.plan = plan
        self.hours = hours
        self.bids = bids
        self.capacity = capacity
        self.terms = terms
        self.small = small
        self.incumbents = incumbents
    }

    public func with(rules: [AwardRule]) -> Tender {
        Tender(
            plan: plan, hours: hours, bids: bids, capacity: capacity, terms: terms.with(rules: rules), small: small,
            incumbents: incumbents)
    }
}
