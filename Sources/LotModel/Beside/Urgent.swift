import LotGeometry

/// A service that answers urgent calls by day and night beside the contracts, as the council states it.
public struct UrgentService: Hashable, Sendable {
    /// Where crews wait for calls.
    public enum Bases: Hashable, Sendable {
        case places([UrgentBase])
        /// At the bases of whoever wins lots of this tier.
        case winners(tier: Int)
    }

    /// Calls a week of 1,000 people with care.
    public let callsPerThousand: Double
    /// Share of calls that telecare passes on.
    public let telecareShare: Double
    /// Minutes from the call to a crew's leaving, where one is free.
    public let answerMinutes: Double
    public let telecareAnswerMinutes: Double
    /// The standard: minutes from the call to the door.
    public let responseMinutes: Double
    public let onSceneMinutes: Double
    /// Of the calls that a waiting crew reaches in time, the share that must be reached in time although crews are busy.
    public let answeredShare: Double
    /// Calls of the busiest hours over those of the mean hour: crews are counted for these.
    public let peakFactor: Double
    public let carersPerCrew: Double
    /// Pence for an hour of one carer; nil for the wage of the price year with on-costs.
    public let hourPence: Double?
    public let bases: Bases

    public init(
        callsPerThousand: Double, telecareShare: Double, answerMinutes: Double, telecareAnswerMinutes: Double,
        responseMinutes: Double, onSceneMinutes: Double, answeredShare: Double, peakFactor: Double,
        carersPerCrew: Double, hourPence: Double?, bases: Bases
    ) {
        self.callsPerThousand = callsPerThousand
        self.telecareShare = telecareShare
        self.answerMinutes = answerMinutes
        self.telecareAnswerMinutes = telecareAnswerMinutes
        self.responseMinutes = responseMinutes
        self.onSceneMinutes = onSceneMinutes
        self.answeredShare = answeredShare
        self.peakFactor = peakFactor
        self.carersPerCrew = carersPerCrew
        self.hourPence = hourPence
        self.bases = bases
    }
}

/// A place where crews wait.
public struct UrgentBase: Hashable, Sendable {
    public let id: String
    /// EPSG:27700.
    public let place: Position
    /// On duty at any time; nil for as many as it takes.
    public let crews: Int?

    public init(id: String, place: Position, crews: Int? = nil) {
        self.id = id
        self.place = place
        self.crews = crews
    }
}

/// How an area fares.
public struct UrgentArea: Hashable, Sendable {
    /// The base from which it is reached soonest on average; nil where none has a way to it.
    public let base: Int?
    public let callsWeek: Double
    /// Mean minutes on the way from that base.
    public let minutes: Double?
    /// Share of calls that a waiting crew reaches within the standard.
    public let reachableShare: Double
    /// The same with crews that may be busy.
    public let answeredShare: Double

    public init(base: Int?, callsWeek: Double, minutes: Double?, reachableShare: Double, answeredShare: Double) {
        self.base = base
        self.callsWeek = callsWeek
        self.minutes = minutes
        self.reachableShare = reachableShare
        self.answeredShare = answeredShare
    }

    /// Nobody, or hardly anybody, is reached in time even by a crew that waits.
    public var isBeyond: Bool { reachableShare < 0.5 }
}

/// What a base has to do.
public struct UrgentLoad: Hashable, Sendable {
    public let base: UrgentBase
    public let areas: Int
    public let callsWeek: Double
    /// Minutes that a call takes a crew, the way back included; nil without calls.
    public let callMinutes: Double?
    /// On duty at any time.
    public let crews: Int
    /// Share of their time that crews are out, in the busiest hours; 1 and more where calls pile up.
    public let busyShare: Double
    /// Share of calls that find no crew free, in the busiest hours.
    public let waitShare: Double
    public let reachableShare: Double
    public let answeredShare: Double

    public init(
        base: UrgentBase, areas: Int, callsWeek: Double, callMinutes: Double?, crews: Int, busyShare: Double,
        waitShare: Double, reachableShare: Double, answeredShare: Double
    ) {
        self.base = base
        self.areas = areas
        self.callsWeek = callsWeek
        self.callMinutes = callMinutes
        self.crews = crews
        self.busyShare = busyShare
        self.waitShare = waitShare
        self.reachableShare = reachableShare
        self.answeredShare = answeredShare
    }

    public var isOverloaded: Bool { busyShare >= 1 }
}

/// What the urgent service comes to.
public struct UrgentCover: Hashable, Sendable {
    /// Core areas.
    public let areas: [UrgentArea]
    public let bases: [UrgentLoad]
    public let responseMinutes: Double
    /// Of all crews, paid by day and night, in pence a year.
    public let pencePerYear: Int

    public init(areas: [UrgentArea], bases: [UrgentLoad], responseMinutes: Double, pencePerYear: Int) {
        self.areas = areas
        self.bases = bases
        self.responseMinutes = responseMinutes
        self.pencePerYear = pencePerYear
    }

    public var crews: Int { bases.reduce(0) { $0 + $1.crews } }
    public var callsWeek: Double { areas.reduce(0) { $0 + $1.callsWeek } }
    public var reachableShare: Double { mean(\.reachableShare) }
    public var answeredShare: Double { mean(\.answeredShare) }
    /// Areas with calls that are beyond the standard, farthest first.
    public var beyond: [Int] {
        areas.indices.filter { areas[$0].isBeyond && areas[$0].callsWeek > 0 }
            .sorted { (-(areas[$0].minutes ?? .infinity), $0) < (-(areas[$1].minutes ?? .infinity), $1) }
    }

    private func mean(_ share: (UrgentArea) -> Double) -> Double {
        callsWeek > 0 ? areas.reduce(0) { $0 + $1.callsWeek * share($1) } / callsWeek : 0
    }
}
