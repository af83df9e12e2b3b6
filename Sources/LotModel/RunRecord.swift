/// Everything that a finished run knows; reports and files are made from it alone.
public struct RunRecord: Sendable {
    public let scenario: Scenario
    public let demand: Demand
    public let providers: [Provider]
    /// Contact hours per week that each provider could offer in the tender.
    public let capacity: [Double]
    /// True when the providers are invented, not read from a file.
    public let isMarketModelled: Bool
    /// True when providers of a file are shown under their own names.
    public let showsNames: Bool
    /// Minutes from each provider's base to each core area.
    public let reach: [[Double]]
    public let hops: HopCurves
    /// Of the belief that the scenario asks for.
    public let bids: Bids
    /// Of the other belief; nil where that makes no difference to any bid, or all bids are of a file.
    public let otherBids: Bids?
    /// The chain that the rest of the record holds in full, and the other one: naive first. One alone where all bids are
    /// of a file, or where an interrupt came before the second.
    public let chains: [MarketChain]
    /// The tender that was awarded; its bids are those above.
    public let tender: Tender
    public let outcome: AwardOutcome
    public let labour: LabourPool
    public let delivery: Delivery
    public let coverage: Coverage
    /// Sampled rounds, sorted by provider, area.
    public let rounds: [RoundSample]
    public let dividend: DensityDividend
    /// What hours cost and earn, and what the council pays.
    public let accounts: Accounts
    /// Connected parts of every lot, `lotParts[tier][lot]`.
    public let lotParts: [[Int]]
    public let findings: Findings
    public let warnings: [Diagnostic]
    /// What was done to protect small numbers and prices; nil where everything is as it was computed.
    public let protection: String?

    public init(
        scenario: Scenario, demand: Demand, providers: [Provider], capacity: [Double], isMarketModelled: Bool,
        showsNames: Bool = false, reach: [[Double]], hops: HopCurves, bids: Bids, otherBids: Bids? = nil,
        chains: [MarketChain] = [], tender: Tender, outcome: AwardOutcome, labour: LabourPool, delivery: Delivery,
        coverage: Coverage, rounds: [RoundSample], dividend: DensityDividend, accounts: Accounts, lotParts: [[Int]],
        findings: Findings = Findings(), warnings: [Diagnostic], protection: String? = nil
    ) {
        self.scenario = scenario
        self.demand = demand
        self.providers = providers
        self.capacity = capacity
        self.isMarketModelled = isMarketModelled
        self.showsNames = showsNames
        self.reach = reach
        self.hops = hops
        self.bids = bids
        self.otherBids = otherBids
        self.chains = chains
        self.tender = tender
        self.outcome = outcome
        self.labour = labour
        self.delivery = delivery
        self.coverage = coverage
        self.rounds = rounds
        self.dividend = dividend
        self.accounts = accounts
        self.lotParts = lotParts
        self.findings = findings
        self.warnings = warnings
        self.protection = protection
    }

    /// Winners of the first rank.
    public var award: Award { outcome.award }

    /// Commissioned hours per week of the core areas.
    public var coreHours: [Double] { Array(demand.commissionedHours[0..<demand.coreCount]) }

    /// True when demand came from the council's own file, whose small numbers by area may point at people, or when
    /// simulated results stand under organisations' names.
    public var isInternal: Bool { scenario.hours != nil || showsNames }
}
