/// How long the contracts of a scenario run, and by which stated rules later years follow from the first, which is the run.
public struct ContractTerms: Hashable, Sendable {
    public let start: CalendarMonth
    /// Before any extension.
    public let years: Int
    /// Years of each extension, in order.
    public let extensions: [Int]
    /// Rise of people and of their hours from each year to the next, before what leaves for Direct Payments.
    public let peopleGrowth: Double
    /// Share of a year's hours that Direct Payments and personal budgets take out of the contracts by the next.
    public let directPaymentDrift: Double
    public let reablement: Reablement?
    public let lostVisits: LostVisits
    /// Paid time that is neither contact nor travel, over contact time: what it costs a provider.
    public let nonContactShare: Double
    public let handBack: HandBack?
    /// Rise of spot rates from each year to the next; nil where they rise as contracts do.
    public let spotUplifts: [Double]?
    /// Beside the rules of the run itself.
    public private(set) var options: [PaymentOption]
    /// The option whose years are told in full; nil for the rules of the run itself.
    public let chosen: String?
    public let stated: [StatedFact]

    public init(
        start: CalendarMonth, years: Int, extensions: [Int] = [], peopleGrowth: Double = 0,
        directPaymentDrift: Double = 0, reablement: Reablement? = nil, lostVisits: LostVisits = LostVisits(),
        nonContactShare: Double = 0, handBack: HandBack? = nil, spotUplifts: [Double]? = nil,
        options: [PaymentOption] = [], chosen: String? = nil, stated: [StatedFact] = []
    ) {
        self.start = start
        self.years = years
        self.extensions = extensions
        self.peopleGrowth = peopleGrowth
        self.directPaymentDrift = directPaymentDrift
        self.reablement = reablement
        self.lostVisits = lostVisits
        self.nonContactShare = nonContactShare
        self.handBack = handBack
        self.spotUplifts = spotUplifts
        self.options = options
        self.chosen = chosen
        self.stated = stated
    }

    /// - Parameter pilots: lots of the options that are pilots, by their names.
    public func piloting(_ pilots: [String: Set<LotKey>]) -> Self {
        var terms = self
        terms.options = options.map { $0.held(in: pilots[$0.name]) }
        return terms
    }

    /// All years, with every extension.
    public var allYears: Int { years + extensions.reduce(0, +) }

    /// 0 within the term, 1 in the first extension; nil beyond the last.
    public func extending(year: Int) -> Int? {
        var last = years
        if year <= last { return 0 }
        for (index, more) in extensions.enumerated() {
            last += more
            if year <= last { return index + 1 }
        }
        return nil
    }

    /// First month of a contract year, 1 being the first.
    public func begins(year: Int) -> CalendarMonth { start.adding(months: 12 * (year - 1)) }

    /// Last month of a contract year.
    public func ends(year: Int) -> CalendarMonth { start.adding(months: 12 * year - 1) }

    /// What people and hours have become by a year: those of the first are 1.
    public func growth(year: Int) -> Double { (1..<year).reduce(1) { rise, _ in rise * (1 + peopleGrowth) } }

    /// What Direct Payments have left by a year.
    public func staying(year: Int) -> Double { (1..<year).reduce(1) { left, _ in left * (1 - directPaymentDrift) } }

    /// What a spot rate of the first year has become by a later one.
    public func spotFactor(year: Int, _ schedule: RateSchedule) -> Double {
        guard let spotUplifts else { return schedule.rateFactor(year: year) }
        return spotUplifts.prefix(year - 1).reduce(1) { $0 * (1 + $1) }
    }
}

/// Visits that are planned and come to nothing, as shares of planned hours.
public struct LostVisits: Hashable, Sendable {
    /// The carer comes and nobody opens: the provider has all its costs.
    public let noReplies: Double
    /// Called off in time: the provider saves what an hour that is not worked saves.
    public let cancelled: Double

    public init(noReplies: Double = 0, cancelled: Double = 0) {
        self.noReplies = noReplies
        self.cancelled = cancelled
    }
}

/// When and how much of its work a contract gives back whose pay does not cover its cost.
public struct HandBack: Hashable, Sendable {
    /// Contract years in a row below cost before work goes back.
    public let afterYears: Int
    /// Of the work still held, a year; nil takes what section simulate hands back in a year of such packages.
    public let share: Double?

    public init(afterYears: Int, share: Double? = nil) {
        self.afterYears = afterYears
        self.share = share
    }
}

extension SimulateRules {
    /// Share of packages that a provider at a loss hands back within a year of weeks.
    public var pressedHandBackYear: Double {
        1 - (0..<Int(Conventions.weeksPerYear)).reduce(1) { left, _ in left * (1 - handbackPressedWeek) }
    }
}
