import LotModel
import Testing

@Suite struct CalendarDayTests {
    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

    @Test func onlyDaysOfTheCalendarAreRead() throws {
        #expect(try day("2018-07-01").text == "2018-07-01")
        let month = try day("2018-07")
        #expect(month.isMonthOnly && month.text == "2018-07" && month.latest.text == "2018-07-31")
        #expect(CalendarDay("2016-02-29") != nil && CalendarDay("2000-02-29") != nil)
        for text in [
            "2018-02-29", "1900-02-29", "2018-13-01", "2018-00-10", "2018-04-31", "18-07-01", "2018-7-1", "2018",
            "July",
            "2018-07-01-1", "2018/07/01", "",
        ] { #expect(CalendarDay(text) == nil, "\(text)") }
    }

    /// 365 days from one July to the next, 366 where a leap day lies between.
    @Test func daysAreCounted() throws {
        #expect(try day("2018-07-01").days(to: day("2019-07-01")) == 365)
        #expect(try day("2015-07-01").days(to: day("2016-07-01")) == 366)
        #expect(try day("2018-01-02").days(to: day("2018-07-01")) == 180)
        #expect(try day("2018-07-01").days(to: day("2018-06-30")) == -1)
    }

    /// Every day of two years, one after the other, forward and back.
    @Test func addingDaysAgreesWithCountingThem() throws {
        let first = try day("2015-03-01")
        for days in 0...730 {
            let later = first.adding(days: days)
            #expect(first.days(to: later) == days && later.adding(days: -days).number == first.number)
            #expect(CalendarDay(later.text) == later)
        }
    }

    @Test func monthsKeepTheDayWhereTheyCan() throws {
        #expect(try day("2018-07-01").adding(months: -6).text == "2018-01-01")
        #expect(try day("2018-01-31").adding(months: 1).text == "2018-02-28")
        #expect(try day("2017-11-15").adding(months: 3).text == "2018-02-15")
        #expect(try day("2018-02-10").adding(months: -2).text == "2017-12-10")
    }

    @Test func winterIsNovemberToFebruary() throws {
        let winter = try (1...12).filter { try day("2018-\($0 < 10 ? "0" : "")\($0)").isWinter }
        #expect(winter == [1, 2, 11, 12])
    }
}
