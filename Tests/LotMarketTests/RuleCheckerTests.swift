import LotModel
import Testing

@testable import LotMarket

/// The checker must reject what is wrong: one award that breaks each rule, and one that keeps it.
@Suite struct RuleCheckerTests {
    static let a = LotKey(tier: 0, lot: 0)
    static let b = LotKey(tier: 0, lot: 1)

    static func tender(_ rules: [AwardRule], scoring: Scoring = .leastCost) -> Tender {
        let tier = Tier(
            rules: TierRules(name: "lots", title: "Lots", source: .none, offer: .exclusive, maxWinners: 1),
            lots: [Lot(id: "A", name: "", areas: [0]), Lot(id: "B", name: "", areas: [1])], coreCount: 2)
        func bid(_ id: String, _ provider: Int, _ lots: [Int], _ rate: Int, _ quality: Double) -> Bid {
            Bid(id: id, provider: provider, tier: 0, lots: lots, maxHours: 150, ratePence: rate, quality: quality)
        }
        return Tender(
            plan: LotPlan([tier]), hours: [100, 50],
            bids: [
                bid("a0", 0, [0], 1_500, 0.5), bid("b0", 0, [1], 1_500, 0.5), bid("a1", 1, [0], 1_600, 0.9),
                bid("b1", 1, [1], 1_600, 0.9), bid("ab2", 2, [0, 1], 1_550, 0.2),
            ], capacity: [120, 150, 150], terms: AwardTerms(scoring: scoring, rules: rules), small: [1],
            incumbents: [a: 1, b: 0])
    }

    static func faults(_ bids: [Int], _ rule: AwardRule) -> [String] {
        let tender = tender([rule])
        let contracts = bids.flatMap { index -> [Contract] in
            let bid = tender.bids[index]
            return bid.lots.map {
                Contract(
                    tier: 0, lot: $0, rank: 1, provider: bid.provider, bid: index, hours: tender.hours[$0], share: 1,
                    ratePence: bid.ratePence)
            }
        }
        let pence = contracts.reduce(0) { $0 + $1.hours * Double($1.ratePence) * 52 }
        return RuleChecker(tender, contracts: contracts, names: ["P0", "P1", "P2"]).faults(objective: pence)
    }

    static let cases: [(AwardRule, broken: [Int], kept: [Int])] = [
        (.capacity, [0, 1], [0, 3]), (.allAwarded, [0], [0, 3]), (.oneBidEach, [0, 1], [4]),
        (.lotsBid(max: 1), [0], []), (.lotsAwarded(min: 2, max: nil), [0, 3], [4]),
        (.lotsAwarded(min: 0, max: 1), [4], [0, 3]), (.spend(maxPence: 100 * 1_550 * 52), [2], [0]),
        (.budget(maxPence: 150 * 1_540 * 52), [4], [0, 3]), (.marketShare(max: 0.7), [4], [0, 3]),
        (.winners(min: 2, max: nil), [4], [0, 3]), (.winners(min: 0, max: 1), [0, 3], [4]),
        (.incumbentChanges(max: 1), [0, 3], [2, 3]), (.incumbentKept([a]), [0], [2]),
        (.reservedForSmall([a]), [0], [2]), (.group([a, b], min: 2, max: nil), [0], [2, 3]),
        (.rivalProviders([0, 1]), [0, 3], [2, 3]), (.separateLots([a, b]), [2, 3], [0, 3]),
        (.quality(min: 0.6), [0], [2]), (.rate(minPence: 1_520, maxPence: nil), [0], [2]),
        (.rate(minPence: 0, maxPence: 1_550), [2], [0]),
    ]

    @Test(arguments: cases.indices) func aBrokenRuleIsToldAndAKeptOneIsNot(index: Int) {
        let (rule, broken, kept) = Self.cases[index]
        #expect(!Self.faults(broken, rule).isEmpty, "\(rule)")
        #expect(Self.faults(kept, rule) == [], "\(rule)")
    }

    @Test func aWrongObjectiveIsTold() {
        let checker = RuleChecker(Self.tender([.capacity]), contracts: [], names: [])
        #expect(checker.faults(objective: 0) == [] && !checker.faults(objective: 100).isEmpty)
    }

    /// By hand: the lowest price is 15.00 for A and B, so 15.00 scores 100, 16.00 93.75 and 15.50 96.77 (of 100).
    @Test func pointsAreThoseOfTheHandCalculation() {
        let tender = Self.tender(
            [.capacity], scoring: .priceQuality(priceWeight: 60, qualityWeight: 40, price: .relativeToLowest))
        let checker = RuleChecker(tender, contracts: [], names: [])
        #expect(checker.points(0) == 6_000 + 2_000)
        #expect(checker.points(2) == 5_625 + 3_600)
        #expect(checker.points(4) == 5_806 + 800)
        #expect(BidScores(tender, isValid: [true, true, true, true, true]).weights == [2_000, 2_000, 775, 775, 3_394])
    }
}
