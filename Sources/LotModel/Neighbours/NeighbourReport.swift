/// The award of a neighbour's tender among the same providers.
public struct NeighbourAward: Hashable, Sendable {
    public let tender: NeighbourTender
    public let lots: [Lot]
    /// Contact hours a week that are let there.
    public let hours: Double
    /// By provider, contact hours a week: of the tender's areas within its radius, and what it could offer there.
    public let withinReach: [Double]
    public let offered: [Double]
    public let contracts: [Contract]
    public let unawardedHours: Double
    /// False when a limit ended the search before its gap was proved.
    public let isProved: Bool

    public init(
        tender: NeighbourTender, lots: [Lot], hours: Double, withinReach: [Double], offered: [Double],
        contracts: [Contract], unawardedHours: Double, isProved: Bool
    ) {
        self.tender = tender
        self.lots = lots
        self.hours = hours
        self.withinReach = withinReach
        self.offered = offered
        self.contracts = contracts
        self.unawardedHours = unawardedHours
        self.isProved = isProved
    }

    /// Hours a week that each provider won there.
    public var won: [Double] {
        var won = Array(repeating: 0.0, count: offered.count)
        for contract in contracts { won[contract.provider] += contract.hours }
        return won
    }

    public var meanRatePence: Double? { contracts.meanRatePence }
}

extension [Contract] {
    /// Over awarded hours; nil without any.
    public var meanRatePence: Double? {
        let hours = reduce(0) { $0 + $1.hours }
        return hours > 0 ? reduce(0) { $0 + $1.hours * Double($1.ratePence) } / hours : nil
    }
}

/// What a tender came to in short, with or without neighbours' tenders beside it.
public struct TenderResult: Hashable, Sendable {
    public let contracts: [Contract]
    public let unawardedHours: Double
    public let deliveredHours: Double
    public let unmetHours: Double
    /// What providers are paid, pence a year.
    public let pence: Int
    /// Hours a week that each provider delivers.
    public let delivered: [Double]

    public init(
        contracts: [Contract], unawardedHours: Double, deliveredHours: Double, unmetHours: Double, pence: Int,
        delivered: [Double]
    ) {
        self.contracts = contracts
        self.unawardedHours = unawardedHours
        self.deliveredHours = deliveredHours
        self.unmetHours = unmetHours
        self.pence = pence
        self.delivered = delivered
    }

    public func won(_ provider: Int) -> Double {
        contracts.reduce(0) { $1.provider == provider ? $0 + $1.hours : $0 }
    }

    var winners: [LotKey: Set<Int>] {
        Dictionary(grouping: contracts) { LotKey(tier: $0.tier, lot: $0.lot) }.mapValues { Set($0.map(\.provider)) }
    }
}

/// What neighbours' tenders do to this one.
public struct NeighbourReport: Hashable, Sendable {
    /// In the order of the scenario.
    public let awards: [NeighbourAward]
    /// What each provider could offer in all, contact hours a week.
    public let capacity: [Double]
    public let elsewhere: HoursElsewhere
    public let with: TenderResult
    /// The same scenario as if no neighbour let anything.
    public let without: TenderResult

    public init(
        awards: [NeighbourAward], capacity: [Double], elsewhere: HoursElsewhere, with: TenderResult,
        without: TenderResult
    ) {
        self.awards = awards
        self.capacity = capacity
        self.elsewhere = elsewhere
        self.with = with
        self.without = without
    }

    /// Lots whose winners are others than without, ascending.
    public var changedLots: [LotKey] {
        let (with, without) = (with.winners, without.winners)
        return Set(with.keys).union(without.keys).filter { with[$0] != without[$0] }.sorted()
    }
}
