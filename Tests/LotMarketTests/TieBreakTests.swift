import LotModel
import Testing

@testable import LotMarket

@Suite struct TieBreakTests {
    @Test func equalPricesGoToTheLowestBidIdWithRoom() {
        let plan = AwardMaps.plan(cells: 2, maxWinners: 1)
        let bids = ["a", "b", "c"].enumerated().map { provider, name in
            Bid(id: name, provider: provider, tier: 0, lots: [0], maxHours: 100, ratePence: 1_400)
        }
        let roomy = AwardProblem(plan: plan, hours: [100, 50], bids: bids, capacity: [100, 100, 100])
        #expect(TieBreak(roomy).settle(Allocation(exclusive: [2], shared: [:])).exclusive == [0])
        let full = AwardProblem(plan: plan, hours: [100, 50], bids: bids, capacity: [99, 100, 100])
        #expect(TieBreak(full).settle(Allocation(exclusive: [2], shared: [:])).exclusive == [1])
    }
}
