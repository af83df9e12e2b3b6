import LotGeometry
import LotModel
import Testing

@Suite struct LotInterestTests {
    static func provider(_ id: String, _ sizeClass: ProviderClass) -> Provider {
        Provider(
            id: id, name: id, sizeClass: sizeClass, base: Position(x: 0, y: 0), currentHours: 0, growthHours: 0,
            wagePence: 1, quality: 0, risk: 0, radiusMinutes: 1, viabilityHours: 0, tiers: [])
    }

    static func bid(_ provider: Int, _ lots: [Int], _ rate: Int, tier: Int = 0) -> Bid {
        Bid(id: "\(provider) \(lots)", provider: provider, tier: tier, lots: lots, maxHours: 10, ratePence: rate)
    }

    @Test func lotsAreCountedWithTheirPackages() {
        let providers = [Self.provider("a", .small), Self.provider("b", .large)]
        let given = [
            Self.bid(0, [0], 10), Self.bid(0, [0, 1], 14), Self.bid(1, [0], 12), Self.bid(1, [0], 9, tier: 1),
        ]
        let flagged = MarketEntry(
            provider: 0, tier: 0, lots: [0, 1], minutes: 0, believedHours: 1, costPence: 20, avoidablePence: 20,
            pricePence: 14, outcome: .given, bid: 1, abnormallyLow: .belowAvoidableCost(pence: 20))
        let bids = Bids(bids: given, nonEntries: [[:], [:], [:]], entries: [flagged])
        let interest = bids.interest(plan: BeliefTests.plan, providers: providers)
        let first = interest[0].lots[0]
        #expect(first.bidders == 2 && first.smallBidders == 1 && first.smallShare == 0.5)
        #expect(first.ratesPence == [10, 12, 14] && first.medianPence == 12)
        #expect(first.lowestPence == 10 && first.highestPence == 14 && first.abnormallyLowBids == 1)
        #expect(interest[0].lotsWithOneBidder == 1 && interest[0].lotsWithoutBidder == 1)
        #expect(interest[0].bidders == 2 && interest[0].hasTooManyLots)
        #expect(interest[1].bidders == 1 && interest[1].hasTooManyLots && !interest[2].hasTooManyLots)
        #expect(interest[0].lots[2].smallShare == nil && interest[0].lots[2].medianPence == nil)
    }

    @Test func mediansOfEvenNumbersAreMeans() {
        #expect([1, 2].median == 1.5 && [1, 2, 7].median == 2 && ([] as [Int]).median == nil)
    }
}
