import Dispatch
import LotModel
import LotSearch
import LotSolver
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

/// What must not depend on the machine or on luck.
@Suite(.serialized) struct AwardRepeatTests {
    /// 40 lots that 8 providers fill nearly: a packing that no solver proves at once.
    static let tight: Tender = {
        var draw = SeededGenerator(Seed(40))
        let lots = 40
        let hours = (0..<lots).map { _ in Double(200 + draw.index(below: 800)) }
        let tier = Tier(
            rules: TierRules(name: "lots", title: "Lots", source: .none, offer: .exclusive, maxWinners: 1),
            lots: (0..<lots).map { Lot(id: "L\($0)", name: "", areas: [$0]) }, coreCount: lots)
        let bids = (0..<8).flatMap { provider in
            (0..<lots).map { lot in
                Bid(
                    id: "p\(provider)l\(lot)", provider: provider, tier: 0, lots: [lot], maxHours: hours[lot],
                    ratePence: 1_400 + draw.index(below: 300))
            }
        }
        let capacity = [Double](repeating: hours.reduce(0, +) * 1.02 / 8, count: 8)
        return Tender(plan: LotPlan([tier]), hours: hours, bids: bids, capacity: capacity)
    }()

    private static func contracts(gap: Double, nodes: Int) throws -> [Contract] {
        var solver = AwardSolver(gap: gap, maxNodes: nodes)
        solver.sizes.largeFrom = 0
        return try solver.outcome(AwardProblem(tight)).award.contracts
    }

    @Test(arguments: [1, 2, 8]) func equalForAnyNumberOfThreads(threads: Int) async throws {
        let alone = try Self.contracts(gap: 0.01, nodes: 50)
        #expect(!alone.isEmpty)
        let all = await orderedConcurrentMap(Array(0..<4), threads: threads) { _ in
            try? Self.contracts(gap: 0.01, nodes: 50)
        }
        #expect(all.allSatisfy { $0 == alone })
    }

    /// Cancelled from outside in the middle of a search: it ends soon, and what it has found by then holds.
    @Test func whatIsFoundHoldsWhenCancelled() throws {
        let cancellation = Cancellation()
        let clock = ContinuousClock()
        let start = clock.now
        // Not a task: all threads that run tasks may be busy with other tests.
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(400)) { cancellation.cancel() }
        var solver = AwardSolver(gap: 0, cancellation: cancellation)
        solver.sizes.largeFrom = 0
        let outcome = try solver.lead(AwardProblem(Self.tight))
        #expect(clock.now - start < .seconds(240))
        #expect(outcome.status != .infeasible && outcome.bound <= outcome.objective)
        let names = Self.tight.capacity.indices.map { "P\($0)" }
        #expect(
            RuleChecker(Self.tight, contracts: outcome.award.contracts, names: names)
                .faults(objective: outcome.objective) == [])
    }
}
