import LotModel
import Testing

@Suite struct CalendarCheckTests {
    private typealias Step = ProcurementCalendar.Step

    private func calendar(
        _ dates: [Step: String], standstill: Int? = nil, regime: ProcurementCalendar.Regime? = nil, tender: Int? = nil,
        evaluation: Int? = nil, transition: Int? = nil
    ) throws -> ProcurementCalendar {
        ProcurementCalendar(
            dates: try dates.mapValues { try #require(CalendarDay($0)) }, standstillDays: standstill, regime: regime,
            tenderDays: tender, evaluationDays: evaluation, transitionMonths: transition)
    }

    /// Counted by hand: six months before 1 July is 1 January, ten days before that 22 December, 60 days 23 October, 35 days
    /// 18 September.
    @Test func leadTimesAreCountedBackFromTheStart() throws {
        let check = CalendarCheck(
            try calendar(
                [.notice: "2017-09-01", .tenderReturn: "2017-10-30", .award: "2017-12-22", .start: "2018-07-01"],
                standstill: 10, tender: 35, evaluation: 60, transition: 6), weeks: 17, startMonth: 7)
        #expect(check.rows.map(\.step) == [.notice, .tenderReturn, .award, .standstillEnd, .start])
        #expect(
            check.rows.map { $0.latest?.text } == ["2017-09-18", "2017-10-23", "2017-12-22", "2018-01-01", nil])
        #expect(check.rows.map(\.spareDays) == [17, -7, 0, 0, nil])
        #expect(check.remarks == [.late(.tenderReturn, days: 7)])
    }

    @Test func aStepWithoutDateStillHasItsLatestDay() throws {
        let check = CalendarCheck(try calendar([.start: "2018-07"], transition: 6), weeks: 1, startMonth: 7)
        #expect(check.rows.map(\.step) == [.award, .standstillEnd, .start])
        #expect(check.rows[0].date == nil && check.rows[0].latest?.text == "2018-01" && check.remarks.isEmpty)
        // Without a lead time nothing is late.
        let plain = CalendarCheck(try calendar([.award: "2018-06-30", .start: "2018-07-01"]), weeks: 1, startMonth: 7)
        #expect(plain.rows.map(\.latest) == [nil, nil] && plain.remarks.isEmpty)
    }

    /// From 1 July the weeks begin on 1, 8 ... July; the 18th on 28 October, the 19th on 4 November.
    @Test func winterIsWarnedOf() throws {
        let start = try calendar([.start: "2018-07-01"])
        #expect(CalendarCheck(start, weeks: 18, startMonth: 7).winterWeeks == 0)
        let longer = CalendarCheck(start, weeks: 26, startMonth: 7)
        #expect(longer.winterWeeks == 8 && longer.remarks == [.movesInWinter(weeks: 8, of: 26)])
        let winter = CalendarCheck(try calendar([.start: "2018-11-05"]), weeks: 2, startMonth: 11)
        #expect(winter.remarks == [.startsInWinter, .movesInWinter(weeks: 2, of: 2)])
    }

    @Test func aShortStandstillIsToldWithItsSource() throws {
        let dates: [Step: String] = [.award: "2018-01-02", .start: "2018-07-01"]
        let short = CalendarCheck(try calendar(dates, standstill: 9, regime: .regulations2015), weeks: 1, startMonth: 7)
        guard case .shortStandstill(days: 9, least: 10, let source) = short.remarks.first else {
            Issue.record("\(short.remarks)")
            return
        }
        #expect(source.contains("regulation 87(2)"))
        for days in [10, 30] {
            let check = CalendarCheck(
                try calendar(dates, standstill: days, regime: .act2023), weeks: 1, startMonth: 7)
            #expect(check.remarks.isEmpty)
        }
        // No law, no check.
        #expect(CalendarCheck(try calendar(dates, standstill: 1), weeks: 1, startMonth: 7).remarks.isEmpty)
    }

    /// 26 weeks from 1 June 2024 end on 30 November; 27 a week later.
    @Test func theMoveIsToEndInTime() throws {
        let dates = try calendar([.start: "2024-06", .movedBy: "2024-11"])
        #expect(!CalendarCheck(dates, weeks: 26, startMonth: 6).remarks.contains(.movesTooLong(days: 7)))
        #expect(CalendarCheck(dates, weeks: 27, startMonth: 6).remarks.contains(.movesTooLong(days: 7)))
        #expect(CalendarCheck(dates, weeks: 4, startMonth: 7).remarks == [.otherStartMonth(run: 7)])
    }
}
