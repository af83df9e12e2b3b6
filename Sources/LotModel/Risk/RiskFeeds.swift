/// A straight line from its value at score 0 to that at score 100.
public struct RiskLine: Hashable, Sendable {
    public let worst: Double
    public let best: Double

    public init(worst: Double, best: Double) {
        self.worst = worst
        self.best = best
    }

    public func value(_ score: Double) -> Double { worst + (best - worst) * score / 100 }
}

/// What scores are used for, each function as the scenario states it.
public struct RiskFeeds: Hashable, Sendable {
    /// Which score stands for a provider of several services.
    public enum ProviderScore: String, CaseIterable, Hashable, Sendable {
        case mean
        case lowest
    }

    /// Visits of contract monitoring to a service, a year, by its colour.
    public struct Visits: Hashable, Sendable {
        public let red: Double
        public let amber: Double
        public let green: Double
        /// Of a service that nothing is known of.
        public let unrated: Double
        /// Of one visit, preparing, travelling and writing included.
        public let hours: Double
        /// That one officer works in a year.
        public let officerHoursYear: Double

        public init(
            red: Double, amber: Double, green: Double, unrated: Double, hours: Double, officerHoursYear: Double
        ) {
            self.red = red
            self.amber = amber
            self.green = green
            self.unrated = unrated
            self.hours = hours
            self.officerHoursYear = officerHoursYear
        }

        public func perYear(_ colour: RiskColour?) -> Double {
            switch colour {
            case .red: red
            case .amber: amber
            case .green: green
            case nil: unrated
            }
        }
    }

    /// Quality with which a provider's bids are marked, 0 to 1.
    public let quality: RiskLine
    /// Chance that a service closes within a year, 0 to 1.
    public let closureChance: RiskLine
    public let visits: Visits
    public let providerScore: ProviderScore
    /// Where the functions come from, or that they are assumed.
    public let source: String

    public init(
        quality: RiskLine, closureChance: RiskLine, visits: Visits, providerScore: ProviderScore, source: String
    ) {
        self.quality = quality
        self.closureChance = closureChance
        self.visits = visits
        self.providerScore = providerScore
        self.source = source
    }
}

/// What the council may do when contracts end, with the years that today's services stay under it.
public struct RiskOption: Hashable, Sendable {
    public let name: String
    public let meaning: String
    public let years: Double
    /// Services with a lower score get no contract after it; nil where none are turned away.
    public let leastScore: Double?

    public init(name: String, meaning: String, years: Double, leastScore: Double? = nil) {
        self.name = name
        self.meaning = meaning
        self.years = years
        self.leastScore = leastScore
    }
}
