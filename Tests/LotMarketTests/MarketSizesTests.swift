import LotModel
import LotSearch
import Testing

@testable import LotMarket

@Suite struct MarketSizesTests {
    /// Half lie below the median and the mean is the mean: standard errors over 20,000 draws are 0.4 % and 1.3 %.
    @Test func medianAndMeanAreThoseOfTheRules() {
        let rules = Rules(ParameterValues(priceYear: "2014/15", given: ["demand.people": 1])).market
        let sizes = MarketSizes(rules)
        var generator = SeededGenerator(Seed(4))
        let people = (0..<20_000).map { _ in sizes.people(&generator) }
        let draws = Double(people.count)
        let below = Double(people.count { $0 < 30 }) / draws
        let mean = people.reduce(0, +) / draws
        #expect(abs(below - 0.5) < 0.015)
        #expect(abs(mean - 65) < 65 * 0.05)
        #expect(people.allSatisfy { $0 > 0 })
    }
}
