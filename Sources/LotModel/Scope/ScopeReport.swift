/// One health area in the run's year. Contact hours a week; whole pence a year.
public struct ScopeRow: Hashable, Sendable {
    public let funding: HealthFunding
    /// That health pays for, in the contracts or not.
    public let statedHours: Double
    /// In the contracts, by payer.
    public let councilHours: Double
    public let healthHours: Double
    public let councilDelivered: Double
    public let healthDelivered: Double
    /// What providers are paid for the hours of each payer.
    public let councilPence: Int
    public let healthPence: Int
    /// What health pays the council for its hours; the rest of their price is the council's.
    public let healthPaysPence: Int
    /// What health pays of packages that the council arranges.
    public let jointPence: Int
    /// With a provider, by payer; those of health wherever they have it.
    public let councilPeople: Double
    public let healthPeople: Double
    /// A year, among those.
    public let toHealth: Double
    public let toCouncil: Double

    public init(
        funding: HealthFunding, statedHours: Double, councilHours: Double, healthHours: Double,
        councilDelivered: Double, healthDelivered: Double, councilPence: Int, healthPence: Int, healthPaysPence: Int,
        jointPence: Int, councilPeople: Double, healthPeople: Double, toHealth: Double, toCouncil: Double
    ) {
        self.funding = funding
        self.statedHours = statedHours
        self.councilHours = councilHours
        self.healthHours = healthHours
        self.councilDelivered = councilDelivered
        self.healthDelivered = healthDelivered
        self.councilPence = councilPence
        self.healthPence = healthPence
        self.healthPaysPence = healthPaysPence
        self.jointPence = jointPence
        self.councilPeople = councilPeople
        self.healthPeople = healthPeople
        self.toHealth = toHealth
        self.toCouncil = toCouncil
    }

    public var moving: Double { toHealth + toCouncil }
    /// Whose provider changes with the payer, as the contracts are, and if the health area were in none.
    public var changing: Double { funding.isPart(year: 1) ? 0 : moving }
    public var changingWithout: Double { moving }
    /// Price of health's hours that health does not cover; below 0 where it pays more than providers get.
    public var gapPence: Int { healthPence - healthPaysPence }
}

/// One contract year with the health areas that are part in it. Contact hours a week.
public struct ScopeYear: Hashable, Sendable {
    public struct Area: Hashable, Sendable {
        public let isPart: Bool
        public let healthHours: Double
        public let moving: Double
        /// Whose provider changes with the payer.
        public let changing: Double
        /// Whose provider changes since their health area is in the contracts no more.
        public let leaving: Double

        public init(isPart: Bool, healthHours: Double, moving: Double, changing: Double, leaving: Double) {
            self.isPart = isPart
            self.healthHours = healthHours
            self.moving = moving
            self.changing = changing
            self.leaving = leaving
        }
    }

    /// The contracts of a year with the health areas that are part, or as if all of the first year stayed.
    public struct Volume: Hashable, Sendable {
        public let commissioned: Double
        public let unmet: Double
        /// Earned less cost of a planned hour; nil without hours.
        public let marginPence: Double?
        public let spendPence: Int
        /// Holders of contracts whose whole volume is below what their branch needs, before anything is handed back.
        public let belowViability: Int

        public init(
            commissioned: Double, unmet: Double, marginPence: Double?, spendPence: Int, belowViability: Int
        ) {
            self.commissioned = commissioned
            self.unmet = unmet
            self.marginPence = marginPence
            self.spendPence = spendPence
            self.belowViability = belowViability
        }
    }

    public let year: Int
    /// In the order of the scope's health areas.
    public let areas: [Area]
    public let actual: Volume
    public let ifAllStayed: Volume

    public init(year: Int, areas: [Area], actual: Volume, ifAllStayed: Volume) {
        self.year = year
        self.areas = areas
        self.actual = actual
        self.ifAllStayed = ifAllStayed
    }
}

/// Who pays for which hours of the contracts, and whose provider changes with the payer.
public struct ScopeReport: Hashable, Sendable {
    public let scope: HealthScope
    /// In the order of the scope's health areas.
    public let rows: [ScopeRow]
    /// Commissioned and delivered hours of all health areas, those without health-funded hours among them.
    public let commissioned: Double
    public let delivered: Double
    /// What providers are paid in all, guarantees included, in pence a year.
    public let pence: Int
    /// Empty where the scenario has no terms of contracts.
    public let years: [ScopeYear]

    public init(
        scope: HealthScope, rows: [ScopeRow], commissioned: Double, delivered: Double, pence: Int,
        years: [ScopeYear] = []
    ) {
        self.scope = scope
        self.rows = rows
        self.commissioned = commissioned
        self.delivered = delivered
        self.pence = pence
        self.years = years
    }

    public var healthHours: Double { rows.reduce(0) { $0 + $1.healthHours } }
    public var healthDelivered: Double { rows.reduce(0) { $0 + $1.healthDelivered } }
    public var councilHours: Double { commissioned - healthHours }
    public var councilDelivered: Double { delivered - healthDelivered }
    public var healthPaysPence: Int { rows.reduce(0) { $0 + $1.healthPaysPence + $1.jointPence } }
    /// The council's own part: all that health does not pay.
    public var councilPaysPence: Int { pence - healthPaysPence }
    public var moving: Double { rows.reduce(0) { $0 + $1.moving } }
    public var changing: Double { rows.reduce(0) { $0 + $1.changing } }
    public var changingWithout: Double { rows.reduce(0) { $0 + $1.changingWithout } }
}
