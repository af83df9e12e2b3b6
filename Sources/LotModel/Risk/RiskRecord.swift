/// Whether services stand for true establishments.
public enum RiskEstablishments: String, CaseIterable, Hashable, Sendable {
    case real
    case invented
}

/// A risk scenario that has passed every check of its inputs.
public struct RiskScenario: Sendable {
    public let name: String
    public let title: String
    public let region: String
    public let establishments: RiskEstablishments
    public let areas: AreaTable
    public let geography: Geography
    /// Column of the area table by which areas belong to localities, and the one that names those.
    public let localities: (column: String, names: String?)
    public let matrix: RiskMatrix
    /// Where weights and cut-offs come from, or that they are assumed.
    public let source: String
    public let services: [RiskService]
    /// `ratings[service][criterion]`.
    public let ratings: [[RiskRating?]]
    public let feeds: RiskFeeds
    public let options: [RiskOption]
    public let notes: [String]
    public let attribution: String

    public init(
        name: String, title: String, region: String, establishments: RiskEstablishments = .real, areas: AreaTable,
        geography: Geography, localities: (column: String, names: String?), matrix: RiskMatrix, source: String,
        services: [RiskService],
        ratings: [[RiskRating?]], feeds: RiskFeeds, options: [RiskOption], notes: [String], attribution: String
    ) {
        precondition(ratings.count == services.count)
        self.name = name
        self.title = title
        self.region = region
        self.establishments = establishments
        self.areas = areas
        self.geography = geography
        self.localities = localities
        self.matrix = matrix
        self.source = source
        self.services = services
        self.ratings = ratings
        self.feeds = feeds
        self.options = options
        self.notes = notes
        self.attribution = attribution
    }
}

/// A risk scenario with all that follows from it; files and reports are made from it alone.
public struct RiskRecord: Sendable {
    public let scenario: RiskScenario
    /// One for each service; nil for a kind that no criterion rates, which is only mapped.
    public let scores: [RiskScore?]
    /// By code.
    public let localities: [RiskLocality]
    /// By id.
    public let providers: [ProviderRisk]

    /// Linear in ratings.
    public init(_ scenario: RiskScenario) {
        self.scenario = scenario
        let rated = scenario.matrix.ratedKinds
        scores = scenario.services.indices.map { index in
            let kind = scenario.services[index].kind
            return rated.contains(kind) ? scenario.matrix.score(scenario.ratings[index], kind: kind) : nil
        }
        localities = RiskLocality.all(scenario, scores)
        providers = ProviderRisk.all(scenario, scores)
    }

    /// True when scores stand under the ids of true establishments: not for publication.
    public var isInternal: Bool { scenario.establishments == .real }

    /// Services that criteria rate, in the order of the file.
    public var rated: [Int] { scores.indices.filter { scores[$0] != nil } }

    /// The same, lowest score first, those without one last; ties in the order of the file.
    public var ranked: [Int] {
        rated.sorted { (scores[$0]?.score ?? .infinity, $0) < (scores[$1]?.score ?? .infinity, $1) }
    }

    /// Services of a colour; nil counts those without a score.
    public func count(_ colour: RiskColour?, kind: RiskService.Kind? = nil) -> Int {
        rated.count {
            scores[$0]?.colour == colour && (kind ?? scenario.services[$0].kind) == scenario.services[$0].kind
        }
    }

    /// Visits a year to one service; 0 for a kind that no criterion rates.
    public func visits(_ service: Int) -> Double {
        scores[service].map { scenario.feeds.visits.perYear($0.colour) } ?? 0
    }

    /// Visits a year to all rated services.
    public var visitsYear: Double { rated.reduce(0) { $0 + visits($1) } }
    public var visitHoursYear: Double { visitsYear * scenario.feeds.visits.hours }
    public var officers: Double { visitHoursYear / scenario.feeds.visits.officerHoursYear }

    /// Chance that a service closes within a year; nil without a score.
    public func closureChance(_ service: Int) -> Double? {
        scores[service]?.score.map(scenario.feeds.closureChance.value)
    }

    /// Services, and beds of care homes, that close on average within `years` when chances stay as they are.
    public func closures(years: Double) -> (services: Double, beds: Double) {
        var services = 0.0
        var beds = 0.0
        for index in rated {
            guard let chance = closureChance(index) else { continue }
            let closed = 1 - Self.power(1 - chance, years)
            services += closed
            beds += closed * Double(scenario.services[index].beds ?? 0)
        }
        return (services, beds)
    }

    /// Services, and beds of care homes, that an option turns away: those with a score below its least.
    public func turnedAway(_ option: RiskOption) -> (services: Int, beds: Int) {
        guard let least = option.leastScore else { return (0, 0) }
        let gone = rated.filter { (scores[$0]?.score ?? least) < least }
        return (gone.count, gone.reduce(0) { $0 + (scenario.services[$1].beds ?? 0) })
    }

    /// Whole years one by one, a part of one in proportion: no library's power function decides a figure.
    static func power(_ kept: Double, _ years: Double) -> Double {
        var result = 1.0
        for _ in 0..<Int(years) { result *= kept }
        return result * (1 - (1 - kept) * (years - years.rounded(.down)))
    }
}
