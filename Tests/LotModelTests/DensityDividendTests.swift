import Testing

@testable import LotModel

@Suite struct DensityDividendTests {
    static func area(hours: Double, scale: Double, providers: Int = 1) -> AreaDividend {
        AreaDividend(
            hours: hours, providersNow: providers, minutes: [4, 5, 6, 8].map { $0 * scale },
            pence: [1_500, 1_520, 1_540, 1_580].map { $0 * scale },
            now: providers == 0 ? nil : .init(minutes: 5 * scale, pence: 1_520 * scale),
            next: providers == 0 ? nil : .init(minutes: 5.5 * scale, pence: 1_530 * scale))
    }

    /// 52 weeks x 100 h x 10 p = 520 pounds for one more, 52 x 100 x 20 p = 1,040 pounds less for one alone.
    @Test func poundsAYearByHand() {
        let area = Self.area(hours: 100, scale: 1, providers: 2)
        #expect(area.nextMinutes == 0.5 && area.nextPoundsYear == 520 && area.soleSavingPoundsYear == 1_040)
    }

    @Test func sumsAreWeightedByHours() throws {
        let dividend = DensityDividend(
            areas: [Self.area(hours: 100, scale: 1), Self.area(hours: 300, scale: 2)], wagePence: 640)
        #expect(dividend.minutes(over: [0, 1]) == [7, 8.75, 10.5, 14])
        #expect(dividend.premium(of: [1], over: [0]) == [1, 1, 1, 1])
        let next = try #require(dividend.next)
        #expect(abs(next.minutes - 0.875) < 1e-12 && abs(next.poundsYear - (520 + 3 * 1_040)) < 1e-9)
        #expect(abs(dividend.soleSavingPoundsYear - (1_040 + 3 * 2_080)) < 1e-9)
    }

    @Test func areasThatNobodyServesHaveNoNextProvider() {
        let dividend = DensityDividend(areas: [Self.area(hours: 100, scale: 1, providers: 0)], wagePence: 640)
        #expect(dividend.next == nil && dividend.soleSavingPoundsYear == 0)
        #expect(dividend.areas[0].nextMinutes == nil && dividend.minutes(over: [Int]()) == nil)
    }
}
