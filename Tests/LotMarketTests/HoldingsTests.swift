import LotModel
import Testing

@testable import LotMarket

@Suite struct HoldingsTests {
    /// The exchange of equal bids keeps to the rules: a0 is the lower id, but its provider may win one lot only.
    @Test func limitsFollowWhatIsHeld() {
        let problem = AwardProblem(RuleCheckerTests.tender([.lotsAwarded(min: 2, max: 2), .marketShare(max: 0.8)]))
        var holdings = Holdings(problem)
        holdings.add(0, hours: 100)
        #expect(holdings.keepsLimits(0) && !holdings.reachesMinima(0))
        holdings.add(1, hours: 50)
        #expect(!holdings.keepsLimits(0) && holdings.reachesMinima(0))
        holdings.remove(0, hours: 100)
        holdings.remove(1, hours: 50)
        #expect(holdings.keepsLimits(0) && holdings.reachesMinima(0))
    }

    @Test func aTieIsNotBrokenAgainstARule() throws {
        let plan = AwardMaps.plan(cells: 2, maxWinners: 1)
        let bids = [
            Bid(id: "a", provider: 0, tier: 0, lots: [0], maxHours: 100, ratePence: 1_500),
            Bid(id: "b", provider: 1, tier: 0, lots: [0], maxHours: 100, ratePence: 1_500),
            Bid(id: "c", provider: 0, tier: 0, lots: [1], maxHours: 100, ratePence: 1_400),
        ]
        func settled(_ rules: [AwardRule]) -> [Int] {
            let tender = Tender(
                plan: plan, hours: [100, 50], bids: bids, capacity: [200, 200], terms: AwardTerms(rules: rules))
            return TieBreak(AwardProblem(tender)).settle(Allocation(exclusive: [1, 2], shared: [:])).exclusive
        }
        #expect(settled([.capacity]) == [0, 2])
        #expect(settled([.lotsAwarded(min: 0, max: 1)]) == [1, 2])
        #expect(settled([.winners(min: 2, max: nil)]) == [1, 2])
    }
}
