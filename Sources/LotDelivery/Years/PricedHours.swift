import LotModel

/// What hours are paid and cost in one contract year under one rule: pence a week. Sums of these are rounded once.
struct PricedHours {
    private(set) var base = 0.0
    private(set) var monitoring = 0.0
    private(set) var minimumVisit = 0.0
    private(set) var supplement = 0.0
    private(set) var guarantee = 0.0
    private(set) var lostVisits = 0.0
    private(set) var outcomes = 0.0
    private(set) var withheld = 0.0
    private(set) var due = 0.0
    private(set) var cost = 0.0

    init() {}

    /// - Parameters:
    ///   - hours: planned contact hours a week.
    ///   - minutes: paid minutes of an hour as planned, recorded and added by a minimum, over 60.
    ///   - guaranteed: hours of which the guaranteed share is paid; nil for spot, which has neither guarantee nor result.
    ///   - nonContact: pence of paid time beside contact and travel, an hour worked.
    init(
        hours: Double, ratePence: Double, supplementPence: Double, cost: ContractBase.Cost, nonContact: Double,
        rule: PaymentRule, minutes: (recorded: Double, added: Double), guaranteedHours: Double?,
        lost: LostVisits
    ) {
        base = hours * ratePence
        monitoring = base * (minutes.recorded - 1)
        minimumVisit = base * minutes.added
        supplement = hours * supplementPence
        let unpaid = rule.unpaid(lost)
        lostVisits = -(base + monitoring + minimumVisit + supplement) * unpaid
        let price = base + monitoring + minimumVisit + supplement + lostVisits
        if let guaranteedHours {
            guarantee = max(0, guaranteedHours - hours * (1 - unpaid)) * ratePence
            outcomes = -price * rule.outcomeShare * (1 - rule.outcomesMet)
            withheld = -(price + outcomes) * rule.topSliceShare
            due = -withheld * rule.topSliceReturned
        }
        self.cost = hours * (cost.full - lost.cancelled * cost.avoidable + (1 - lost.cancelled) * nonContact)
    }

    /// All that is earned for the work, whenever it is paid.
    var earned: Double {
        base + monitoring + minimumVisit + supplement + guarantee + lostVisits + outcomes + withheld + due
    }

    static func + (a: PricedHours, b: PricedHours) -> PricedHours {
        var sum = a
        sum.base += b.base
        sum.monitoring += b.monitoring
        sum.minimumVisit += b.minimumVisit
        sum.supplement += b.supplement
        sum.guarantee += b.guarantee
        sum.lostVisits += b.lostVisits
        sum.outcomes += b.outcomes
        sum.withheld += b.withheld
        sum.due += b.due
        sum.cost += b.cost
        return sum
    }

    /// - Parameter returned: pence of the year before's top-slice.
    func spend(returned: Int) -> ContractSpend {
        ContractSpend([
            .base: Self.year(base), .monitoring: Self.year(monitoring), .minimumVisit: Self.year(minimumVisit),
            .supplement: Self.year(supplement), .guarantee: Self.year(guarantee), .lostVisits: Self.year(lostVisits),
            .outcomes: Self.year(outcomes), .topSliceWithheld: Self.year(withheld), .topSliceReturned: returned,
        ])
    }

    var duePence: Int { Self.year(due) }

    private static func year(_ pencePerWeek: Double) -> Int {
        Int((pencePerWeek * Conventions.weeksPerYear).rounded(.toNearestOrAwayFromZero))
    }
}
