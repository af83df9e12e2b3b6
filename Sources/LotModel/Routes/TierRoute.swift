/// In which order members of a framework are called on.
public enum CallOffOrder: String, CaseIterable, Sendable {
    /// The first in rank is offered every package, the next what it leaves.
    case ranked
    /// Each in its turn, until it is full.
    case rotation
}

/// When providers become accredited for dynamic purchasing.
public struct EntryPath: Hashable, Sendable {
    /// Accredited when the contracts start.
    public let start: Int
    /// Accredited in each further year.
    public let perYear: Int
    /// Years that are told.
    public let years: Int

    public init(start: Int, perYear: Int, years: Int) {
        self.start = start
        self.perYear = perYear
        self.years = years
    }

    /// Providers accredited in a year, the first being 1.
    public func accredited(year: Int) -> Int { start + perYear * (year - 1) }
}

/// Stated shares of the winners of a tier, in parts of the whole.
public enum StatedShares: Hashable, Sendable {
    /// Of each lot: the cheapest winner's, the next one's ...
    case byRank([Double])
    /// Of all hours of the tier, by provider's id: winners of one lot share it as these shares stand to one another.
    case byProvider([String: Double])
}

/// How work reaches the providers of a tier, beyond the rules of its award.
public struct TierRoute: Hashable, Sendable {
    /// Of a framework.
    public let callOff: CallOffOrder
    /// Part of its viability below which a member of a framework withdraws; nil where nobody does.
    public let withdrawBelow: Double?
    /// Of dynamic purchasing; nil where everybody is accredited from the start.
    public let entry: EntryPath?
    /// Pence per hour that the council holds usual, told beside prices paid.
    public let guidePence: Int?
    /// Of a shared tier; nil shares by hours awarded.
    public let shares: StatedShares?
    /// Of a tier without lots: part of all hours that is specialist and goes to such tiers alone.
    public let specialistShare: Double
    /// Of a tier with lots: part of what a holder cannot take for want of room that others of the tier may work for it, at its
    /// rate, before it falls to the next tier; nil where nobody lends.
    public let lending: Double?

    public init(
        callOff: CallOffOrder = .ranked, withdrawBelow: Double? = nil, entry: EntryPath? = nil, guidePence: Int? = nil,
        shares: StatedShares? = nil, specialistShare: Double = 0, lending: Double? = nil
    ) {
        self.callOff = callOff
        self.withdrawBelow = withdrawBelow
        self.entry = entry
        self.guidePence = guidePence
        self.shares = shares
        self.specialistShare = specialistShare
        self.lending = lending
    }
}
