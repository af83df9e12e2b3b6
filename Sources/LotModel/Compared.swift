/// What a comparison knows of one finished run. Hours are contact hours per week.
public struct ComparedRun: Hashable, Sendable {
    /// Unlike that of every other run of the comparison.
    public let name: String
    public let title: String
    /// Of all its prices.
    public let priceYear: String
    public let figures: ComparedFigures
    /// Core areas, by code.
    public let areas: [ComparedArea]
    /// Most awarded hours first; empty where who won is not told.
    public let winners: [ComparedWinner]
    /// All winners together.
    public let won: ComparedVolumes

    /// - Parameter won: where winners are not told one by one; their sums otherwise.
    public init(
        name: String, title: String, priceYear: String, figures: ComparedFigures, areas: [ComparedArea],
        winners: [ComparedWinner], won: ComparedVolumes? = nil
    ) {
        self.name = name
        self.title = title
        self.priceYear = priceYear
        self.figures = figures
        self.areas = areas
        self.winners = winners
        self.won = won ?? ComparedVolumes(winners)
    }

    public var gaps: [ComparedArea] { areas.filter(\.isGap) }

    /// Share of rural hours that the winning prices averaged over; nil where nothing was awarded.
    public var ruralShareExpected: Double? { won.ruralShareExpected }

    /// Share of rural hours among those delivered under contracts; nil where nothing was.
    public var ruralShareDelivered: Double? { won.ruralShareDelivered }

    /// Hours by which delivery may differ between awards of which nothing proves one better: those that the money left open by
    /// the award's gap buys at its own mean price.
    ///
    /// A yardstick, no bound: awards as good as this one may differ by more.
    public var nearBestHours: Double { figures.awardGap * won.awarded }

    /// Pence a year that the award's gap leaves open.
    public var nearBestPence: Double { figures.awardGap * Double(figures.awardPence) }
}

/// The figures of a whole run. Nil is what a run did not look for.
public struct ComparedFigures: Hashable, Sendable {
    public let commissioned: Double
    public let unmet: Double
    public let people: Double
    public let hoursPerPerson: Double
    /// Hours that the same providers, carers and money could deliver beside those if lots had no borders.
    public let lottingHours: Double?
    /// Pay for delivered hours, a year; nil where it is not told.
    public let spendPence: Int?
    /// Minutes per contact hour: of all delivered hours, of urban ones, of all others.
    public let travelMinutes: Double?
    public let urbanMinutes: Double?
    public let ruralMinutes: Double?
    /// The provider whose withdrawal leaves most hours without, and those hours.
    public let worstProvider: String?
    public let worstHours: Double?
    /// Herfindahl-Hirschman index of delivered hours.
    public let concentration: Double?
    /// Pay for awarded hours, a year.
    public let awardPence: Int
    /// Relative gap to which the award is proved.
    public let awardGap: Double

    public init(
        commissioned: Double, unmet: Double, people: Double, hoursPerPerson: Double, lottingHours: Double?,
        spendPence: Int?, travelMinutes: Double?, urbanMinutes: Double?, ruralMinutes: Double?, worstProvider: String?,
        worstHours: Double?, concentration: Double?, awardPence: Int, awardGap: Double
    ) {
        self.commissioned = commissioned
        self.unmet = unmet
        self.people = people
        self.hoursPerPerson = hoursPerPerson
        self.lottingHours = lottingHours
        self.spendPence = spendPence
        self.travelMinutes = travelMinutes
        self.urbanMinutes = urbanMinutes
        self.ruralMinutes = ruralMinutes
        self.worstProvider = worstProvider
        self.worstHours = worstHours
        self.concentration = concentration
        self.awardPence = awardPence
        self.awardGap = awardGap
    }

    public var unmetShare: Double { commissioned > 0 ? unmet / commissioned : 0 }
    public var pencePerWeek: Double? { spendPence.map { Double($0) / Conventions.weeksPerYear } }

    /// How much more travel an hour takes outside of towns, over that in them; nil where either is unknown.
    public var travelPremium: Double? {
        guard let urbanMinutes, let ruralMinutes, urbanMinutes > 0 else { return nil }
        return ruralMinutes / urbanMinutes - 1
    }
}

/// One core area of a compared run.
public struct ComparedArea: Hashable, Sendable {
    public let code: String
    public let name: String
    public let commissioned: Double
    public let unmet: Double
    public let isGap: Bool

    public init(code: String, name: String, commissioned: Double, unmet: Double, isGap: Bool) {
        self.code = code
        self.name = name
        self.commissioned = commissioned
        self.unmet = unmet
        self.isGap = isGap
    }

    public var unmetShare: Double { commissioned > 0 ? unmet / commissioned : 0 }
}

/// What one winner of a compared run won and works.
public struct ComparedWinner: Hashable, Sendable {
    public let id: String
    public let name: String
    public let awarded: Double
    /// Rural hours in those awarded, by the shares that the winning prices averaged over.
    public let ruralExpected: Double
    /// Delivered under contracts.
    public let delivered: Double
    public let ruralDelivered: Double

    public init(
        id: String, name: String, awarded: Double, ruralExpected: Double, delivered: Double, ruralDelivered: Double
    ) {
        self.id = id
        self.name = name
        self.awarded = awarded
        self.ruralExpected = ruralExpected
        self.delivered = delivered
        self.ruralDelivered = ruralDelivered
    }
}

/// Hours of all winners of a compared run together.
public struct ComparedVolumes: Hashable, Sendable {
    public let awarded: Double
    public let ruralExpected: Double
    public let delivered: Double
    public let ruralDelivered: Double

    public init(awarded: Double, ruralExpected: Double, delivered: Double, ruralDelivered: Double) {
        self.awarded = awarded
        self.ruralExpected = ruralExpected
        self.delivered = delivered
        self.ruralDelivered = ruralDelivered
    }

    init(_ winners: [ComparedWinner]) {
        func sum(_ value: KeyPath<ComparedWinner, Double>) -> Double { winners.reduce(0) { $0 + $1[keyPath: value] } }
        self.init(
            awarded: sum(\.awarded), ruralExpected: sum(\.ruralExpected), delivered: sum(\.delivered),
            ruralDelivered: sum(\.ruralDelivered))
    }

    var ruralShareExpected: Double? { awarded > 0 ? ruralExpected / awarded : nil }
    var ruralShareDelivered: Double? { delivered > 0 ? ruralDelivered / delivered : nil }
}
