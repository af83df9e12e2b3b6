import LotModel
import LotSearch
import Testing

@testable import LotMarket

@Suite(.serialized) struct AwardSolverTests {
    /// Every award against complete enumeration, and through the independent checker.
    @Test(arguments: 1...40) func awardsMatchEnumeration(seed: UInt64) throws {
        let problem = AwardMaps.problem(seed: seed, lotLimit: seed.isMultiple(of: 3) ? 1 : nil)
        let award = try AwardSolver(rules: AwardMaps.rules()).award(problem)
        let best = AwardMaps.enumerate(problem)
        let awarded = problem.hours.reduce(0, +) - award.unawardedHours
        #expect(abs(awarded - best.hours) < 1e-3, "seed \(seed)")
        #expect(abs(Double(award.objectivePence) - best.pence * 52) < 2 + best.pence * 52 * 1e-6, "seed \(seed)")
        #expect(award.isProved && award.boundPence <= award.objectivePence)
        #expect(award.gap < 1e-5)
        let faults = AwardChecker().faults(
            of: award, plan: problem.plan, hours: problem.hours, bids: problem.bids, capacity: problem.capacity,
            providers: problem.capacity.map { _ in BiddingTests.provider() }, ceilingPence: 1_650)
        #expect(faults == [])
    }

    /// Two areas, town (cheap) and village (dear), a large bidder at the flat price between: the small bidder gets the
    /// town, the large one the village. The flat price hides the difference, which is Kent's surprise.
    @Test func smallBiddersTakeTheTown() throws {
        let plan = AwardMaps.plan(cells: 2, maxWinners: 6)
        let bids = [
            Bid(id: "town", provider: 0, tier: 0, lots: [0], maxHours: 100, ratePence: 1_400),
            Bid(id: "village", provider: 0, tier: 0, lots: [1], maxHours: 50, ratePence: 1_600),
            Bid(id: "flat", provider: 1, tier: 1, lots: [0], maxHours: 150, ratePence: 1_470),
        ]
        let award = try AwardSolver(rules: AwardMaps.rules())
            .award(AwardProblem(plan: plan, hours: [100, 50], bids: bids, capacity: [150, 150]))
        #expect(award.contracts.map(\.bid) == [0, 2])
        #expect(abs(award.contracts[1].share - 1) < 1e-12)
        #expect(abs(award.contracts[1].hours - 50) < 1e-6)
    }

    @Test func aLotWithoutBidsIsAnOutcome() throws {
        let plan = AwardMaps.plan(cells: 2, maxWinners: 1)
        let bids = [Bid(id: "a", provider: 0, tier: 0, lots: [0], maxHours: 100, ratePence: 1_400)]
        let award = try AwardSolver(rules: AwardMaps.rules())
            .award(AwardProblem(plan: plan, hours: [100, 50], bids: bids, capacity: [150]))
        #expect(abs(award.unawardedHours - 50) < 1e-3)
        #expect(abs(award.unawardedBound - 50) < 1e-3)
    }

    @Test func noBidsAtAll() throws {
        let award = try AwardSolver(rules: AwardMaps.rules())
            .award(AwardProblem(plan: AwardMaps.plan(cells: 2, maxWinners: 1), hours: [1, 2], bids: [], capacity: []))
        #expect(award.contracts.isEmpty && award.unawardedHours == 3 && award.objectivePence == 0)
    }

    @Test func packagesAreAllOrNothing() throws {
        let plan = AwardMaps.plan(cells: 2, maxWinners: 1)
        let bids = [
            Bid(id: "both", provider: 0, tier: 0, lots: [0, 1], maxHours: 150, ratePence: 1_300),
            Bid(id: "first", provider: 1, tier: 0, lots: [0], maxHours: 100, ratePence: 1_200),
        ]
        let whole = try AwardSolver(rules: AwardMaps.rules())
            .award(AwardProblem(plan: plan, hours: [100, 50], bids: bids, capacity: [150, 100]))
        #expect(whole.contracts.map(\.bid) == [0, 0])
        let tooSmall = try AwardSolver(rules: AwardMaps.rules())
            .award(AwardProblem(plan: plan, hours: [100, 50], bids: bids, capacity: [149, 100]))
        #expect(tooSmall.contracts.map(\.bid) == [1])
    }
}
