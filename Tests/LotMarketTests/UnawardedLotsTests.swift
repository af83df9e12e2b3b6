import LotModel
import Testing

@testable import LotMarket

@Suite(.serialized) struct UnawardedLotsTests {
    /// Every cause in hundreds of small auctions against enumeration: the named rules keep the lot from being awarded, and
    /// without any one of them it could be.
    @Test func causesAreThoseOfEnumeration() throws {
        var together = 0
        for seed in 0..<500 {
            let auction = SmallAuction(seed: UInt64(seed), kinds: [seed % 18, (seed / 18) % 18])
            let problem = AwardProblem(auction.tender)
            let outcome = try AwardSolver(gap: 0).outcome(problem)
            guard outcome.status == .proved else { continue }
            let all = Set(auction.tender.terms.rules.indices)
            let found = try UnawardedLots().causes(problem, outcome)
            let won = Set(
                outcome.award.contracts.flatMap { auction.tender.plan.tiers[$0.tier].lots[$0.lot].areas })
            #expect(
                Set(found.flatMap { auction.tender.plan.tiers[$0.key.tier].lots[$0.key.lot].areas }).union(won).count
                    == auction.tender.hours.count, "seed \(seed)")
            for lot in found {
                let areas = auction.tender.plan.tiers[lot.key.tier].lots[lot.key.lot].areas
                switch lot.cause {
                case .noBid, .noValidBid, .tooFewHoursOffered:
                    #expect(!auction.canAward(areas, keeping: all), "seed \(seed)")
                case .together(let limits):
                    together += 1
                    let places = Set(
                        limits.compactMap { limit -> Int? in
                            if case .rule(let place) = limit { place } else { nil }
                        })
                    #expect(!auction.canAward(areas, keeping: places), "seed \(seed)")
                    for place in places {
                        #expect(auction.canAward(areas, keeping: places.subtracting([place])), "seed \(seed)")
                    }
                case .leavesOthersWithout, .penaltyIsCheaper:
                    #expect(auction.canAward(areas, keeping: all), "seed \(seed)")
                    #expect(
                        (lot.cause == .penaltyIsCheaper) == (auction.tender.terms.penaltyPerHour != nil), "seed \(seed)"
                    )
                case .notExamined: Issue.record("seed \(seed)")
                }
            }
        }
        #expect(together > 20)
    }

    /// A shared lot of 150 hours under two large bidders with room for 100.
    @Test func aSharedLotWithTooLittleRoom() throws {
        let bids = [
            Bid(id: "a", provider: 0, tier: 1, lots: [0], maxHours: 60, ratePence: 1_500),
            Bid(id: "b", provider: 1, tier: 1, lots: [0], maxHours: 40, ratePence: 1_500),
        ]
        let problem = AwardProblem(
            plan: AwardMaps.plan(cells: 2, maxWinners: 2), hours: [100, 50], bids: bids, capacity: [60, 40])
        let outcome = try AwardSolver(gap: 0).outcome(problem)
        let found = try UnawardedLots().causes(problem, outcome)
        #expect(found.map(\.key) == [LotKey(tier: 1, lot: 0)] && abs(found[0].hours - 50) < 1e-3)
        #expect(found[0].cause == .tooFewHoursOffered(100))
    }

    /// Three bidders who together could, but only two may win.
    @Test func winnersPerLotAreNamed() throws {
        let bids = (0..<3).map {
            Bid(id: "b\($0)", provider: $0, tier: 1, lots: [0], maxHours: 50, ratePence: 1_500)
        }
        let problem = AwardProblem(
            plan: AwardMaps.plan(cells: 2, maxWinners: 2), hours: [100, 50], bids: bids, capacity: [50, 50, 50])
        let outcome = try AwardSolver(gap: 0).outcome(problem)
        #expect(
            try UnawardedLots().causes(problem, outcome).map(\.cause) == [.together([.winnersPerLot(tier: 1)])])
    }
}
