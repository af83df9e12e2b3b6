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
    /// Before each year but the first, rates are opened against last year's books; nil leaves them.
    public let review: RateReview?

    public init(
        fromYear: Int = 1, basis: Basis = .plannedVisit, recordedShare: Double = 1,
        minimumVisitMinutes: Double? = nil, guaranteedShare: Double? = nil, outcomeShare: Double = 0,
        outcomesMet: Double = 1, topSliceShare: Double = 0, topSliceReturned: Double = 1,
        paysNoReplies: Bool? = nil, paysCancelled: Bool? = nil, review: RateReview? = nil
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
        self.review = review
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

/// Contracts that are adjusted as they run: a year's rate follows what the year before has cost.
public struct RateReview: Hashable, Sendable {
    /// Part of the difference between an hour's cost with surplus and what it earned that goes into the rate, up or down.
    public let share: Double
    /// Pence an hour that both sides allow over cost.
    public let surplusPence: Double

    public init(share: Double, surplusPence: Double) {
        self.share = share
        self.surplusPence = surplusPence
    }

    /// Whole pence an hour by which a rate moves: no review pays fractions.
    ///
    /// - Parameters:
    ///   - earned: pence an hour in the year before.
    ///   - cost: the same, without surplus.
    public func movePence(earned: Double, cost: Double) -> Int {
        Int((share * (cost + surplusPence - earned)).rounded(.toNearestOrAwayFromZero))
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
    /// A pilot holds in the contracts of these lots alone, of whichever tier, and all else is paid as in the run; nil for all work.
    public private(set) var lots: Set<LotKey>?

    public init(name: String, title: String, rules: [PaymentRule], lots: Set<LotKey>? = nil) {
        self.name = name
        self.title = title
        self.rules = rules
        self.lots = lots
    }

    /// The same as a pilot.
    public func held(in lots: Set<LotKey>?) -> Self {
        var pilot = self
        pilot.lots = lots
        return pilot
    }

    /// - Parameter lot: nil for spot.
    public func rule(year: Int, lot: LotKey?) -> PaymentRule {
        if let lots, !(lot.map(lots.contains) ?? false) { return PaymentRule() }
        return rules.last { $0.fromYear <= year } ?? PaymentRule()
    }
}
