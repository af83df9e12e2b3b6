/// What the change of contracts does to the people and carers of one core area. Contact hours per week.
public struct AreaMobilisation: Hashable, Sendable {
    public let tendered: Double
    /// Hours whose provider changes.
    public let cohort: Double
    public let directPayment: Double
    /// Hours that lie in rounds of known carers.
    public let inRounds: Double
    /// Hours in rounds x fragmentation of their round.
    public let fragmentedHours: Double
    /// Hours in rounds of which one winner takes more than half.
    public let entitled: Double
    /// Carers' hours that leave care, before any is won back.
    public let leaving: Double

    public init(
        tendered: Double, cohort: Double, directPayment: Double, inRounds: Double, fragmentedHours: Double,
        entitled: Double, leaving: Double
    ) {
        self.tendered = tendered
        self.cohort = cohort
        self.directPayment = directPayment
        self.inRounds = inRounds
        self.fragmentedHours = fragmentedHours
        self.entitled = entitled
        self.leaving = leaving
    }

    public var staying: Double { tendered - cohort }
    public var commissioned: Double { tendered - directPayment }
    /// Hours that go to a new provider.
    public var moving: Double { cohort - directPayment }
}

/// Several areas together; an area counts in full.
public struct MobilisationSum: Hashable, Sendable {
    public let tendered: Double
    public let cohort: Double
    public let directPayment: Double
    public let moving: Double
    /// 1 - the largest part of a round that one provider has in the end, mean over hours; nil without known carers.
    public let fragmentation: Double?
    /// Share of hours in rounds of which one winner takes more than half; nil without known carers.
    public let entitledShare: Double?

    public init(_ parts: some Sequence<AreaMobilisation>) {
        var sums = (tendered: 0.0, cohort: 0.0, directPayment: 0.0, inRounds: 0.0, fragmented: 0.0, entitled: 0.0)
        for part in parts {
            sums.tendered += part.tendered
            sums.cohort += part.cohort
            sums.directPayment += part.directPayment
            sums.inRounds += part.inRounds
            sums.fragmented += part.fragmentedHours
            sums.entitled += part.entitled
        }
        tendered = sums.tendered
        cohort = sums.cohort
        directPayment = sums.directPayment
        moving = sums.cohort - sums.directPayment
        fragmentation = sums.inRounds > 0 ? sums.fragmented / sums.inRounds : nil
        entitledShare = sums.inRounds > 0 ? sums.entitled / sums.inRounds : nil
    }
}

/// Carers before the contracts start, by what becomes of their hours. Contact hours per week; a round is one carer.
public struct CarerAccount: Hashable, Sendable {
    public let rounds: Int
    public let hours: Double
    /// Kept at their provider by people who stay with it or take a Direct Payment.
    public let kept: Double
    /// Moved with the work to a winner, whole rounds.
    public let transferred: Double
    /// Without work at their provider, but still in care.
    public let released: Double
    /// Left care, before any is won back.
    public let left: Double
    /// Winners that take a part of a round, mean over rounds that lose work to any.
    public let winnersPerRound: Double

    public init(
        rounds: Int, hours: Double, kept: Double, transferred: Double, released: Double, left: Double,
        winnersPerRound: Double
    ) {
        self.rounds = rounds
        self.hours = hours
        self.kept = kept
        self.transferred = transferred
        self.released = released
        self.left = left
        self.winnersPerRound = winnersPerRound
    }
}

/// One week of the change; week 0 is the day before it. Flows are of the week, stocks of its end.
public struct MobilisationWeek: Hashable, Sendable {
    public let week: Int
    /// 1 for January.
    public let month: Int
    // People.
    public let due: Double
    public let moved: Double
    public let tookDirectPayment: Double
    /// Whose turn has come and who wait for their review.
    public let waiting: Double
    /// Whose turn is yet to come.
    public let toCome: Double
    // Carers' contact hours per week.
    public let transferred: Double
    public let left: Double
    public let recruited: Double
    /// Left and not won back.
    public let shortfall: Double
    /// Contact hours per week that all winners together can work.
    public let capacity: Double

    public init(
        week: Int, month: Int, due: Double, moved: Double, tookDirectPayment: Double, waiting: Double, toCome: Double,
        transferred: Double, left: Double, recruited: Double, shortfall: Double, capacity: Double
    ) {
        self.week = week
        self.month = month
        self.due = due
        self.moved = moved
        self.tookDirectPayment = tookDirectPayment
        self.waiting = waiting
        self.toCome = toCome
        self.transferred = transferred
        self.left = left
        self.recruited = recruited
        self.shortfall = shortfall
        self.capacity = capacity
    }
}

/// The change from the old contracts to the new ones.
public struct MobilisationReport: Hashable, Sendable {
    /// Per core area.
    public let areas: [AreaMobilisation]
    public let carers: CarerAccount
    /// From week 0 on.
    public let weeks: [MobilisationWeek]
    public let hoursPerPerson: Double
    public let roundHours: Double
    public let origin: OutgoingRounds.Origin
    /// Share of hours that was to stay; nil where rounds were not fitted.
    public let stayingAsked: Double?
    public let vacancies: Vacancies

    public init(
        areas: [AreaMobilisation], carers: CarerAccount, weeks: [MobilisationWeek], hoursPerPerson: Double,
        roundHours: Double, origin: OutgoingRounds.Origin, stayingAsked: Double?,
        vacancies: Vacancies = Vacancies([], contracts: [], hiringWeeks: 0)
    ) {
        self.areas = areas
        self.carers = carers
        self.weeks = weeks
        self.hoursPerPerson = hoursPerPerson
        self.roundHours = roundHours
        self.origin = origin
        self.stayingAsked = stayingAsked
        self.vacancies = vacancies
    }

    public var total: MobilisationSum { MobilisationSum(areas) }

    /// Whether so many stayed as were to stay, to a thousandth of all hours.
    public var meetsStaying: Bool {
        guard let stayingAsked, total.tendered > 0 else { return true }
        return abs((total.tendered - total.cohort) / total.tendered - stayingAsked) <= 0.001
    }

    public func people(_ hours: Double) -> Double { hours / hoursPerPerson }
}
