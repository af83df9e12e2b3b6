/// One provider's right to work in one lot, as awarded.
public struct Contract: Hashable, Sendable {
    public let tier: Int
    public let lot: Int
    /// 1 is asked first; equal ranks share.
    public let rank: Int
    public let provider: Int
    public let bid: Int
    /// Contact hours per week awarded.
    public let hours: Double
    /// Part of the lot's hours that are not held through an exclusive lot of another tier; 1 for an exclusive winner.
    public let share: Double
    public let ratePence: Int

    public init(
        tier: Int, lot: Int, rank: Int, provider: Int, bid: Int, hours: Double, share: Double, ratePence: Int
    ) {
        self.tier = tier
        self.lot = lot
        self.rank = rank
        self.provider = provider
        self.bid = bid
        self.hours = hours
        self.share = share
        self.ratePence = ratePence
    }
}

/// Who won what, and how good that is proved to be.
public struct Award: Hashable, Sendable {
    /// Sorted by tier, lot, rank, provider.
    public let contracts: [Contract]
    /// Hours per week in lots that nobody won.
    public let unawardedHours: Double
    /// Proved lower bound on those hours, whatever the award.
    public let unawardedBound: Double
    /// Pence a year for the awarded hours.
    public let objectivePence: Int
    /// Proved lower bound on the pence of any award of as many hours.
    public let boundPence: Int
    /// False when a limit or an interrupt ended the search before the gap asked for was proved.
    public let isProved: Bool
    public let solver: String

    public init(
        contracts: [Contract], unawardedHours: Double, unawardedBound: Double, objectivePence: Int, boundPence: Int,
        isProved: Bool, solver: String
    ) {
        self.contracts = contracts
        self.unawardedHours = unawardedHours
        self.unawardedBound = unawardedBound
        self.objectivePence = objectivePence
        self.boundPence = boundPence
        self.isProved = isProved
        self.solver = solver
    }

    /// (objective - bound) / objective, 0 when nothing is awarded.
    public var gap: Double {
        objectivePence > 0 ? Double(max(0, objectivePence - boundPence)) / Double(objectivePence) : 0
    }
}
