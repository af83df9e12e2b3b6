import LotModel
import Testing

@Suite struct CalendarMonthTests {
    @Test func monthsRunOverYears() {
        let july = CalendarMonth(year: 2018, month: 7)
        #expect("\(july)" == "2018-07" && "\(july.adding(months: 5))" == "2018-12")
        #expect("\(july.adding(months: 6))" == "2019-01" && july.adding(months: 0) == july)
        #expect("\(july.adding(months: -7))" == "2017-12")
        #expect(CalendarMonth(year: 2018, month: 12) < CalendarMonth(year: 2019, month: 1) && !(july < july))
    }

    /// Kent 2014: one year and two more; Kent's homes: four and one and one, to 31 March 2022.
    @Test func termsEndAsThePapersSay() {
        let kent = ContractTerms(start: CalendarMonth(year: 2014, month: 6), years: 1, extensions: [2])
        #expect(kent.allYears == 3 && "\(kent.ends(year: 3))" == "2017-05")
        let homes = ContractTerms(start: CalendarMonth(year: 2016, month: 4), years: 4, extensions: [1, 1])
        #expect("\(homes.ends(year: homes.allYears))" == "2022-03" && homes.extending(year: 6) == 2)
    }
}
