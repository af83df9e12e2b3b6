import Testing

@testable import LotDesign

@Suite struct PlanCountTests {
    /// Against all assignments, tried one by one.
    @Test(arguments: [0.2, 0.5, 0.9]) func everyPlanIsCountedOnce(_ share: Double) throws {
        let brief = try TestMaps.brief(
            try TestMaps.graph(["aaa", "aaa", "a.a"]), lots: 3, loads: TestMaps.loads(8, seed: 3),
            limits: .tolerance(share))
        let plans = TestMaps.allPlans(brief)
        let checker = DesignChecker(brief)
        let count = try #require(try PlanCount(brief, mostBranches: 100_000))
        #expect(count.plans == plans.count && count.branches > 0)
        #expect(count.cutEdges.map(Double.init) == plans.map { checker.score(.cutEdges, $0) }.min())
    }

    @Test func whatCannotBeCountedIsNotGuessed() throws {
        let brief = try TestMaps.brief(try TestMaps.grid(5, 5), lots: 3)
        #expect(try PlanCount(brief, mostBranches: 100) == nil)
        let wide = try TestMaps.brief(try TestMaps.grid(12, 11), lots: 3)
        #expect(try PlanCount(wide, mostBranches: 100) == nil)
        let range = try DesignBrief(
            graph: brief.graph, lots: 2...3, measures: brief.measures, objective: brief.objective)
        #expect(throws: BriefFault.self) { _ = try PlanCount(range, mostBranches: 100) }
    }
}
