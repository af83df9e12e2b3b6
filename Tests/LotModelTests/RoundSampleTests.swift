import Testing

@testable import LotModel

@Suite struct RoundSampleTests {
    @Test func meansAreOverWaysAndOverContactHours() {
        let sample = RoundComparisonTests.sample(area: 0, hours: 100, hop: 4, predicted: 3)
        #expect(sample.hop == 4 && sample.paidTravelMinutesPerHour == 4 && sample.waitingMinutesPerHour == 6)
        let lone = RoundComparisonTests.sample(area: 0, hours: 100, hop: 4, predicted: 3, legs: 0)
        #expect(lone.hop == nil && lone.travelMinutesPerHour == nil && lone.paidTravelMinutesPerHour == 0)
        // Six minutes an hour were predicted from hops of three.
        #expect(sample.travelMinutesPerHour == 8)
    }
}
