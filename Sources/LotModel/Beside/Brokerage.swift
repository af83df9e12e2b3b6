/// How long the council's brokers work on a package, as it states it.
public struct BrokerageRules: Hashable, Sendable {
    /// To take a package in, and to settle it once somebody takes it.
    public let packageMinutes: Double
    /// To offer it to one tier once, and to hear the answer.
    public let offerMinutes: Double
    /// Hours a year of one broker.
    public let brokerHoursYear: Double

    public init(packageMinutes: Double, offerMinutes: Double, brokerHoursYear: Double) {
        self.packageMinutes = packageMinutes
        self.offerMinutes = offerMinutes
        self.brokerHoursYear = brokerHoursYear
    }
}

/// Sourcing in one tier over a year.
public struct TierEffort: Hashable, Sendable {
    public let tier: Int
    /// Offers made to it: each package that reaches it once, and again for every week that it waits.
    public let offers: Double
    public let taken: Double
    public var refusals: Double { offers - taken }
    /// Offers made in this tier and those before it until a package is taken here; nil where none is.
    public let offersPerPackage: Double?
    public let hours: Double

    public init(tier: Int, offers: Double, taken: Double, offersPerPackage: Double?, hours: Double) {
        self.tier = tier
        self.offers = offers
        self.taken = taken
        self.offersPerPackage = offersPerPackage
        self.hours = hours
    }
}

/// What brokers have to do in a year.
public struct BrokerEffort: Hashable, Sendable {
    public let rules: BrokerageRules
    public let tiers: [TierEffort]
    /// Packages to be found a provider: new ones and those handed back.
    public let packages: Double
    /// Weeks that packages wait, all together.
    public let waitingWeeks: Double

    public init(rules: BrokerageRules, tiers: [TierEffort], packages: Double, waitingWeeks: Double) {
        self.rules = rules
        self.tiers = tiers
        self.packages = packages
        self.waitingWeeks = waitingWeeks
    }

    public var offers: Double { tiers.reduce(0) { $0 + $1.offers } }
    public var offersPerPackage: Double { packages > 0 ? offers / packages : 0 }
    public var hours: Double { packages * rules.packageMinutes / 60 + tiers.reduce(0) { $0 + $1.hours } }
    public var brokers: Double { hours / rules.brokerHoursYear }
}
