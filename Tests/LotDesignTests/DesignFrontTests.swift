import LotSearch
import Testing

@testable import LotDesign

@Suite struct DesignFrontTests {
    private let designer = Designer(
        SearchEffort(chains: 2, rounds: 1, steps: 4_000, boundIterations: 0, branches: 200_000), seed: Seed(1))

    private func brief(_ scores: [DesignScore], limits: BalancedMeasure.Limits = .tolerance(0.3)) throws -> DesignBrief
    {
        let graph = try TestMaps.grid(3, 4)
        let loads = TestMaps.loads(12, seed: 4)
        return try DesignBrief(
            graph: graph, lots: 3...3, measures: [BalancedMeasure(name: "hours", loads: loads, limits: limits)],
            borders: [TestMaps.bands(graph)], objective: DesignObjective(scores[0]),
            inputs: TestMaps.inputs(graph, loads))
    }

    /// Every plan tried: no point is dominated by any plan, and each score's best is there.
    @Test(arguments: [[DesignScore.hess, .churn], [.cutEdges, .unmet], [.travel, .mix, .splits]])
    func pointsAreParetoOptimal(_ scores: [DesignScore]) async throws {
        let brief = try brief(scores)
        let front = try await designer.front(brief, over: scores)
        #expect(front.status == .feasible)
        #expect(front.searches <= 9)
        #expect(!front.points.isEmpty)
        let checker = DesignChecker(brief)
        let all = TestMaps.allPlans(brief).map { plan in scores.map { checker.score($0, plan) } }
        for point in front.points {
            #expect(DesignChecker(try brief.with(point.objective)).faults(of: point.design) == [])
            let loose = point.scores.map { $0 - 1e-7 }
            #expect(!all.contains { plan in zip(plan, loose).allSatisfy { $0 < $1 } })
            #expect(!front.points.contains { DesignFront.dominates($0.scores, point.scores) })
        }
        for (place, _) in scores.enumerated() {
            let best = try #require(all.map { $0[place] }.min())
            #expect(front.points.contains { abs($0.scores[place] - best) < 1e-9 })
        }
    }

    @Test func whatCannotBeIsTold() async throws {
        let front = try await designer.front(try brief([.hess], limits: .between(1, 2)), over: [.hess, .cutEdges])
        #expect(front.status == .infeasible)
        #expect(front.points.isEmpty)
    }

    @Test func scoresAreTwoOrThree() async throws {
        let brief = try brief([.hess])
        for scores in [[DesignScore.hess], [.hess, .hess], [.hess, .mix, .churn, .unmet]] {
            await #expect(throws: BriefFault.self) { try await designer.front(brief, over: scores) }
        }
        await #expect(throws: BriefFault.self) {
            try await designer.front(brief, over: [.hess, .mix, .churn], searches: 2)
        }
    }
}
