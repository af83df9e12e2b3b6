import LotSearch
import Testing

@testable import LotDesign

@Suite struct FlowBalanceTests {
    private func units(_ brief: DesignBrief) -> UnitGraph {
        let each = Contraction(unitOf: Array(0..<brief.graph.count), count: brief.graph.count)
        return UnitGraph(brief, each, windows: brief.measures.map { $0.window(lots: brief.lots.lowerBound) })
    }

    /// A full lot stands between the heavy and the light one: no single move between neighbours helps.
    @Test func loadGoesThroughAFullLot() throws {
        let brief = try TestMaps.brief(try TestMaps.graph(["aaaabbbcc"]), lots: 3, limits: .between(3, 3))
        let graph = units(brief)
        var state = PlanState(graph, lots: 3, lotOf: TestMaps.assignment(["aaaabbbcc"]), usesHess: true)
        #expect(state.totals.imbalance > 0)
        FlowBalance(graph).balance(&state)
        #expect(state.totals.imbalance == 0)
        #expect(state.lotOf == TestMaps.assignment(["aaabbbccc"]))
    }

    /// The measure that is broken is the one that is mended, whichever stands first.
    @Test(arguments: [false, true]) func anyMeasureIsMended(_ isFirst: Bool) throws {
        let map = try TestMaps.graph(["aaaabbbcc"])
        let even = BalancedMeasure(name: "people", loads: [Int](repeating: 1, count: 9), limits: .between(3, 3))
        let easy = BalancedMeasure(name: "hours", loads: [Int](repeating: 1, count: 9), limits: .between(1, 9))
        let brief = try DesignBrief(
            graph: map, lots: 3...3, measures: isFirst ? [even, easy] : [easy, even],
            objective: DesignObjective(.cutEdges))
        let graph = units(brief)
        var state = PlanState(graph, lots: 3, lotOf: TestMaps.assignment(["aaaabbbcc"]), usesHess: false)
        FlowBalance(graph).balance(&state)
        #expect(state.lotOf == TestMaps.assignment(["aaabbbccc"]))
    }

    /// Moves that would split a region with a budget are taken back: nothing changes.
    @Test func splitsDoNotGrow() throws {
        let labels = ["n", "n", "n", "n", "m", "m", "m", "s", "s"]
        let brief = try TestMaps.brief(
            try TestMaps.graph(["aaaabbbcc"]), lots: 3, limits: .between(3, 3),
            borders: [BorderLayer(name: "district", labels: labels, budget: 0)])
        let graph = units(brief)
        let plan = TestMaps.assignment(["aaaabbbcc"])
        var state = PlanState(graph, lots: 3, lotOf: plan, usesHess: false)
        #expect(state.totals.breaches == 0)
        FlowBalance(graph).balance(&state)
        #expect(state.lotOf == plan)
        #expect(state.totals.breaches == 0)
    }

    /// Contiguous, every lot kept, never farther from balance, the same each time, and sums as those counted afresh.
    @Test(arguments: UInt64(0)..<12) func plansStayPlans(_ seed: UInt64) throws {
        let map = try TestMaps.graph(["aaaaaaaa", "aaa..aaa", "aaaaaaaa", "aa.aaaaa", "aaaaaaaa"])
        let lots = 3 + Int(seed) % 4
        let loads = TestMaps.loads(map.count, seed: seed)
        let graph = units(try TestMaps.brief(map, lots: lots, loads: loads, limits: .tolerance(0.08)))
        var random = SeededGenerator(Seed(seed))
        let plan = try #require(Seeder(graph).plan(lots: lots, &random))
        var state = PlanState(graph, lots: lots, lotOf: plan, usesHess: true)
        var other = state
        let before = state.totals.imbalance
        FlowBalance(graph).balance(&state)
        FlowBalance(graph).balance(&other)
        #expect(state.lotOf == other.lotOf && state.totals.imbalance <= before, "seed \(seed)")
        #expect(FlowBalance(graph).balanced(plan, lots: lots) == state.lotOf, "seed \(seed)")
        let loose = try TestMaps.brief(map, lots: lots, loads: loads, limits: .free)
        #expect(DesignChecker(loose).faults(of: state.lotOf) == [], "seed \(seed)")
        let fresh = PlanState(graph, lots: lots, lotOf: state.lotOf, usesHess: true)
        #expect(fresh.totals.imbalance == state.totals.imbalance && fresh.totals.cutEdges == state.totals.cutEdges)
        #expect(abs(fresh.totals.hess - state.totals.hess) < 1e-6, "seed \(seed)")
    }
}
