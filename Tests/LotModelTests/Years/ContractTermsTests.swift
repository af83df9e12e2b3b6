import LotModel
import Testing

@Suite struct ContractTermsTests {
    static let terms = ContractTerms(
        start: CalendarMonth(year: 2018, month: 7), years: 3, extensions: [1, 1], peopleGrowth: 0.1,
        directPaymentDrift: 0.2)

    @Test func yearsAreOfTheTermOrOfAnExtension() {
        #expect(Self.terms.allYears == 5)
        #expect((1...6).map { Self.terms.extending(year: $0) } == [0, 0, 0, 1, 2, nil])
        #expect("\(Self.terms.begins(year: 1))" == "2018-07" && "\(Self.terms.ends(year: 5))" == "2023-06")
        #expect("\(CalendarMonth(year: 2018, month: 12).adding(months: 1))" == "2019-01")
        #expect(CalendarMonth(year: 2018, month: 12) < CalendarMonth(year: 2019, month: 1))
    }

    @Test func rulesOfGrowthCompound() {
        #expect(Self.terms.growth(year: 1) == 1 && abs(Self.terms.growth(year: 3) - 1.21) < 1e-12)
        #expect(Self.terms.staying(year: 1) == 1 && abs(Self.terms.staying(year: 3) - 0.64) < 1e-12)
    }

    /// Nottinghamshire: 1,595 people become 1,800 within three years at 4.11 % a year.
    @Test func peopleOfNottinghamshireGrow() {
        let terms = ContractTerms(
            start: CalendarMonth(year: 2014, month: 7), years: 3, extensions: [2], peopleGrowth: 0.0411)
        #expect(Int((1_595 * terms.growth(year: 4)).rounded()) == 1_800)
    }

    @Test func spotRisesAsContractsDoUnlessSaidOtherwise() {
        let schedule = RateSchedule(uplifts: [0.10, 0.06, 0.026], costUplifts: [0, 0, 0])
        #expect(Self.terms.spotFactor(year: 4, schedule) == schedule.rateFactor(year: 4))
        // 12.70 and 13.20 multiplied out are 15.19 and 15.79.
        #expect([1_270, 1_320].map { schedule.ratePence($0, year: 4) } == [1_519, 1_579])
        // Beyond the last uplift nothing rises.
        #expect(schedule.ratePence(1_270, year: 5) == 1_519)
        let own = ContractTerms(
            start: CalendarMonth(year: 2014, month: 7), years: 5, spotUplifts: [0, 0.5])
        #expect((1...4).map { own.spotFactor(year: $0, schedule) } == [1, 1, 1.5, 1.5])
    }

    /// 1 % a week is two fifths a year.
    @Test func weeklyHandBacksMakeAYear() {
        let rules = Rules(ParameterValues(priceYear: "2014/15", given: ["demand.people": 1])).simulate
        #expect(rules.handbackPressedWeek == 0.01 && abs(rules.pressedHandBackYear - 0.407) < 0.0005)
    }
}
