import LotSearch
import Testing

@testable import LotDesign

@Suite struct RegionalPolishTests {
    private func polish(_ brief: DesignBrief, _ graph: UnitGraph) -> RegionalPolish {
        var weights = SearchWeights.none
        weights.hess = 1
        return RegionalPolish(
            brief: brief, graph: graph, lots: brief.lots.lowerBound, windows: graph.windows, weights: weights,
            threads: 2, seed: Seed(1), stop: StopSign(seconds: nil, cancellation: nil), share: 1)
    }

    /// Every lot is in one group, and no group of a connected map is a lot alone.
    @Test func groupsCoverAllLots() throws {
        let brief = try ScaleMaps.lattice(40, lots: 23, seed: 1, .hess)
        let graph = ScaleMaps.units(brief)
        var random = SeededGenerator(Seed(2))
        let plan = try #require(Seeder(graph).plan(lots: 23, &random))
        for size in [2, 5, 8] {
            let groups = polish(brief, graph).groups(plan, size: size, &random)
            #expect(groups.joined().sorted() == Array(0..<23))
            #expect(groups.allSatisfy { $0.count > 1 })
        }
    }

    /// What a group holds is what the plan holds there: loads, scores, and splits as its budget.
    @Test func aGroupIsAPartOfThePlan() throws {
        let brief = try ScaleMaps.lattice(40, lots: 10, seed: 3, .hess, borders: 100, tolerance: 0.4)
        let graph = ScaleMaps.units(brief)
        var random = SeededGenerator(Seed(4))
        let plan = try #require(Seeder(graph).plan(lots: 10, &random))
        let whole = PlanState(graph, lots: 10, lotOf: plan, usesHess: true)
        let group = polish(brief, graph).groups(plan, size: 4, &random)[0]
        let units = plan.indices.filter { group.contains(plan[$0]) }
        let part = try #require(
            RegionalProblem(brief, graph, plan, units: units, lots: group, windows: graph.windows))
        let state = PlanState(part.graph, lots: group.count, lotOf: part.plan, usesHess: true)
        for (index, lot) in group.enumerated() {
            #expect(state.loads[index] == whole.loads[lot])
            #expect(abs(state.hess[index] - whole.hess[lot]) < 1e-9 * whole.hess[lot])
        }
        #expect(state.totals.breaches == 0)
        #expect(part.plan.indices.allSatisfy { part.lots[part.plan[$0]] == plan[part.wholeOf[$0]] })
    }
}
