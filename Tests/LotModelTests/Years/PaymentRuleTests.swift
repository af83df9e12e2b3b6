import LotModel
import Testing

@Suite struct PaymentRuleTests {
    static func rules(_ given: [String: Double] = [:]) -> Rules {
        Rules(ParameterValues(priceYear: "2014/15", given: given.merging(["demand.people": 1]) { own, _ in own }))
    }

    /// Nottinghamshire: 700,000 pounds a year are 179,949 fifteen-minute visits that are paid as thirty, at 15.56.
    @Test func theHalfHourRuleOfNottinghamshire() {
        let rules = Self.rules(["demand.fifteen_minute_share": 1])
        let minutes = PaymentRule(minimumVisitMinutes: 30).minutes(rules.demand, rules.rates)
        #expect(minutes.recorded == 1 && minutes.added == 1)
        let hoursOfVisits = 179_949 * 0.25
        #expect(abs(hoursOfVisits * minutes.added * 15.56 - 700_000) < 5)
        // So many a week.
        #expect((179_949.0 / 52).rounded() == 3_461)
    }

    @Test func recordedMinutesArePaidUpToTheMinimum() {
        let rules = Self.rules(["demand.fifteen_minute_share": 1, "rates.minimum_paid_visit_minutes": 20])
        let monitored = PaymentRule(basis: .monitoredMinute, recordedShare: 0.8).minutes(rules.demand, rules.rates)
        // 12 of 15 minutes are recorded and paid as 20.
        #expect(monitored.recorded == 0.8 && abs(monitored.added - 8.0 / 15) < 1e-12)
        let none = PaymentRule(basis: .monitoredMinute, recordedShare: 0.8, minimumVisitMinutes: 0)
        #expect(none.minutes(rules.demand, rules.rates).added == 0)
        // Where planned visits are paid, nobody looks at the record.
        #expect(PaymentRule(recordedShare: 0.8).minutes(rules.demand, rules.rates).recorded == 1)
        #expect(
            abs(PaymentRule().minutes(rules.demand, rules.rates).added + 1 - 20.0 / 15) < 1e-12,
            "section rates holds where the rule says nothing")
    }

    @Test func lostVisitsArePaidByTheirRule() {
        let lost = LostVisits(noReplies: 0.02, cancelled: 0.03)
        #expect(PaymentRule().unpaid(lost) == 0)
        #expect(PaymentRule(basis: .monitoredMinute).unpaid(lost) == 0.05)
        #expect(PaymentRule(paysCancelled: false).unpaid(lost) == 0.03)
        #expect(PaymentRule(basis: .monitoredMinute, paysNoReplies: true).unpaid(lost) == 0.03)
    }

    @Test func eachYearHasTheLastRuleThatHasBegun() {
        let option = PaymentOption(
            name: "a", title: "", rules: [PaymentRule(fromYear: 2, outcomeShare: 0.1), PaymentRule(fromYear: 4)])
        #expect((1...5).map { option.rule(year: $0, lot: nil).outcomeShare } == [0, 0.1, 0.1, 0, 0])
        #expect(PaymentOption.asRun.rule(year: 3, lot: nil) == PaymentRule())
    }

    /// A pilot is paid by its rules in its own lots; other contracts and spot are paid as in the run.
    @Test func aPilotHoldsInItsLotsAlone() {
        let pilot = PaymentOption(name: "pilot", title: "", rules: [PaymentRule(outcomeShare: 0.1)])
            .held(in: [LotKey(tier: 0, lot: 1)])
        let lots = [LotKey(tier: 0, lot: 0), LotKey(tier: 0, lot: 1), LotKey(tier: 1, lot: 1), nil]
        #expect(lots.map { pilot.rule(year: 1, lot: $0).outcomeShare } == [0, 0.1, 0, 0])
        #expect(lots.map { pilot.held(in: nil).rule(year: 1, lot: $0).outcomeShare } == [0.1, 0.1, 0.1, 0.1])
    }

    /// Of the 150 pence between 14.00 and 15.00 with 50 of surplus, half goes into the rate; what is earned beyond goes back.
    @Test(arguments: [(1_400.0, 75), (1_550.0, 0), (1_700.0, -75), (1_549.0, 1)])
    func aReviewSharesTheDifference(earned: Double, moves: Int) {
        #expect(RateReview(share: 0.5, surplusPence: 50).movePence(earned: earned, cost: 1_500) == moves)
    }
}
