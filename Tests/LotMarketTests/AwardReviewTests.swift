import LotModel
import Testing

@testable import LotMarket

@Suite(.serialized) struct AwardReviewTests {
    /// Two lots of 100 h; A is cheapest for both, B next; C is dear.
    static func tender(_ rules: [AwardRule], ranks: Int = 1) -> Tender {
        let tier = Tier(
            rules: TierRules(name: "lots", title: "Lots", source: .none, offer: .exclusive, maxWinners: 1),
            lots: [Lot(id: "L1", name: "", areas: [0]), Lot(id: "L2", name: "", areas: [1])], coreCount: 2)
        let rates = [[1_500, 1_500], [1_510, 1_530], [1_600, 1_600]]
        let bids = rates.enumerated().flatMap { provider, own in
            own.enumerated().map { lot, rate in
                Bid(
                    id: "\("ABC".map(String.init)[provider])\(lot + 1)", provider: provider, tier: 0, lots: [lot],
                    maxHours: 100, ratePence: rate)
            }
        }
        return Tender(
            plan: LotPlan([tier]), hours: [100, 100], bids: bids, capacity: [200, 200, 200],
            terms: AwardTerms(rules: rules, ranks: ranks))
    }

    static func review(_ tender: Tender) throws -> AwardReview {
        try AwardReviewer(AwardSolver(gap: 0)).review(AwardProblem(tender))
    }

    @Test func aRuleHasAPriceAndTheRunnerUpADifference() throws {
        let review = try Self.review(Self.tender([.capacity, .lotsAwarded(min: 0, max: 1)]))
        // B takes the lot in which it is nearer to A: 10 pence an hour over 100 hours and 52 weeks.
        #expect(review.outcome.award.objectivePence == (151_000 + 150_000) * 52)
        #expect(review.prices[0] == .interval(low: 0, high: 0))
        guard case .interval(let low, let high) = review.prices[1] else {
            Issue.record("\(review.prices)")
            return
        }
        #expect(abs(low - 52_000) < 1 && abs(high - 52_000) < 1)
        let second = try #require(review.second)
        #expect(abs(second.objective - review.outcome.objective - 2_000 * 52) < 1)
        #expect(review.figures.hhi == 5_000)
        #expect(review.figures.loads.map(\.hours) == [100, 100])
        #expect(review.figures.lotsWithoutBid == [])
    }

    /// The true saving of 52,000 lies in the interval that awards with gaps give.
    @Test func pricesOfRulesHoldAtAnyGap() throws {
        let problem = AwardProblem(Self.tender([.capacity, .lotsAwarded(min: 0, max: 1)]))
        for gap in [0.0, 0.001, 0.05] {
            let solver = AwardSolver(gap: gap)
            let prices = try AwardReviewer(solver).prices(problem, try solver.outcome(problem))
            guard prices.count == 2, case .interval(let low, let high) = prices[1] else {
                Issue.record("\(prices)")
                continue
            }
            #expect(low <= 52_001 && high >= 51_999, "\(gap)")
        }
    }

    /// A shared winner without hours is no other award.
    @Test func theRunnerUpOfASharedLotHasOtherWinners() throws {
        let bids = [1_400, 1_450].enumerated().map {
            Bid(id: "b\($0)", provider: $0, tier: 1, lots: [0], maxHours: 150, ratePence: $1)
        }
        let tender = Tender(
            plan: AwardMaps.plan(cells: 2, maxWinners: 2), hours: [100, 50], bids: bids, capacity: [150, 150])
        let review = try Self.review(tender)
        let second = try #require(review.second)
        #expect(review.outcome.award.contracts.map(\.bid) == [0])
        #expect(second.award.contracts.map(\.bid) == [0, 1] && second.objective > review.outcome.objective)
        #expect(tender.limits == [.rule(0), .winnersPerLot(tier: 1)] && review.prices.count == 2)
    }

    @Test func aRuleThatChangesTheHoursHasNoPrice() throws {
        let review = try Self.review(Self.tender([.capacity, .winners(min: 0, max: 1), .lotsAwarded(min: 0, max: 1)]))
        #expect(review.outcome.award.unawardedHours == 100)
        #expect(review.prices[1] == .notComparable("more hours without it"))
    }

    @Test func secondAndReserveStandInLineForEachLot() throws {
        let outcome = try Self.review(Self.tender([.capacity], ranks: 3)).outcome
        #expect(outcome.award.contracts.map(\.provider) == [0, 0])
        #expect(outcome.standby.map(\.rank) == [2, 2, 3, 3])
        #expect(outcome.standby.map(\.provider) == [1, 1, 2, 2])
    }

    @Test func aConflictNamesOnlyTheRulesThatClash() throws {
        let review = try Self.review(
            Self.tender([.capacity, .allAwarded, .marketShare(max: 0.4), .lotsAwarded(min: 0, max: 2)]))
        #expect(review.outcome.status == .infeasible && review.outcome.conflict == [1, 2])
        #expect(review.outcome.award.contracts.isEmpty && review.prices.isEmpty)
    }

    /// The runner-up of every small auction against enumeration of the awards with other winners.
    @Test func theRunnerUpIsTheBestOfTheOthers() throws {
        for seed in 0..<400 {
            let auction = SmallAuction(seed: UInt64(seed), kinds: [0, seed % SmallAuction.kinds])
            let review = try Self.review(auction.tender)
            guard review.outcome.status == .proved else { continue }
            let best = auction.best(otherThan: review.outcome.award.contracts)
            #expect((best == nil) == (review.second == nil), "seed \(seed)")
            if let best, let second = review.second {
                #expect(abs(second.objective - best.objective) <= 1e-6 * max(1, best.objective), "seed \(seed)")
            }
        }
    }
}
