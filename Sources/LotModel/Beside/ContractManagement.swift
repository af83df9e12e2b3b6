/// How often the council meets each provider, by the size of its contracts and its risk.
public struct ContractManagementRules: Hashable, Sendable {
    /// A provider meets as often as the first band that it belongs to says.
    public struct Band: Hashable, Sendable {
        /// Contracted hours a week from which on it belongs here.
        public let fromHours: Double
        /// Risk of closing within a year from which on it belongs here, whatever its size; nil for size alone.
        public let fromRisk: Double?
        public let everyWeeks: Double

        public init(fromHours: Double, fromRisk: Double?, everyWeeks: Double) {
            self.fromHours = fromHours
            self.fromRisk = fromRisk
            self.everyWeeks = everyWeeks
        }

        func holds(hours: Double, risk: Double) -> Bool { hours >= fromHours || fromRisk.map { risk >= $0 } ?? false }
    }

    public let bands: [Band]
    /// Hours of the team that a meeting takes, preparation and notes included.
    public let meetingHours: Double
    /// Contract managers, and hours a year of one.
    public let team: Double
    public let hoursYear: Double

    public init(bands: [Band], meetingHours: Double, team: Double, hoursYear: Double) {
        self.bands = bands
        self.meetingHours = meetingHours
        self.team = team
        self.hoursYear = hoursYear
    }

    /// Nil for a provider below every band.
    public func band(hours: Double, risk: Double) -> Int? { bands.firstIndex { $0.holds(hours: hours, risk: risk) } }
}

/// The meetings and visits of one provider over a year.
public struct ProviderMeetings: Hashable, Sendable {
    public let provider: Int
    public let contracts: Int
    public let contractHours: Double
    /// Index of its band; nil below all of them: it is not met.
    public let band: Int?
    public let meetings: Double
    public let meetingHours: Double
    /// Monitoring visits of the file of risks.
    public let visitHours: Double
    public var hours: Double { meetingHours + visitHours }

    public init(
        provider: Int, contracts: Int, contractHours: Double, band: Int?, meetings: Double, meetingHours: Double,
        visitHours: Double
    ) {
        self.provider = provider
        self.contracts = contracts
        self.contractHours = contractHours
        self.band = band
        self.meetings = meetings
        self.meetingHours = meetingHours
        self.visitHours = visitHours
    }
}

/// What managing an award's contracts takes in a year.
public struct ContractWorkload: Hashable, Sendable {
    public let rules: ContractManagementRules
    /// Holders of contracts, most hours of the team first.
    public let providers: [ProviderMeetings]

    public init(rules: ContractManagementRules, providers: [ProviderMeetings]) {
        self.rules = rules
        self.providers = providers
    }

    public var meetings: Double { providers.reduce(0) { $0 + $1.meetings } }
    public var hours: Double { providers.reduce(0) { $0 + $1.hours } }
    /// Of the team's hours.
    public var loadShare: Double { hours / (rules.team * rules.hoursYear) }
}
