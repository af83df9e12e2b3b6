import LotModel
import Testing

@testable import LotMarket

@Suite struct LowPricesTests {
    static func flags(_ rates: [Int], avoidable: Double? = 1_000) -> [AbnormallyLow?] {
        let bids = rates.enumerated().map { index, rate in
            Bid(id: "\(index)", provider: index, tier: 0, lots: [0], maxHours: 10, ratePence: rate)
        }
        let entries = rates.enumerated().map { index, rate in
            MarketEntry(
                provider: index, tier: 0, lots: [0], minutes: 0, believedHours: 10, costPence: 1_200,
                avoidablePence: avoidable, pricePence: rate, outcome: .given, bid: index)
        }
        return LowPrices(plan: BiddingTests.plan, hours: [10, 10], share: 0.85).flagged(entries, bids: bids)
            .map(\.abnormallyLow)
    }

    @Test func aBidBelowAvoidableCostIsFlagged() {
        #expect(Self.flags([999, 1_000]) == [.belowAvoidableCost(pence: 1_000), nil])
        #expect(Self.flags([999], avoidable: nil) == [nil])
    }

    /// 85 % of the median 1,400 is 1,190.
    @Test func aBidFarBelowTheOthersIsFlagged() {
        #expect(
            Self.flags([1_189, 1_400, 1_500]) == [.farBelowOthers(medianPence: 1_400, share: 0.85), nil, nil])
        #expect(Self.flags([1_190, 1_400, 1_500]) == [nil, nil, nil])
    }

    /// Lots of 10 and 30 hours with medians 1,000 and 2,000: the package stands against 1,750.
    @Test func aPackageStandsAgainstTheMeanOfItsLots() {
        let bids = [
            Bid(id: "a", provider: 0, tier: 0, lots: [0], maxHours: 10, ratePence: 1_000),
            Bid(id: "b", provider: 0, tier: 0, lots: [1], maxHours: 30, ratePence: 2_000),
            Bid(id: "c", provider: 1, tier: 0, lots: [0, 1], maxHours: 40, ratePence: 900),
            Bid(id: "d", provider: 2, tier: 0, lots: [0], maxHours: 10, ratePence: 1_100),
            Bid(id: "e", provider: 2, tier: 0, lots: [1], maxHours: 30, ratePence: 2_100),
        ]
        let entry = MarketEntry(
            provider: 1, tier: 0, lots: [0, 1], minutes: 0, believedHours: 40, costPence: nil, avoidablePence: nil,
            pricePence: 900, outcome: .given, bid: 2)
        let away = entry.with(outcome: .stayedAway(.notViable, figure: 1, limit: 2))
        let prices = LowPrices(plan: BiddingTests.plan, hours: [10, 30], share: 0.85)
        #expect(
            prices.flagged([entry], bids: bids)[0].abnormallyLow
                == .farBelowOthers(medianPence: 1_750, share: 0.85))
        #expect(away.bid == 2 && prices.flagged([away], bids: bids)[0].outcome == away.outcome)
    }
}
