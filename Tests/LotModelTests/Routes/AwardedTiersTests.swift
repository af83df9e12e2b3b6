import Testing

@testable import LotModel

@Suite struct AwardedTiersTests {
    private func tier(_ name: String, _ offer: Offer) -> Tier {
        Tier(
            rules: TierRules(name: name, title: name, source: .none, offer: offer, maxWinners: 1),
            lots: offer.isOpen ? [] : [Lot(id: "x", name: "x", areas: [0])], coreCount: 1)
    }

    @Test func offersAreOfThreeKinds() {
        #expect(Offer.allCases.filter(\.isAwarded) == [.exclusive, .shares])
        #expect(Offer.allCases.filter(\.isOpen) == [.spot, .dynamic])
    }

    @Test func aTenderKnowsNothingOfFrameworks() {
        let plan = LotPlan([tier("f", .framework), tier("e", .exclusive), tier("s", .spot)])
        #expect(plan.tendered(coreCount: 1).tiers.map(\.lots.count) == [0, 1, 0])
        let plain = LotPlan([tier("e", .exclusive)])
        #expect(plain.tendered(coreCount: 1) == plain)
    }

    /// Prices for places go last, and entries follow their bids.
    @Test func pricesOfPlacesAreNumberedLast() {
        let plan = LotPlan([tier("f", .framework), tier("e", .exclusive)])
        func bid(_ id: String, _ tier: Int) -> Bid {
            Bid(id: id, provider: 0, tier: tier, lots: [0], maxHours: 1, ratePence: 1)
        }
        func entry(_ tier: Int, _ bid: Int?) -> MarketEntry {
            MarketEntry(
                provider: 0, tier: tier, lots: [0], minutes: 0, believedHours: 1, costPence: 1, avoidablePence: 1,
                pricePence: 1, outcome: .given, bid: bid)
        }
        let bids = Bids(
            bids: [bid("a", 0), bid("b", 1), bid("c", 0), bid("d", 1)], nonEntries: [[:], [:]],
            entries: [entry(0, 0), entry(0, 2), entry(0, nil), entry(1, 1), entry(1, 3)])
        let sorted = bids.placesLast(plan)
        #expect(sorted.bids.map(\.id) == ["b", "d", "a", "c"])
        #expect(sorted.entries.map(\.bid) == [2, 3, nil, 0, 1])
        #expect(bids.placesLast(LotPlan([tier("e", .exclusive), tier("g", .exclusive)])).bids == bids.bids)
    }
}
