import LotModel
import Testing

@testable import LotMarket

@Suite(.serialized) struct LotAccountTests {
    /// Every bid stands once for each of its lots, won or lost, in every small auction.
    @Test func everyBidIsAccountedFor() throws {
        for seed in 0..<200 {
            let tender = SmallAuction(seed: UInt64(seed), kinds: [0, seed % 18]).tender
            let outcome = try AwardSolver(gap: 0).outcome(AwardProblem(tender))
            let account = AwardAccount(tender, outcome: outcome)
            let told = account.lots.reduce(0) { $0 + $1.winners.count + $1.losers.count }
            #expect(told == tender.bids.reduce(0) { $0 + $1.lots.count }, "seed \(seed)")
            #expect(account.points.isEmpty == (tender.terms.scoring == .leastCost), "seed \(seed)")
            // Points by the checker, which shares no code.
            let checker = RuleChecker(
                tender, contracts: outcome.award.contracts, names: tender.capacity.indices.map { "P\($0)" })
            for (index, points) in account.points.enumerated() {
                #expect(checker.points(index) == points.total, "seed \(seed)")
            }
        }
    }
}
