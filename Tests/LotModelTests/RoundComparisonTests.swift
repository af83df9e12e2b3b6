import Testing

@testable import LotModel

@Suite struct RoundComparisonTests {
    static func sample(area: Int, hours: Double, hop: Double, predicted: Double, legs: Int = 10) -> RoundSample {
        RoundSample(
            provider: 0, area: area, hours: hours, days: 1, visits: 20, unserved: 0, doubleHanded: 0, carers: 10,
            walkers: 0,
            legs: legs, travelMinutes: Double(legs) * hop, waitingMinutes: 60, contactMinutes: 600, isPooled: false,
            predictedHop: predicted, predictedTravelMinutes: predicted * 2)
    }

    /// Ratios 1.5 over 100 h and 1 over 300 h.
    @Test func meansAreWeightedByHours() throws {
        let comparison = try #require(
            RoundComparison([
                Self.sample(area: 0, hours: 100, hop: 3, predicted: 2),
                Self.sample(area: 1, hours: 300, hop: 6, predicted: 6),
                Self.sample(area: 2, hours: 900, hop: 0, predicted: 6, legs: 0),
            ]))
        #expect(comparison.pairs == 2 && comparison.hours == 400)
        #expect(abs(comparison.meanRatio - 1.125) < 1e-12)
        #expect(abs(comparison.routedHop - 5.25) < 1e-12 && abs(comparison.predictedHop - 5) < 1e-12)
        #expect(abs(comparison.paidTravelMinutes - (3 * 100 + 6 * 300) / 400) < 1e-12)
        #expect(abs(comparison.routedTravelMinutes - (6 * 100 + 12 * 300) / 400) < 1e-12)
        #expect(comparison.areasWithin == 0.5)
    }

    @Test func providersOfAnAreaAreTakenTogether() {
        let areas = RoundComparison.areas([
            Self.sample(area: 4, hours: 1, hop: 3, predicted: 2), Self.sample(area: 4, hours: 9, hop: 1, predicted: 2),
        ])
        #expect(areas.count == 1 && areas[0].area == 4 && areas[0].legs == 20 && abs(areas[0].ratio - 1) < 1e-12)
    }

    @Test func withoutWaysThereIsNothingToCompare() {
        #expect(RoundComparison([]) == nil)
        #expect(RoundComparison([Self.sample(area: 0, hours: 9, hop: 0, predicted: 6, legs: 0)]) == nil)
    }
}
