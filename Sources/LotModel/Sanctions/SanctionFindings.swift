/// What happens if new packages of one provider stop, and if it is then decommissioned, with the award as it stands. Hours are
/// contact hours per week.
public struct Suspension: Hashable, Sendable {
    public let provider: Int
    public let delivered: Double
    /// Hours of packages that begin within the suspension and need another provider.
    public let new: Double
    /// Of those, hours that others take.
    public let replaced: Double
    /// Hours that wait, by area, ascending; areas without any are left out.
    public let waiting: [AreaHours]
    /// Who takes most, first; ties by index.
    public let takers: [ProviderHours]
    /// All its hours, handed back: those that others take over the handover, and those left by area.
    public let handedOver: Double
    public let left: [AreaHours]
    /// Chance that it is suspended within a year.
    public let chance: Double

    public init(
        provider: Int, delivered: Double, new: Double, replaced: Double, waiting: [AreaHours], takers: [ProviderHours],
        handedOver: Double, left: [AreaHours], chance: Double
    ) {
        self.provider = provider
        self.delivered = delivered
        self.new = new
        self.replaced = replaced
        self.waiting = waiting
        self.takers = takers
        self.handedOver = handedOver
        self.left = left
        self.chance = chance
    }

    public var waits: Double { waiting.reduce(0) { $0 + $1.hours } }
    public var leftWithout: Double { left.reduce(0) { $0 + $1.hours } }
}

/// Sanctions in simulated weeks, a year, over all replicates.
public struct SanctionedYear: Hashable, Sendable {
    public let suspensions: Double
    public let restored: Double
    public let decommissioned: Double
    /// Weeks for which a provider is suspended, summed over providers.
    public let suspendedWeeks: Double
    /// Packages that decommissioned providers hand back.
    public let handedBack: Double

    public init(
        suspensions: Double, restored: Double, decommissioned: Double, suspendedWeeks: Double, handedBack: Double
    ) {
        self.suspensions = suspensions
        self.restored = restored
        self.decommissioned = decommissioned
        self.suspendedWeeks = suspendedWeeks
        self.handedBack = handedBack
    }
}

/// What sanctions do to the run's award.
public struct SanctionFindings: Hashable, Sendable {
    public let rules: SanctionRules
    /// Providers that deliver, most new hours first; ties by index.
    public let suspensions: [Suspension]
    public let hoursPerPerson: Double
    /// Who is meant by each stated sanction; nil for a place beyond those who deliver.
    public let stated: [Int?]
    /// The same simulated weeks without any sanction; nil where nothing was simulated.
    public let without: Simulated?

    public init(
        rules: SanctionRules, suspensions: [Suspension], hoursPerPerson: Double, stated: [Int?], without: Simulated?
    ) {
        self.rules = rules
        self.suspensions = suspensions
        self.hoursPerPerson = hoursPerPerson
        self.stated = stated
        self.without = without
    }

    public func people(_ hours: Double) -> Double { hours / hoursPerPerson }
}
