import LotModel
import Testing

@Suite struct BidderLoadTests {
    /// Each lot counts once, however many bids cover it; a bid offers no more than the lot holds.
    @Test func hoursBidAreThoseOfDistinctLots() {
        let bids = Bids(
            given: [
                LotInterestTests.bid(0, [0], 1), LotInterestTests.bid(0, [0, 1], 1),
                LotInterestTests.bid(0, [0], 1, tier: 1),
            ], tiers: 3)
        let loads = bids.loads(providers: 2, plan: BeliefTests.plan, hours: [4, 5, 20])
        #expect(loads[0] == BidderLoad(bids: 3, lots: 3, hours: 4 + 5 + 10))
        #expect(loads[1] == BidderLoad(bids: 0, lots: 0, hours: 0))
        #expect(loads[0].ratio(of: 38) == 0.5 && loads[0].ratio(of: 0) == nil)
    }
}
