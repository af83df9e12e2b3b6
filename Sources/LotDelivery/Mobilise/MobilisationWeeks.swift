import LotModel

/// The change of contracts week by week.
///
/// People's turns come evenly over the weeks. Each waits for a review; a Direct Payment takes the time of several, so that
/// the council falls behind. Carers follow, or leave, as their people go. Winners grow evenly to what they offered; carers
/// who left are won back by recruiting, slower in winter.
struct MobilisationWeeks {
    /// November to February.
    static let winter: Set<Int> = [11, 12, 1, 2]

    /// What the weeks are to bring about, in contact hours per week unless it says people.
    struct Plan {
        /// People whose provider changes.
        let people: Double
        let transferred: Double
        let left: Double
        let winners: Winners
    }

    /// Providers with a contract, together.
    struct Winners {
        /// Hours before the change, and what winners add to them by the last week.
        let present: Double
        let growth: Double
        /// Carers gained, less those lost to others and those who stay with people that take a Direct Payment.
        let gained: Double
        /// Carers who leave care.
        let left: Double
    }

    let weeks: [MobilisationWeek]
    /// Of the carers who leave, sooner or later, the share that is not won back by the last week.
    let shortShare: Double

    init(_ plan: Plan, rules: MobiliseRules) {
        let uptake = rules.directPaymentUptake
        let reviewsEach = 1 + uptake * (rules.directPaymentReviews - 1)
        let due = plan.people / Double(rules.weeks)
        let most = (rules.reviewsWeek ?? due) / reviewsEach
        var rows = [
            MobilisationWeek(
                week: 0, month: rules.startMonth, due: 0, moved: 0, tookDirectPayment: 0, waiting: 0,
                toCome: plan.people, transferred: 0, left: 0, recruited: 0, shortfall: 0, capacity: plan.winners.present
            )
        ]
        var waiting = 0.0
        var done = 0.0
        var shortfall = 0.0
        var recruited = 0.0
        let ownPart = plan.left > 0 ? plan.winners.left / plan.left : 0
        for week in 1...rules.weeks {
            let month = Self.month(ofWeek: week, start: rules.startMonth)
            let pace = rules.recruitedWeek * (Self.winter.contains(month) ? rules.winterFactor : 1)
            waiting += due
            let now = min(waiting, most)
            waiting -= now
            done += now
            let part = plan.people > 0 ? now / plan.people : 0
            let won = pace * shortfall
            shortfall += part * plan.left - won
            recruited += won
            let progress = plan.people > 0 ? done / plan.people : 0
            let isLast = week == rules.weeks
            rows.append(
                MobilisationWeek(
                    week: week, month: month, due: due, moved: now * (1 - uptake), tookDirectPayment: now * uptake,
                    waiting: waiting, toCome: isLast ? 0 : plan.people - due * Double(week),
                    transferred: part * plan.transferred, left: part * plan.left, recruited: won,
                    shortfall: shortfall,
                    capacity: plan.winners.present + plan.winners.growth * Double(week) / Double(rules.weeks)
                        + progress * plan.winners.gained - shortfall * ownPart))
        }
        self.weeks = rows
        shortShare = plan.left > 0 ? (plan.left - recruited) / plan.left : 0
    }

    /// Week 1 begins with the month; months are twelfths of 52 weeks.
    static func month(ofWeek week: Int, start: Int) -> Int { (start - 1 + (week - 1) * 12 / 52) % 12 + 1 }
}
