import LotModel
import Testing

/// Published figures of councils that the rate rules must give back.
@Suite struct RateRulesTests {
    static func schedule(_ uplifts: [Double]) -> RateSchedule {
        RateSchedule(uplifts: uplifts, costUplifts: uplifts.map { _ in 0 })
    }

    /// Nottinghamshire 2014 to 2017: 12.70-13.20, raised by 10, 6 and 2.6 %, became 15.19-15.79.
    @Test func upliftsCompoundAndRoundOnce() {
        let schedule = Self.schedule([0.10, 0.06, 0.026])
        #expect(schedule.years == 1...4)
        #expect(schedule.ratePence(1_270, year: 4) == 1_519 && schedule.ratePence(1_320, year: 4) == 1_579)
        #expect(schedule.ratePence(1_270, year: 1) == 1_270 && schedule.ratePence(1_270, year: 2) == 1_397)
        #expect(schedule.costFactor(year: 4) == 1)
        #expect(RateSchedule().years == 1...1)
    }

    /// Kent 2013/14: 46.2 million pounds for 3,005,777 hours make 15.4 an hour; 2.7 million less are 5.8 %, or 0.90 an hour.
    @Test func kentsSavingPerHour() {
        let pence = 4_620_000_000.0
        let hours = 3_005_777.0
        #expect(abs(pence / hours - 1_540) < 5)
        let saved = RateSchedule(uplifts: [-270_000_000 / pence], costUplifts: [0])
        #expect(abs(1 - saved.rateFactor(year: 2) - 0.058) < 0.0005)
        #expect(abs(pence / hours * (1 - saved.rateFactor(year: 2)) - 90) < 0.5)
    }
}
