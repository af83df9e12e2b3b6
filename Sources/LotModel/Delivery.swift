/// Why hours stay unmet in an area, or were refused by a round.
public enum UnmetReason: String, CaseIterable, Sendable {
    /// Carers within reach are all at work.
    case labour
    /// Providers that may work here have no hours left.
    case capacity
    /// What is paid does not cover even the avoidable cost.
    case price
    /// No provider that may work here has the area within its radius.
    case radius
    /// Nobody holds a contract for the hours and no later tier takes them.
    case notAwarded = "not_awarded"
}

/// Contact hours per week that one provider works in one area for one tier.
public struct DeliveredHours: Hashable, Sendable {
    public let tier: Int
    /// Who works the hours.
    public let provider: Int
    public let area: Int
    public let hours: Double
    public let ratePence: Int
    /// Who holds the contract where the hours are lent: the rate is that of its contract, the cost the worker's. Nil for a
    /// provider's own work.
    public let holder: Int?
    /// Travel minutes per contact hour for which the hours were accepted: the round's frozen hop.
    public let acceptedTravelMinutes: Double
    /// Travel minutes per contact hour at the final volumes.
    public let travelMinutes: Double

    public init(
        tier: Int, provider: Int, area: Int, hours: Double, ratePence: Int, holder: Int? = nil,
        acceptedTravelMinutes: Double, travelMinutes: Double
    ) {
        self.holder = holder
        self.tier = tier
        self.provider = provider
        self.area = area
        self.hours = hours
        self.ratePence = ratePence
        self.acceptedTravelMinutes = acceptedTravelMinutes
        self.travelMinutes = travelMinutes
    }
}

/// What becomes of the commissioned hours. Ledger: commissioned = delivered (by tier) + unmet, in every core area.
public struct Delivery: Hashable, Sendable {
    /// Sorted by tier, area, provider.
    public let delivered: [DeliveredHours]
    /// Unmet hours per week, per core area.
    public let unmet: [Double]
    /// Why, where hours are unmet.
    public let reasons: [UnmetReason?]
    /// Hours per week offered to the winners of each tier, `offered[tier][area]`.
    public let offered: [[Double]]
    /// Hours refused per tier and reason, `refused[tier][reason][area]`; an hour may be refused in several tiers.
    public let refused: [[UnmetReason: [Double]]]

    public init(
        delivered: [DeliveredHours], unmet: [Double], reasons: [UnmetReason?], offered: [[Double]],
        refused: [[UnmetReason: [Double]]]
    ) {
        self.delivered = delivered
        self.unmet = unmet
        self.reasons = reasons
        self.offered = offered
        self.refused = refused
    }
}
