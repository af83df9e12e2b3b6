import LotModel

/// A market after bidding: what its tables and lines are made from.
public struct MarketView: Sendable {
    let scenario: Scenario
    let providers: [Provider]
    /// Contact hours per week that each provider can take.
    let capacity: [Double]
    /// Commissioned hours per week of the core areas.
    let hours: [Double]
    /// Nil where all bids are of a file.
    let belief: Belief?
    let bids: Bids
    /// Those of the other belief, where they differ.
    let otherBids: Bids?
    /// Whether the other belief was tried as well.
    let knowsBoth: Bool
    let showsNames: Bool
    /// One for each tier.
    let interest: [TierInterest]

    public init(
        scenario: Scenario, providers: [Provider], capacity: [Double], hours: [Double], belief: Belief?, bids: Bids,
        otherBids: Bids? = nil, knowsBoth: Bool = false, showsNames: Bool = false
    ) {
        self.scenario = scenario
        self.providers = providers
        self.capacity = capacity
        self.hours = hours
        self.belief = belief
        self.bids = bids
        self.otherBids = otherBids
        self.knowsBoth = knowsBoth
        self.showsNames = showsNames
        interest = bids.interest(plan: scenario.plan, providers: providers)
    }

    init(_ record: RunRecord) {
        self.init(
            scenario: record.scenario, providers: record.providers, capacity: record.capacity, hours: record.coreHours,
            belief: record.belief, bids: record.bids, otherBids: record.otherBids, knowsBoth: record.chains.count > 1,
            showsNames: record.showsNames)
    }

    /// As in `RunRecord.isInternal`.
    public var isInternal: Bool { scenario.hours != nil || showsNames }

    /// A sentence for every tier whose bidders could part the lots among themselves.
    var warnings: [String] {
        zip(scenario.plan.tiers, interest).compactMap { tier, interest in
            guard interest.hasTooManyLots, !providers.isEmpty else { return nil }
            return
                "\(Diagnostic.printable(tier.rules.title)): \(Figures.number(Double(interest.lots.count))) lots are not "
                + "fewer than \(Figures.number(Double(interest.bidders))) expected bidders; with fewer lots than bidders, "
                + "bidders have to compete (Grimm, Pacini, Spagnolo and Zanza 2006)."
        }
    }
}

extension RunRecord {
    /// The belief of `bids`; nil where all are of a file.
    var belief: Belief? {
        guard scenario.modelsBids else { return nil }
        return chains.contains { $0.belief == scenario.belief } || chains.isEmpty ? scenario.belief : chains[0].belief
    }
}
