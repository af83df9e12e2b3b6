/// How contracts are paid from one contract year on.
public struct PaymentRule: Hashable, Sendable {
    public enum Basis: String, CaseIterable, Sendable {
        /// Planned minutes of visits.
        case plannedVisit = "planned_visit"
        /// Minutes that monitoring has recorded.
        case monitoredMinute = "monitored_minute"
    }

    public let fromYear: Int
    public let basis: Basis
    /// Recorded minutes over planned ones; counts where these are paid.
    public let recordedShare: Double
    /// Shorter visits are paid as if they lasted so long; nil takes that of section rates.
    public let minimumVisitMinutes: Double?
    /// Share of awarded hours that is paid whether worked or not; nil takes that of section rates.
    public let guaranteedShare: Double?
    /// Share of the price that depends on outcomes, and the part of them that is met.
    public let outcomeShare: Double
    public let outcomesMet: Double
    /// Share of the price that is withheld for a year, and the part of it that is then paid back.
    public let topSliceShare: Double
    public let topSliceReturned: Double
    /// Whether planned visits are paid to which nobody opened; nil pays them where planned visits are paid.
    public let paysNoReplies: Bool?
    /// The same for visits that were called off.
    public let paysCancelled: Bool?

    public init(
        fromYear: Int = 1, basis: Basis = .plannedVisit, recordedShare: Double = 1,
        minimumVisitMinutes: Double? = nil, guaranteedShare: Double? = nil, outcomeShare: Double = 0,
        outcomesMet: Double = 1, topSliceShare: Double = 0, topSliceReturned: Double = 1,
        paysNoReplies: Bool? = nil, paysCancelled: Bool? = nil
    ) {
        self.fromYear = fromYear
        self.basis = basis
        self.recordedShare = recordedShare
        self.minimumVisitMinutes = minimumVisitMinutes
        self.guaranteedShare = guaranteedShare
        self.outcomeShare = outcomeShare
        self.outcomesMet = outcomesMet
        self.topSliceShare = topSliceShare
        self.topSliceReturned = topSliceReturned
        self.paysNoReplies = paysNoReplies
        self.paysCancelled = paysCancelled
    }

    /// Share of planned hours that is lost without pay.
    public func unpaid(_ lost: LostVisits) -> Double {
        let isPlanned = basis == .plannedVisit
        return (paysNoReplies ?? isPlanned ? 0 : lost.noReplies) + (paysCancelled ?? isPlanned ? 0 : lost.cancelled)
    }

    /// What minutes are paid of an hour as planned, over planned minutes: those of the basis, and what a minimum adds.
    public func minutes(_ demand: DemandRules, _ rates: RateRules) -> (recorded: Double, added: Double) {
        let recorded = basis == .monitoredMinute ? recordedShare : 1
        let least = minimumVisitMinutes ?? rates.minimumPaidVisitMinutes
        let added = demand.visitMix.reduce(0) { $0 + $1.share * max(0, least - recorded * $1.minutes) }
        return (recorded, added / demand.meanVisitMinutes)
    }
}

/// Rules of payment under one name, one for each span of contract years.
public struct PaymentOption: Hashable, Sendable {
    /// The rules of section rates in every year.
    public static let asRunName = "as_run"
    public static let asRun = PaymentOption(name: asRunName, title: "As in the run itself", rules: [])

    public let name: String
    public let title: String
    /// By their first years, ascending; before the first, contracts are paid as in the run.
    public let rules: [PaymentRule]

    public init(name: String, title: String, rules: [PaymentRule]) {
        self.name = name
        self.title = title
        self.rules = rules
    }

    public func rule(year: Int) -> PaymentRule { rules.last { $0.fromYear <= year } ?? PaymentRule() }
}
