import LotModel
import Testing

@testable import LotMarket

@Suite struct ProviderChoicesTests {
    /// By trying every subset: sets of one provider's bids that the independent checker finds nothing wrong with.
    @Test func setsAreThoseThatKeepTheProvidersOwnRules() throws {
        // Rules that several providers keep together are not a provider's own.
        let own: Set = [0, 2, 4, 5, 7, 13, 15]
        var compared = 0
        for seed in 0..<1_500 {
            let kinds = [0, seed % SmallAuction.kinds, seed / 7 % SmallAuction.kinds].filter(own.contains)
            let auction = SmallAuction(seed: UInt64(seed), kinds: kinds)
            let problem = AwardProblem(auction.tender)
            for provider in auction.tender.capacity.indices {
                let bids = problem.bids.indices.filter {
                    problem.bids[$0].provider == provider && problem.isValid[$0]
                }
                let sets = try #require(
                    ProviderChoices(problem, provider: provider).sets(of: bids, most: 100), "seed \(seed)")
                let expected = (1..<(1 << bids.count)).map { mask in
                    bids.indices.filter { mask >> $0 & 1 == 1 }.map { bids[$0] }
                }.filter { auction.isKept($0) }
                #expect(Set(sets) == Set(expected) && sets.count == expected.count, "seed \(seed)")
                compared += sets.count
            }
        }
        #expect(compared > 3_000)
    }

    @Test func tooManySetsAreNotListed() {
        let auction = SmallAuction(seed: 3, kinds: [])
        let problem = AwardProblem(auction.tender)
        let bids = problem.bids.indices.filter { problem.bids[$0].provider == problem.bids[0].provider }
        #expect(ProviderChoices(problem, provider: problem.bids[0].provider).sets(of: bids, most: 0) == nil)
    }
}
