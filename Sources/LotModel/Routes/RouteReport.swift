/// A place on a framework.
public struct FrameworkPlace: Hashable, Sendable {
    public let tier: Int
    public let lot: Int
    /// 1 is called on first, or has the first turn.
    public let rank: Int
    public let provider: Int
    public let ratePence: Int
    /// Contact hours per week that it works in the lot in the end; 0 after it has withdrawn.
    public let hours: Double

    public init(tier: Int, lot: Int, rank: Int, provider: Int, ratePence: Int, hours: Double) {
        self.tier = tier
        self.lot = lot
        self.rank = rank
        self.provider = provider
        self.ratePence = ratePence
        self.hours = hours
    }
}

/// A member that left its frameworks, and what became of its hours.
public struct FrameworkWithdrawal: Hashable, Sendable {
    public enum Cause: String, CaseIterable, Sendable {
        /// Those before it left too little.
        case volume
        /// There was work, but neither it nor its areas had the carers.
        case staffing
        /// There was work, but it did not pay its avoidable cost.
        case price
    }

    public let tier: Int
    public let provider: Int
    public let cause: Cause
    /// All that it worked, in any tier, per week, and the volume below which it leaves.
    public let volume: Double
    public let threshold: Double
    /// Hours that it worked on frameworks.
    public let hours: Double
    /// How the hours delivered in each tier changed when it left, its own and those of others.
    public let changeByTier: [Double]
    /// How the unmet hours changed.
    public let changeUnmet: Double

    public init(
        tier: Int, provider: Int, cause: Cause, volume: Double, threshold: Double, hours: Double,
        changeByTier: [Double], changeUnmet: Double
    ) {
        self.tier = tier
        self.provider = provider
        self.cause = cause
        self.volume = volume
        self.threshold = threshold
        self.hours = hours
        self.changeByTier = changeByTier
        self.changeUnmet = changeUnmet
    }
}

/// Dynamic purchasing in one year of the contracts, demand and prices as in the first.
public struct DynamicYear: Hashable, Sendable {
    public let tier: Int
    /// From 1.
    public let year: Int
    public let accredited: Int
    /// Accredited providers that work in the tier.
    public let working: Int
    /// Contact hours per week delivered in the tier, and those of all tiers that nobody takes.
    public let hours: Double
    public let unmet: Double
    /// Mean rate of the hours delivered; nil without any.
    public let meanRatePence: Double?

    public init(
        tier: Int, year: Int, accredited: Int, working: Int, hours: Double, unmet: Double, meanRatePence: Double?
    ) {
        self.tier = tier
        self.year = year
        self.accredited = accredited
        self.working = working
        self.hours = hours
        self.unmet = unmet
        self.meanRatePence = meanRatePence
    }
}

/// What became of routes to providers beyond an award; empty where the scenario has none.
public struct RouteReport: Hashable, Sendable {
    /// Contracts of lots that were not let again.
    public let frozen: [Contract]
    /// Sorted by tier, lot, rank.
    public let places: [FrameworkPlace]
    /// In the order in which members left.
    public let withdrawals: [FrameworkWithdrawal]
    /// Sorted by tier, year.
    public let years: [DynamicYear]

    public init(
        frozen: [Contract] = [], places: [FrameworkPlace] = [], withdrawals: [FrameworkWithdrawal] = [],
        years: [DynamicYear] = []
    ) {
        self.frozen = frozen
        self.places = places
        self.withdrawals = withdrawals
        self.years = years
    }

    public var isEmpty: Bool { frozen.isEmpty && places.isEmpty && years.isEmpty }

    /// Distinct members of a framework, and those that are left of them.
    public func members(tier: Int) -> Set<Int> { Set(places.filter { $0.tier == tier }.map(\.provider)) }

    public func remaining(tier: Int) -> Set<Int> { members(tier: tier).subtracting(withdrawals.map(\.provider)) }
}
