import LotModel

/// All that bids depend on but the belief.
public struct BiddingProblem: Sendable {
    public let rules: BiddingRules
    public let plan: LotPlan
    /// Commissioned contact hours per week of each core area.
    public let hours: [Double]
    public let providers: [Provider]
    public let capacity: Capacity
    /// Minutes from each provider's base to each core area.
    public let reach: [[Double]]
    public let costs: CostModel
    public let rates: RateCard
    public let hops: HopCurves
    public let neighbours: [[Int]]
    /// Bids of a file.
    public let given: [Bid]
    /// Whether each provider's bids are modelled.
    public let isModelled: [Bool]

    /// - Parameters:
    ///   - given: bids of a file; nil has all providers' bids modelled.
    ///   - modelsOthers: whether providers without a bid in the file bid as modelled.
    public init(
        rules: BiddingRules, plan: LotPlan, hours: [Double], providers: [Provider], capacity: Capacity,
        reach: [[Double]], costs: CostModel, rates: RateCard, hops: HopCurves, neighbours: [[Int]], given: [Bid]? = nil,
        modelsOthers: Bool = false
    ) {
        self.rules = rules
        self.plan = plan
        self.hours = hours
        self.providers = providers
        self.capacity = capacity
        self.reach = reach
        self.costs = costs
        self.rates = rates
        self.hops = hops
        self.neighbours = neighbours
        self.given = given ?? []
        let bidders = Set(self.given.map(\.provider))
        isModelled = providers.indices.map { given == nil || (modelsOthers && !bidders.contains($0)) }
    }

    /// All providers' bids modelled, with other hours to offer.
    public func with(_ capacity: Capacity) -> BiddingProblem {
        BiddingProblem(
            rules: rules, plan: plan, hours: hours, providers: providers, capacity: capacity, reach: reach,
            costs: costs, rates: rates, hops: hops, neighbours: neighbours)
    }

    /// Highest price that a bid may ask in the tier.
    func ceiling(_ tier: TierRules) -> Int {
        min(tier.ceilingPence ?? rules.ceilingPence, rates.highestBandPence ?? .max)
    }
}
