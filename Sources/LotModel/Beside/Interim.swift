/// A service that cares for people who leave hospital until their own package begins, as the council states it.
public struct InterimService: Hashable, Sendable {
    /// Core areas whose people it takes, ascending.
    public let areas: [Int]
    /// The column and values by which those were chosen, for readers.
    public let places: [String]
    /// People a week who leave hospital with a need for care.
    public let dischargesWeek: Double
    /// Weeks of a short package.
    public let packageWeeks: Int
    /// Share of them who need a lasting package after it.
    public let onwardShare: Double
    /// Contact hours a week of one person.
    public let hoursPerPerson: Double
    /// Contact hours a week that it can work.
    public let capacityHours: Double
    /// Pence an hour of that capacity, which is paid worked or not.
    public let hourPence: Double
    /// What the paper says it costs, in pence a year; nil where it does not.
    public let statedPence: Int?

    public init(
        areas: [Int], places: [String], dischargesWeek: Double, packageWeeks: Int, onwardShare: Double,
        hoursPerPerson: Double, capacityHours: Double, hourPence: Double, statedPence: Int? = nil
    ) {
        precondition(packageWeeks > 0)
        self.areas = areas
        self.places = places
        self.dischargesWeek = dischargesWeek
        self.packageWeeks = packageWeeks
        self.onwardShare = onwardShare
        self.hoursPerPerson = hoursPerPerson
        self.capacityHours = capacityHours
        self.hourPence = hourPence
        self.statedPence = statedPence
    }

    /// People at a time.
    public var peopleAtOnce: Double { capacityHours / hoursPerPerson }

    public var pencePerYear: Int { Int((capacityHours * hourPence * Conventions.weeksPerYear).rounded()) }
}

/// One week of the service; people, at the week's end but for those who came, were taken or moved on in it.
public struct InterimWeek: Hashable, Sendable {
    public let week: Int
    public let discharged: Double
    /// Taken by a provider straight from hospital.
    public let placed: Double
    /// Taken into a short package.
    public let taken: Double
    /// Left it: needing no more care, or with a lasting package that began.
    public let left: Double
    public let inCare: Double
    /// Of those in care, whose short package is over and who wait for a lasting one.
    public let blocked: Double
    /// Still in hospital for want of a place.
    public let waiting: Double
    /// How many would wait there without the service.
    public let waitingWithout: Double

    public init(
        week: Int, discharged: Double, placed: Double, taken: Double, left: Double, inCare: Double, blocked: Double,
        waiting: Double,
        waitingWithout: Double
    ) {
        self.week = week
        self.discharged = discharged
        self.placed = placed
        self.taken = taken
        self.left = left
        self.inCare = inCare
        self.blocked = blocked
        self.waiting = waiting
        self.waitingWithout = waitingWithout
    }
}

/// What the service absorbs while contracts change.
public struct InterimCover: Hashable, Sendable {
    public let service: InterimService
    public let weeks: [InterimWeek]

    public init(service: InterimService, weeks: [InterimWeek]) {
        self.service = service
        self.weeks = weeks
    }

    public var discharged: Double { weeks.reduce(0) { $0 + $1.discharged } }
    public var taken: Double { weeks.reduce(0) { $0 + $1.taken } }
    public var placed: Double { weeks.reduce(0) { $0 + $1.placed } }
    public var absorbedShare: Double { discharged > 0 ? taken / discharged : 0 }
    public var mostWaiting: Double { weeks.map(\.waiting).max() ?? 0 }
    public var mostWaitingWithout: Double { weeks.map(\.waitingWithout).max() ?? 0 }
    /// Mean share of its hours that are worked.
    public var usedShare: Double {
        let all = service.capacityHours * Double(weeks.count)
        return all > 0 ? weeks.reduce(0) { $0 + $1.inCare } * service.hoursPerPerson / all : 0
    }
}
