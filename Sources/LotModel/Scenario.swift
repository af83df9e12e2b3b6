/// A group of areas that the report always names, gap or not.
public struct WatchGroup: Hashable, Sendable {
    public let name: String
    /// How the areas were chosen, in words.
    public let coding: String
    /// Indices of core areas, ascending.
    public let areas: [Int]
    /// What is thought to cause gaps here.
    public let mechanisms: [Mechanism]

    public init(name: String, coding: String, areas: [Int], mechanisms: [Mechanism]) {
        self.name = name
        self.coding = coding
        self.areas = areas
        self.mechanisms = mechanisms
    }
}

/// A problem that has passed every check of its inputs: all that the stages need, and nothing of files.
public struct Scenario: Sendable {
    public let name: String
    public let title: String
    public let region: String
    /// What the areas are, in the scenario's own word; nil where it says nothing.
    public let level: AreaLevel?
    public let priceYear: String
    public internal(set) var seed: UInt64
    public internal(set) var parameters: ParameterValues
    public internal(set) var rules: Rules
    /// Bands and uplifts of rates.
    public let rateSchedule: RateSchedule
    public let areas: AreaTable
    public let geography: Geography
    /// Where people live in the core areas; empty where the region has no such file.
    public let points: [ResidentialPoint]
    /// Mean legs among the points as a file has them; nil where the region has no such file.
    public let hopTable: HopTable?
    /// Minutes of a file; nil asks for the embedded model.
    public let travel: TravelMatrix?
    /// Minutes of hops of a file; nil asks for straight lines.
    public let hopMinutes: HopMinutes?
    public internal(set) var plan: LotPlan
    /// What the lots of its tier with `lots: designed` are designed for.
    public internal(set) var design: DesignWishes?
    /// What their design came to; nil before it.
    public internal(set) var designed: DesignedPlan?
    /// Nil asks for the default market.
    public let providers: [Provider]?
    /// Bids by their provider's and lots' indices; nil asks for modelled bids. Needs `providers`.
    public let bids: [Bid]?
    /// Whether providers without a bid among `bids` are modelled; without `bids` all are.
    public let modelsOtherBids: Bool
    /// The belief whose award and delivery the run reports in full; the other one is summarised beside it.
    public let belief: Belief
    /// Whether anybody's bids follow from a belief.
    public var modelsBids: Bool { bids == nil || modelsOtherBids }
    /// What decides the award.
    public internal(set) var terms: AwardTerms
    /// Who holds a lot today.
    public internal(set) var incumbents: [LotKey: Int]
    /// Lots that are not let again. Needs `providers`.
    public let frozen: FrozenLots
    /// Who works where before the contracts start, as a file has it; nil asks for modelled rounds. Needs `providers`.
    public let rounds: OutgoingRounds?
    /// Contact hours per week of each core area; nil asks for the demand model.
    public let hours: [Double]?
    /// Outside wage in pence per hour by district code.
    public let outsideWages: [String: Double]
    /// Every large employer that competes for carers, or none at all.
    public let employers: [Employer]
    /// What a file says of providers' scores; their quality and risk are those of it already.
    public let risks: [ProviderRisk]
    /// Times of day at which visits bunch; empty where they do not matter.
    public let carerWaves: [CarerWave]
    /// What readers of the report must know of this scenario, a sentence or two each.
    public let notes: [String]
    public let watch: [WatchGroup]
    /// Services and duties beside the contracts.
    public let beside: Beside
    /// Values between which a stress test draws; none where the scenario states none.
    public let stress: [StressRange]
    /// What somebody reports of the system, to hold drawn worlds against.
    public let reported: [ReportedFigure]
    /// How long contracts run and by which rules; nil where only the run's own year is asked for.
    public let contract: ContractTerms?
    /// Home care that health pays for; nil where the contracts are the council's alone.
    public internal(set) var scope: HealthScope?
    /// How new packages to providers are suspended; nil where the scenario leaves that out.
    public let sanctions: SanctionRules?
    /// Contracts that neighbours let to the same providers; none where the scenario names none.
    public internal(set) var neighbourTenders: [NeighbourTender]
    /// Attribution that every output carries.
    public let attribution: String

    public init(
        name: String, title: String, region: String, level: AreaLevel? = nil, priceYear: String, seed: UInt64,
        parameters: ParameterValues,
        rateSchedule: RateSchedule = RateSchedule(), areas: AreaTable, geography: Geography,
        points: [ResidentialPoint] = [], hopTable: HopTable? = nil,
        travel: TravelMatrix? = nil, hopMinutes: HopMinutes? = nil, plan: LotPlan, design: DesignWishes? = nil,
        providers: [Provider]?, bids: [Bid]?,
        modelsOtherBids: Bool = false, belief: Belief = .naive, terms: AwardTerms = AwardTerms(),
        incumbents: [LotKey: Int] = [:], frozen: FrozenLots = FrozenLots(), rounds: OutgoingRounds? = nil,
        hours: [Double]?,
        outsideWages: [String: Double], employers: [Employer] = [], carerWaves: [CarerWave] = [],
        risks: [ProviderRisk] = [],
        notes: [String] = [], watch: [WatchGroup], beside: Beside = Beside(), stress: [StressRange] = [],
        reported: [ReportedFigure] = [], contract: ContractTerms? = nil, scope: HealthScope? = nil,
        sanctions: SanctionRules? = nil, neighbourTenders: [NeighbourTender] = [], attribution: String
    ) {
        self.name = name
        self.title = title
        self.region = region
        self.level = level
        self.priceYear = priceYear
        self.seed = seed
        self.parameters = parameters
        rules = Rules(parameters)
        self.rateSchedule = rateSchedule
        self.areas = areas
        self.geography = geography
        self.points = points
        self.hopTable = hopTable
        self.travel = travel
        self.hopMinutes = hopMinutes
        self.plan = plan
        self.design = design
        self.providers = providers
        self.bids = bids
        self.modelsOtherBids = modelsOtherBids
        self.belief = belief
        self.terms = terms
        self.incumbents = incumbents
        self.frozen = frozen
        self.rounds = rounds
        self.hours = hours
        self.outsideWages = outsideWages
        self.employers = employers
        self.carerWaves = carerWaves
        self.risks = risks
        self.notes = notes
        self.watch = watch
        self.beside = beside
        self.stress = stress
        self.reported = reported
        self.contract = contract
        self.scope = scope
        self.sanctions = sanctions
        self.neighbourTenders = neighbourTenders
        self.attribution = attribution
    }
}

/// A file that a run read, as recorded in its manifest.
public struct InputFile: Hashable, Sendable {
    /// Path as the scenario or the user named it, never absolute unless they did.
    public let name: String
    public let bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
