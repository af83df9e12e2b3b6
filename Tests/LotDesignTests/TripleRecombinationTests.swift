import LotSearch
import Testing

@testable import LotDesign

@Suite struct TripleRecombinationTests {
    private func annealer(_ brief: DesignBrief, _ plan: [Int]?, seed: UInt64, imbalance: Double) throws -> Annealer {
        let lots = brief.lots.lowerBound
        let each = Contraction(unitOf: Array(0..<brief.graph.count), count: brief.graph.count)
        let graph = UnitGraph(brief, each, windows: brief.measures.map { $0.window(lots: lots) })
        var weights = SearchWeights.none
        for term in brief.objective.terms { weights.weigh(term.score, term.weight) }
        weights.imbalance = imbalance
        weights.breaches = imbalance
        var random = SeededGenerator(Seed(seed))
        let start = try #require(plan ?? Seeder(graph).plan(lots: lots, &random))
        return Annealer(graph, lots: lots, plan: start, weights: weights, seed: Seed(seed))
    }

    private func triples(_ steps: Int, heat: Double) -> Annealer.Schedule {
        .init(steps: steps, hot: heat, cold: heat * 0.1, recombinations: 1, triples: 1)
    }

    /// Whatever is taken or given back: contiguous lots, none empty, and sums as those counted afresh.
    @Test(arguments: UInt64(0)..<12) func plansStayPlans(_ seed: UInt64) throws {
        let map = try TestMaps.graph(["aaaaaaaa", "aaa..aaa", "aaaaaaaa", "aa.aaaaa", "aaaaaaaa"])
        let lots = 3 + Int(seed) % 4
        let loads = TestMaps.loads(map.count, seed: seed)
        let brief = try TestMaps.brief(map, lots: lots, loads: loads, limits: .tolerance(0.3), .hess)
        var chain = try annealer(brief, nil, seed: seed, imbalance: 1)
        let free = DesignChecker(try TestMaps.brief(map, lots: lots, loads: loads, limits: .free, .hess))
        for _ in 0..<4 {
            chain.run(triples(256, heat: 40), isOver: { false })
            #expect(free.faults(of: chain.state.lotOf) == [], "seed \(seed)")
            let fresh = PlanState(chain.graph, lots: lots, lotOf: chain.state.lotOf, usesHess: true)
            #expect(fresh.totals.imbalance == chain.state.totals.imbalance, "seed \(seed)")
            #expect(fresh.totals.cutEdges == chain.state.totals.cutEdges, "seed \(seed)")
            #expect(abs(fresh.totals.hess - chain.state.totals.hess) < 1e-6 * (1 + fresh.totals.hess), "seed \(seed)")
        }
        #expect(chain.recombined > 20, "seed \(seed)")
        if let best = chain.best { #expect(DesignChecker(brief).faults(of: best) == [], "seed \(seed)") }
    }

    /// Without heat, and with limits dearer than any score, a plan that keeps them goes on keeping them, and the score
    /// never rises.
    @Test(arguments: UInt64(0)..<6) func limitsAreKept(_ seed: UInt64) throws {
        let map = try TestMaps.grid(6, 6)
        let rows = ["aaaaaa", "bbbbbb", "cccccc", "dddddd", "eeeeee", "ffffff"]
        let brief = try TestMaps.brief(map, lots: 6, limits: .between(5, 7), .hess)
        var chain = try annealer(brief, TestMaps.assignment(rows), seed: seed, imbalance: 1e9)
        var before = chain.state.totals.hess
        for _ in 0..<6 {
            chain.run(triples(256, heat: 0), isOver: { false })
            #expect(DesignChecker(brief).faults(of: chain.state.lotOf) == [], "seed \(seed)")
            #expect(chain.state.totals.hess <= before * (1 + 1e-12), "seed \(seed)")
            before = chain.state.totals.hess
        }
        #expect(chain.recombined > 0, "seed \(seed)")
    }

    /// The best of all plans of a small map, by triples alone.
    @Test(arguments: UInt64(0)..<3) func triplesReachTheBestOfAllPlans(_ seed: UInt64) throws {
        let map = try TestMaps.graph(["aaaa", "aaaa", "aa.a"])
        let brief = try TestMaps.brief(
            map, lots: 3, loads: TestMaps.loads(map.count, seed: seed), limits: .tolerance(0.4), .hess)
        let checker = DesignChecker(brief)
        let best = try #require(TestMaps.allPlans(brief).map { checker.score(.hess, $0) }.min(), "seed \(seed)")
        var chain = try annealer(brief, nil, seed: seed, imbalance: 50)
        chain.run(triples(20_000, heat: 20), isOver: { false })
        let plan = try #require(chain.best, "seed \(seed)")
        #expect(checker.faults(of: plan) == [], "seed \(seed)")
        #expect(abs(checker.score(.hess, plan) - best) < 1e-9, "seed \(seed)")
    }

    /// Two lots have no third: nothing is done, and nothing is drawn for ever.
    @Test func twoLotsHaveNoThird() throws {
        let brief = try TestMaps.brief(try TestMaps.grid(4, 4), lots: 2, .hess)
        var chain = try annealer(brief, nil, seed: 1, imbalance: 1)
        let plan = chain.state.lotOf
        chain.run(triples(512, heat: 10), isOver: { false })
        #expect(chain.state.lotOf == plan && chain.recombined == 0)
    }
}
