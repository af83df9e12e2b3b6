/// Hours per week and the rural ones among them.
public struct RuralVolume: Hashable, Sendable {
    public private(set) var hours = 0.0
    /// RUC 2011 classes D and E.
    public private(set) var rural = 0.0
    /// Class E alone.
    public private(set) var village = 0.0

    public init() {}

    public var ruralShare: Double? { hours > 0 ? rural / hours : nil }
    public var villageShare: Double? { hours > 0 ? village / hours : nil }

    public mutating func add(_ hours: Double, rural: Double, village: Double) {
        self.hours += hours
        self.rural += rural
        self.village += village
    }
}

/// What a group of winners priced, won and worked.
public struct WinnersVolume: Hashable, Sendable {
    /// Distinct providers with a contract.
    public let winners: Int
    /// Hours per week that their winning bids counted on: believed hours, or what the bid offered if less.
    public let pricedHours: Double
    /// The hours awarded, with the rural shares that the winning prices averaged over.
    public let expected: RuralVolume
    /// The hours awarded, with the rural shares of the areas in which they lie.
    public let awarded: RuralVolume
    /// Hours delivered under contracts.
    public let realised: RuralVolume
    /// Hours delivered at spot rates besides.
    public let spotHours: Double

    public init(
        winners: Int, pricedHours: Double, expected: RuralVolume, awarded: RuralVolume, realised: RuralVolume,
        spotHours: Double
    ) {
        self.winners = winners
        self.pricedHours = pricedHours
        self.expected = expected
        self.awarded = awarded
        self.realised = realised
        self.spotHours = spotHours
    }
}

/// One way from beliefs through bids and award to delivery, in short.
public struct MarketChain: Hashable, Sendable {
    /// Nil where all bids are of a file.
    public let belief: Belief?
    public let bids: Int
    public let award: Award
    public let unmetHours: Double
    public let byClass: [ProviderClass: WinnersVolume]
    /// Nil without shared lots.
    public let sharedLots: WinnersVolume?
    /// Of every provider with a contract.
    public let byWinner: [Int: WinnersVolume]

    public init(
        belief: Belief?, bids: Int, award: Award, unmetHours: Double, byClass: [ProviderClass: WinnersVolume],
        sharedLots: WinnersVolume?, byWinner: [Int: WinnersVolume] = [:]
    ) {
        self.belief = belief
        self.bids = bids
        self.award = award
        self.unmetHours = unmetHours
        self.byClass = byClass
        self.sharedLots = sharedLots
        self.byWinner = byWinner
    }
}
