import LotModel

/// All that delivery depends on. Indices are those of the area table, the providers and the plan's tiers.
public struct DeliveryProblem: Sendable {
    /// Commissioned contact hours per week of each core area.
    public let hours: [Double]
    public let plan: LotPlan
    public let contracts: [Contract]
    public let providers: [Provider]
    /// Contact hours per week that each provider is able to work after mobilisation.
    public let capacity: [Double]
    /// Minutes from each provider's base to each core area.
    public let reach: [[Double]]
    public let labour: LabourPool
    public let neighbours: [[Int]]
    public let hops: HopCurves
    public let costs: CostModel
    public let rates: RateCard
    public let rules: DeliveryRules
    /// Mechanisms that are switched off. Those of wages, employers and transfer act on labour, hours and capacity above,
    /// before delivery.
    public let off: Set<Mechanism>
    /// What each provider asks an hour where lots have no borders; nil for one that is not asked. One entry per provider
    /// where borders are off, else none.
    public let ownRatesPence: [Int?]
    /// Providers that work nothing, whatever is switched off.
    public let withdrawn: Set<Int>

    public init(
        hours: [Double], plan: LotPlan, contracts: [Contract], providers: [Provider], capacity: [Double],
        reach: [[Double]], labour: LabourPool, neighbours: [[Int]], hops: HopCurves, costs: CostModel,
        rates: RateCard, rules: DeliveryRules, off: Set<Mechanism> = [], ownRatesPence: [Int?] = [],
        withdrawn: Set<Int> = []
    ) {
        precondition(!off.contains(.lotBorders) || ownRatesPence.count == providers.count)
        self.hours = hours
        self.plan = plan
        self.contracts = contracts
        self.providers = providers
        self.capacity = capacity
        self.reach = reach
        self.labour = labour
        self.neighbours = neighbours
        self.hops = hops
        self.costs = costs
        self.rates = rates
        self.rules = rules
        self.off = off
        self.ownRatesPence = ownRatesPence
        self.withdrawn = withdrawn
    }

    /// Travel per contact hour of a provider with so many hours in each area.
    func travel(area: Int, _ volume: [Int: Double]) -> Hop {
        if off.contains(.travel) { return Hop(minutes: 0, kilometres: 0) }
        let own = volume[area] ?? 0
        guard hops.isPooled(area: area, hours: own) else { return hops.travelPerHour(area: area, hours: own) }
        let nearby = neighbours[area].compactMap { other in volume[other].map { (area: other, hours: $0) } }
        return hops.travelPerHour(area: area, hours: own, neighbours: nearby)
    }
}
