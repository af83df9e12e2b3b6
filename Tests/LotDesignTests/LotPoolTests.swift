import LotSearch
import Testing

@testable import LotDesign

@Suite struct LotPoolTests {
    private func effort(threads: Int) -> SearchEffort {
        SearchEffort(chains: 4, rounds: 1, steps: 4_000, boundIterations: 0, branches: 10, threads: threads)
    }

    @Test func pooledPlansAreDistinctAndKeepTheBrief() async throws {
        let brief = try TestMaps.brief(
            try TestMaps.grid(6, 6), lots: 4, limits: .tolerance(0.12), ties: AreaTies(locked: [35: 0, 0: 2]), .hess)
        let design = try await Designer(effort(threads: 2), seed: Seed(3)).design(brief)
        let given = try #require(design.assignment)
        let plans = try await LotPool(effort(threads: 2), seed: Seed(3))
            .plans(brief, around: given, most: 12, slack: 0.3)
        #expect(plans.first == given && plans.count > 3 && plans.count <= 13 && Set(plans).count == plans.count)
        let checker = DesignChecker(brief)
        let best = try #require(design.value)
        for plan in plans {
            #expect(checker.faults(of: plan).isEmpty)
            #expect(checker.score(.hess, plan) <= best * 1.3 + 1e-9)
            #expect(try LotPool.numbered(plan, brief) == plan)
        }
    }

    @Test func equalForAnyThreads() async throws {
        let brief = try TestMaps.brief(try TestMaps.grid(5, 5), lots: 3, limits: .tolerance(0.2), .cutEdges)
        let one = try await LotPool(effort(threads: 1), seed: Seed(1)).plans(brief, around: nil, most: 8, slack: 0.5)
        let three = try await LotPool(effort(threads: 3), seed: Seed(1)).plans(brief, around: nil, most: 8, slack: 0.5)
        #expect(one == three && one.count == 8)
    }

    @Test func someOfAListAreSpreadOverAllOfIt() {
        let plans = (0..<10).map { [$0] }
        #expect(LotPool.spread(plans, most: 4) == [[0], [3], [6], [9]])
        #expect(LotPool.spread(plans, most: 1) == [[0]])
        #expect(LotPool.spread(plans, most: 20) == plans)
    }

    @Test func aBriefThatNoPlanKeepsHasNoPool() async throws {
        let brief = try TestMaps.brief(try TestMaps.grid(1, 5), lots: 2, limits: .tolerance(0), .cutEdges)
        #expect(
            try await LotPool(effort(threads: 1), seed: Seed(1)).plans(brief, around: nil, most: 4, slack: 1).isEmpty)
    }
}
