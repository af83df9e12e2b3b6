import LotModel
import Testing

@testable import LotDelivery

@Suite struct MobilisationWeeksTests {
    typealias Maps = MobiliseMaps

    private func plan(people: Double = 100, left: Double = 40) -> MobilisationWeeks.Plan {
        MobilisationWeeks.Plan(
            people: people, transferred: 20, left: left,
            winners: MobilisationWeeks.Winners(present: 500, growth: 200, gained: 10, left: left / 2))
    }

    /// Without Direct Payments everybody is reviewed in the week of their turn.
    @Test func thePlanHoldsWithoutDirectPayments() {
        let weeks = MobilisationWeeks(
            plan(), rules: Maps.rules(["weeks": 4, "direct_payment_uptake": 0, "recruited_week": 0])
        )
        #expect(weeks.weeks.map(\.moved) == [0, 25, 25, 25, 25] && weeks.weeks.allSatisfy { $0.waiting == 0 })
        #expect(weeks.weeks.map(\.capacity) == [500, 547.5, 595, 642.5, 690] && weeks.shortShare == 1)
    }

    /// A fifth take a Direct Payment and twice the time: 25 reviews do 20.83 people a week.
    @Test func directPaymentsHoldUpTheQueue() {
        let weeks = MobilisationWeeks(plan(), rules: Maps.rules(["weeks": 4, "direct_payment_uptake": 0.2])).weeks
        #expect(abs(weeks[4].waiting - (100 - 4 * 25 / 1.2)) < 1e-9)
        #expect(abs(weeks[2].tookDirectPayment - 0.2 * 25 / 1.2) < 1e-9)
        let staffed = MobilisationWeeks(
            plan(), rules: Maps.rules(["weeks": 4, "direct_payment_uptake": 0.2, "reviews_week": 31])
        ).weeks
        #expect(staffed.allSatisfy { $0.waiting < 1e-9 })
    }

    /// Five per cent of the shortfall a week, in winter seven tenths of that; who left in a week is sought from the next.
    @Test func recruitingIsSlowerInWinter() {
        let rules = ["weeks": 2.0, "direct_payment_uptake": 0, "recruited_week": 0.05]
        let summer = MobilisationWeeks(plan(), rules: Maps.rules(rules.merging(["start_month": 6]) { $1 }))
        let winter = MobilisationWeeks(plan(), rules: Maps.rules(rules.merging(["start_month": 12]) { $1 }))
        #expect(abs(summer.weeks[2].recruited - 1) < 1e-12 && abs(winter.weeks[2].recruited - 0.7) < 1e-12)
        #expect(abs(summer.shortShare - 39.0 / 40) < 1e-12)
    }

    @Test func monthsFollowTheWeeks() {
        #expect([1, 4, 5, 6, 26, 27].map { MobilisationWeeks.month(ofWeek: $0, start: 6) } == [6, 6, 6, 7, 11, 12])
        #expect(MobilisationWeeks.month(ofWeek: 9, start: 12) == 1)
    }
}
