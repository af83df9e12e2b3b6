/// What a run finds out beyond coverage. Nil for what it was not asked.
public struct Findings: Sendable {
    /// What became of routes to providers beyond the award; empty where there are none.
    public let routes: RouteReport
    /// What each of the tender's `limits` costs, in their order; empty where nobody asked.
    public let rulePrices: [RulePrice]
    /// What the change of contracts does to people and carers.
    public let mobilisation: MobilisationReport?
    /// The state in which delivery began.
    public let mobilised: Mobilised?
    /// Who bears the gaps, and where carers are short.
    public let detail: CoverageDetail?
    /// What could be delivered if lots had no borders.
    public let attainable: AttainableCoverage?
    /// Why hours stay unmet.
    public let causes: GapCauses?
    /// The same award with packages coming and going week by week.
    public let simulated: Simulated?
    /// What happens when a provider withdraws.
    public let resilience: Resilience?
    /// What would close the worst gaps, worst first.
    public let remedies: [AreaRemedies]
    /// Providers that delivery does without, although the award counts them in.
    public let withdrawn: [Int]
    /// What each parameter with a stated range does alone.
    public let sensitivities: Sensitivities?
    /// Services and duties beside the contracts.
    public let beside: BesideFindings
    /// The contracts over their years, where the scenario has terms.
    public let contract: ContractView?
    /// What driving and times of day do to carers, where the scenario speaks of them.
    public let carers: CarerFindings?
    /// Who pays for which hours; nil where the contracts are the council's alone.
    public let scope: ScopeReport?
    /// What happens when a provider's new packages stop, where the scenario has sanctions.
    public let sanctions: SanctionFindings?
    /// What neighbours' tenders do to this one; nil without any.
    public let neighbours: NeighbourReport?

    public init(
        routes: RouteReport = RouteReport(),
        rulePrices: [RulePrice] = [],
        mobilisation: MobilisationReport? = nil,
        mobilised: Mobilised? = nil,
        detail: CoverageDetail? = nil,
        attainable: AttainableCoverage? = nil,
        causes: GapCauses? = nil,
        simulated: Simulated? = nil,
        resilience: Resilience? = nil,
        remedies: [AreaRemedies] = [],
        withdrawn: [Int] = [],
        sensitivities: Sensitivities? = nil,
        beside: BesideFindings = BesideFindings(),
        contract: ContractView? = nil,
        carers: CarerFindings? = nil,
        scope: ScopeReport? = nil,
        sanctions: SanctionFindings? = nil,
        neighbours: NeighbourReport? = nil
    ) {
        self.routes = routes
        self.rulePrices = rulePrices
        self.mobilisation = mobilisation
        self.mobilised = mobilised
        self.detail = detail
        self.attainable = attainable
        self.causes = causes
        self.simulated = simulated
        self.resilience = resilience
        self.remedies = remedies
        self.withdrawn = withdrawn
        self.sensitivities = sensitivities
        self.beside = beside
        self.contract = contract
        self.carers = carers
        self.scope = scope
        self.sanctions = sanctions
        self.neighbours = neighbours
    }
}
