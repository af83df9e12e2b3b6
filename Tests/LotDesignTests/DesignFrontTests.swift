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

    /// Where every plan is proved no time is waited for; a clock far off changes nothing.
    @Test func proofsEndTheFront() async throws {
        let brief = try brief([.hess, .churn])
        let clocked = Designer(
            SearchEffort(
                chains: 2, rounds: 1, steps: 4_000, boundIterations: 0, branches: 200_000, seconds: 36_000),
            seed: Seed(1))
        let one = try await designer.front(brief, over: [.hess, .churn])
        let other = try await clocked.front(brief, over: [.hess, .churn])
        #expect(other.points.map(\.scores) == one.points.map(\.scores) && other.searches == one.searches)
    }

    /// Without proofs the time that is left is spent; whatever it met, the front holds.
    @Test func timeThatIsLeftIsUsed() async throws {
        let brief = try brief([.hess, .churn])
        let front = try await Designer(
            SearchEffort(chains: 1, rounds: 1, steps: 300, boundIterations: 0, branches: 1, seconds: 0.4),
            seed: Seed(1)
        ).front(brief, over: [.hess, .churn])
        #expect((1...9).contains(front.searches) && !front.points.isEmpty)
        for point in front.points {
            #expect(DesignChecker(try brief.with(point.objective)).faults(of: point.design) == [])
            #expect(!front.points.contains { DesignFront.dominates($0.scores, point.scores) })
        }
    }

    /// A plan met for one aim serves another better than what its own search met: value, gap and proof follow.
    @Test func plansServeEveryAim() throws {
        func aim(_ objective: DesignObjective, _ scores: [Double], bound: Double?, _ status: Design.Status) -> FrontAim
        {
            let terms = objective.terms.map { scores[$0.score == .hess ? 0 : 1] }
            return FrontAim(
                asked: [.hess, .churn], objective: objective,
                design: Design(
                    status: status, assignment: [0, 1], scores: terms, value: objective.value(terms), bound: bound,
                    method: "search"), scores: scores)
        }
        let known = [[10.0, 5], [12, 1], [10, 4]].map { FrontAim.Plan(assignment: [1, 0], scores: $0) }
        let sum = DesignObjective([.init(.hess, weight: 1), .init(.churn, weight: 2)])
        let weighed = aim(sum, [10, 5], bound: 14, .feasible).settled(among: known)
        #expect(weighed.scores == [12, 1] && weighed.design.value == 14 && weighed.design.status == .optimal)
        #expect(weighed.design.gap == 0 && weighed.design.method.contains("met by a search for other weights"))
        let open = aim(sum, [10, 5], bound: 7, .feasible).settled(among: known)
        #expect(open.design.status == .feasible && open.design.gap == 0.5)
        // The second score decides where the first is equal.
        let order = DesignObjective([.init(.churn), .init(.hess)], isLexicographic: true)
        #expect(aim(order, [13, 1], bound: nil, .feasible).settled(among: known).scores == [12, 1])
        let best = aim(order, [12, 1], bound: 1, .optimal).settled(among: known)
        #expect(best.scores == [12, 1] && best.design.method == "search")
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
