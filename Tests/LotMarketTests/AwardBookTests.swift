import LotModel
import Testing

@testable import LotMarket

@Suite(.serialized) struct AwardBookTests {
    /// What is said of every losing bid in hundreds of small auctions, against the independent checker: a rule that is said
    /// to bar it is broken when the bid takes its place, and at a proved optimum none is better within the gap.
    @Test func reasonsHold() throws {
        var broken = 0
        for seed in 0..<600 {
            let auction = SmallAuction(seed: UInt64(seed), kinds: [0, seed % 18, (seed / 18) % 18])
            let tender = auction.tender
            let outcome = try AwardSolver(gap: 0).outcome(AwardProblem(tender))
            guard outcome.status == .proved else { continue }
            for lot in AwardAccount(tender, outcome: outcome).lots {
                for loser in lot.losers {
                    switch loser.loss {
                    case .breaks(.rule(let place)):
                        broken += 1
                        let faults = Self.faults(tender, outcome, loser.bid)
                        #expect(
                            faults.contains { $0.hasPrefix("rule \(place + 1) is broken") },
                            "seed \(seed) \(tender.bids[loser.bid].id): \(faults)")
                    case .withinGap(let by): Issue.record("seed \(seed): better by \(by)")
                    case .weighsMore(let by): #expect(by > 0, "seed \(seed)")
                    case .keptOut(.tooFewHours): #expect(tender.bids[loser.bid].maxHours < 500, "seed \(seed)")
                    case .alternative(let other), .ownBid(let other):
                        #expect(outcome.award.contracts.contains { $0.bid == other }, "seed \(seed)")
                    case .keptOut, .laterID, .earlierTier, .wholeAward, .breaks: break
                    }
                }
            }
        }
        #expect(broken > 100)
    }

    /// The contracts with a losing bid in the place of all that it would push out.
    private static func faults(_ tender: Tender, _ outcome: AwardOutcome, _ index: Int) -> [String] {
        let bid = tender.bids[index]
        func areas(_ tier: Int, _ lot: Int) -> [Int] { tender.plan.tiers[tier].lots[lot].areas }
        let taken = Set(bid.lots.flatMap { areas(bid.tier, $0) })
        let gone = Set(
            outcome.award.contracts.filter { !taken.isDisjoint(with: areas($0.tier, $0.lot)) }.map(\.bid))
        let stays = outcome.award.contracts.filter { !gone.contains($0.bid) }
        let new = bid.lots.map { lot in
            Contract(
                tier: bid.tier, lot: lot, rank: 1, provider: bid.provider, bid: index,
                hours: areas(bid.tier, lot).reduce(0) { $0 + tender.hours[$1] }, share: 1, ratePence: bid.ratePence)
        }
        return RuleChecker(tender, contracts: stays + new, names: tender.capacity.indices.map { "P\($0)" })
            .faults(objective: 0)
    }

    /// Town and village under a flat price: the reasons name the price of the lot that has the hours.
    @Test func hoursOfAnotherTierAreTheRival() throws {
        let bids = [
            Bid(id: "town", provider: 0, tier: 0, lots: [0], maxHours: 100, ratePence: 1_400),
            Bid(id: "village", provider: 0, tier: 0, lots: [1], maxHours: 50, ratePence: 1_600),
            Bid(id: "flat", provider: 1, tier: 1, lots: [0], maxHours: 150, ratePence: 1_470),
            Bid(id: "tied", provider: 2, tier: 1, lots: [0], maxHours: 150, ratePence: 1_470),
        ]
        let tender = Tender(
            plan: AwardMaps.plan(cells: 2, maxWinners: 1), hours: [100, 50], bids: bids, capacity: [150, 150, 150])
        let outcome = try AwardSolver(gap: 0).outcome(AwardProblem(tender))
        let account = AwardAccount(tender, outcome: outcome)
        #expect(account.lots[0].winners.map(\.bid) == [0] && account.lots[0].losers.isEmpty)
        #expect(account.lots[1].winners.isEmpty)
        #expect(account.lots[1].heldElsewhere == [HeldHours(key: LotKey(tier: 1, lot: 0), hours: 50)])
        #expect(account.lots[1].losers == [LotAccount.Loser(bid: 1, loss: .weighsMore(by: 130))])
        #expect(account.lots[2].heldElsewhere == [HeldHours(key: LotKey(tier: 0, lot: 0), hours: 100)])
    }

    /// Above the ceiling a bid takes no part, and leaving the ceiling out lets it in.
    @Test func ceilingsKeepOutAndHaveAPrice() throws {
        let tier = Tier(
            rules: TierRules(
                name: "lots", title: "Lots", source: .none, offer: .exclusive, maxWinners: 1, ceilingPence: 1_500),
            lots: [Lot(id: "L1", name: "", areas: [0])], coreCount: 1)
        let bids = [1_600, 1_490].enumerated().map {
            Bid(
                id: "b\($0)", provider: $0, tier: 0, lots: [0], maxHours: 100, ratePence: $1,
                quality: $0 == 0 ? 1 : 0.1)
        }
        let tender = Tender(
            plan: LotPlan([tier]), hours: [100], bids: bids, capacity: [100, 100],
            terms: AwardTerms(
                scoring: .priceQuality(
                    priceWeight: 50, qualityWeight: 50, price: .fixedScale(bestPence: 1_400, worstPence: 1_700))))
        let review = try AwardReviewer(AwardSolver(gap: 0)).review(AwardProblem(tender))
        #expect(review.outcome.award.contracts.map(\.bid) == [1])
        #expect(tender.limits == [.rule(0), .ceiling(tier: 0)])
        let losers = AwardAccount(tender, outcome: review.outcome).lots[0].losers
        #expect(losers == [LotAccount.Loser(bid: 0, loss: .keptOut(.limit(.ceiling(tier: 0))))])
        // 50 x 33.33 + 50 x 100 against 50 x 70 + 50 x 10: 26.67 points over 100 hours.
        guard case .interval(let low, let high) = review.prices[1] else {
            Issue.record("\(review.prices)")
            return
        }
        #expect(abs(low - 2_667 * 100) < 2 * 100 && abs(high - low) < 1)
        let faults = RuleChecker(
            tender,
            contracts: [
                Contract(tier: 0, lot: 0, rank: 1, provider: 0, bid: 0, hours: 100, share: 1, ratePence: 1_600)
            ], names: ["a", "b"]
        ).faults(objective: 0)
        #expect(faults.contains { $0.contains("the rules keep it out") })
    }

    /// A town won by itself; the rest shared. Bids for the shared lot are held against its own winners, not the town's.
    @Test func bidsForASharedLotAreHeldAgainstItsWinners() throws {
        func bid(_ id: String, _ provider: Int, tier: Int, _ hours: Double, _ pence: Int) -> Bid {
            Bid(id: id, provider: provider, tier: tier, lots: [0], maxHours: hours, ratePence: pence)
        }
        let bids = [
            bid("town", 0, tier: 0, 100, 1_600), bid("lead", 1, tier: 1, 50, 1_400),
            bid("dear", 2, tier: 1, 150, 1_500),
            bid("crumb", 3, tier: 1, 20, 1_300),
        ]
        let tender = Tender(
            plan: AwardMaps.plan(cells: 2, maxWinners: 2), hours: [100, 50], bids: bids, capacity: [100, 50, 150, 20],
            terms: AwardTerms(rules: [.lotShare(min: 0.3, max: 1)]))
        let contracts = [
            Contract(tier: 0, lot: 0, rank: 1, provider: 0, bid: 0, hours: 100, share: 1, ratePence: 1_600),
            Contract(tier: 1, lot: 0, rank: 1, provider: 1, bid: 1, hours: 50, share: 1, ratePence: 1_400),
        ]
        let award = Award(
            contracts: contracts, unawardedHours: 0, unawardedBound: 0, objectivePence: 0, boundPence: 0,
            isProved: true,
            solver: "")
        let outcome = AwardOutcome(
            status: .proved, award: award, standby: [], objective: 0, bound: 0, conflict: [])
        let lots = AwardAccount(tender, outcome: outcome).lots
        let losers = Set(lots.flatMap(\.losers))
        #expect(
            losers == [
                .init(bid: 2, loss: .weighsMore(by: 100)), .init(bid: 3, loss: .breaks(.rule(0))),
            ])
    }

    /// In sequence the town is settled before the flat bid is looked at.
    @Test func anEarlierTierIsNotOpenedAgain() throws {
        let bids = [
            Bid(id: "a", provider: 0, tier: 0, lots: [0], maxHours: 100, ratePence: 1_400),
            Bid(id: "b", provider: 0, tier: 0, lots: [1], maxHours: 50, ratePence: 1_400),
            Bid(id: "flat", provider: 1, tier: 1, lots: [0], maxHours: 150, ratePence: 1_100),
        ]
        let tender = Tender(
            plan: AwardMaps.plan(cells: 2, maxWinners: 2), hours: [100, 50], bids: bids, capacity: [200, 200],
            terms: AwardTerms(rules: [], order: .inSequence))
        let outcome = try AwardSolver(gap: 0).outcome(AwardProblem(tender))
        #expect(Set(outcome.award.contracts.map(\.bid)) == [0, 1])
        let losers = AwardAccount(tender, outcome: outcome).lots.flatMap(\.losers)
        #expect(losers == [.init(bid: 2, loss: .earlierTier)])
    }
}
