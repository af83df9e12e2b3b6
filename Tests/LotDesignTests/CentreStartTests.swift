import LotSearch
import Testing

@testable import LotDesign

@Suite struct CentreStartTests {
    private let never = StopSign(seconds: nil, cancellation: nil)

    private func units(_ brief: DesignBrief) -> UnitGraph {
        let windows = brief.measures.map { $0.window(lots: brief.lots.lowerBound) }
        return UnitGraph(brief, Contraction(brief, windows: windows), windows: windows)
    }

    private func brief(_ seed: UInt64, lots: Int) throws -> DesignBrief {
        let map = try TestMaps.graph(["aaaaaaaa", "aaa..aaa", "aaaaaaaa", "aa.aaaaa", "aaaaaaaa"])
        return try TestMaps.brief(
            map, lots: lots, loads: TestMaps.loads(map.count, seed: seed), limits: .tolerance(0.2),
            ties: AreaTies(together: [[0, 1, 8]]), .hess)
    }

    /// Each pass alone, from drawn centres: the sum of costs never grows, and the end is a point of rest.
    @Test(arguments: UInt64(0)..<12) func recentringNeverWorsens(_ seed: UInt64) throws {
        let lots = 3 + Int(seed) % 4
        let graph = units(try brief(seed, lots: lots))
        let starts = try #require(CentreStart(graph, lots: lots))
        var random = SeededGenerator(Seed(seed))
        var drawn: Set<Int> = []
        while drawn.count < lots { drawn.insert(random.index(below: graph.unitOf.count)) }
        var (centres, plan) = starts.recentred(drawn.sorted(), passes: 0)
        #expect(centres == drawn.sorted())
        let first = starts.cost(plan, about: centres)
        var before = first
        for _ in 0..<20 {
            (centres, plan) = starts.recentred(centres, passes: 1)
            let now = starts.cost(plan, about: centres)
            #expect(now <= before * (1 + 1e-12), "seed \(seed)")
            before = now
        }
        let atOnce = starts.recentred(drawn.sorted())
        #expect(atOnce.centres == centres && atOnce.plan == plan, "seed \(seed)")
        #expect(before < first, "seed \(seed)")
        // No area would be a cheaper centre for any of the lots, and no unit has a cheaper one of the centres.
        for (lot, centre) in centres.enumerated() {
            let members = plan.indices.filter { plan[$0] == lot }
            let areas = graph.unitOf.indices.filter { plan[graph.unitOf[$0]] == lot }
            let sum = { (area: Int) in squares(graph, members, area) }
            #expect(areas.allSatisfy { sum($0) >= sum(centre) - 1e-9 }, "seed \(seed)")
            #expect(
                members.allSatisfy { unit in
                    centres.allSatisfy { squares(graph, [unit], $0) >= squares(graph, [unit], centre) - 1e-9 }
                }, "seed \(seed)")
        }
    }

    /// Load x km^2 of units about an area, area by area.
    private func squares(_ graph: UnitGraph, _ units: [Int], _ centre: Int) -> Double {
        let members = Set(units)
        var sum = 0.0
        for area in graph.unitOf.indices where members.contains(graph.unitOf[area]) {
            let dx = graph.x[area] - graph.x[centre]
            let dy = graph.y[area] - graph.y[centre]
            sum += graph.weight[area] * (dx * dx + dy * dy)
        }
        return sum
    }

    /// Contiguous lots, none empty, ties kept, and the same for any number of threads.
    @Test(arguments: UInt64(0)..<4) func plansHangTogether(_ seed: UInt64) async throws {
        let lots = 4
        let brief = try brief(seed, lots: lots)
        let graph = units(brief)
        let starts = try #require(CentreStart(graph, lots: lots))
        let plans = await starts.plans(3, value: 500, threads: 1, stop: never)
        #expect(!plans.isEmpty && plans.count <= 3, "seed \(seed)")
        let loose = DesignChecker(
            try TestMaps.brief(
                brief.graph, lots: lots, loads: brief.measures[0].loads, limits: .free, ties: brief.ties, .hess))
        for plan in plans { #expect(loose.faults(of: graph.unitOf.map { plan[$0] }) == [], "seed \(seed)") }
        for threads in [2, 8] {
            #expect(await starts.plans(3, value: 500, threads: threads, stop: never) == plans, "seed \(seed)")
        }
    }

    /// On a map with room for stringy lots the starts are more compact than lots cut from a tree.
    @Test func startsAreCompact() async throws {
        let brief = try ScaleMaps.lattice(14, lots: 8, seed: 1, .hess)
        let graph = ScaleMaps.units(brief)
        var random = SeededGenerator(Seed(1))
        let tree = try #require(Seeder(graph).plan(lots: 8, &random))
        let hess = { (plan: [Int]) in PlanState(graph, lots: 8, lotOf: plan, usesHess: true, services: []).totals.hess }
        let starts = try #require(CentreStart(graph, lots: 8))
        let plan = try #require(await starts.plans(1, value: hess(tree), threads: 2, stop: never).first)
        #expect(hess(plan) < hess(tree))
    }

    @Test func centresOfTheBoundAreAsManyAsLots() async throws {
        let graph = units(try brief(3, lots: 5))
        let bound = try #require(HessBound(graph, lots: 5))
        var seen: [Int] = []
        _ = await bound.climb(
            from: 900, iterations: 40, threads: 1, stop: never,
            opened: { done, centres in
                seen.append(done)
                #expect(centres.count == 5 && Set(centres).count == 5 && centres == centres.sorted())
            })
        #expect(seen == Array(1...seen.count) && !seen.isEmpty)
    }

    /// No table of costs, no starts: a unit without load cannot be in a knapsack.
    @Test func noneWithoutABound() throws {
        let map = try TestMaps.grid(3, 3)
        let brief = try TestMaps.brief(map, lots: 2, loads: [0] + [Int](repeating: 1, count: 8), .hess)
        #expect(CentreStart(units(brief), lots: 2) == nil)
    }
}
