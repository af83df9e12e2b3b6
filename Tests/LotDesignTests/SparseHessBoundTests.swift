import LotSearch
import Testing

@testable import LotDesign

@Suite struct SparseHessBoundTests {
    private static let endless = StopSign(seconds: nil, cancellation: nil)

    /// No plan of a small map is below it, units of several areas among them.
    @Test(arguments: UInt64(0)..<6) func noPlanIsBelow(_ seed: UInt64) async throws {
        let graph = try TestMaps.graph(["aaaa", "aaaa", ".aaa"])
        let brief = try TestMaps.brief(
            graph, lots: 3, loads: TestMaps.loads(graph.count, seed: seed), limits: .tolerance(0.3),
            ties: seed % 2 == 0 ? .none : AreaTies(together: [[0, 1], [5, 6]]), .hess)
        let checker = DesignChecker(brief)
        let plans = TestMaps.allPlans(brief).map { (plan: $0, value: checker.score(.hess, $0)) }
        guard let best = plans.min(by: { $0.value < $1.value }) else { return }
        let units = ScaleMaps.units(brief)
        var plan = [Int](repeating: 0, count: units.count)
        for (area, unit) in units.unitOf.enumerated() { plan[unit] = best.plan[area] }
        let bound = try #require(SparseHessBound(units, lots: 3))
        let found = await bound.climb(
            from: plan, value: best.value * 1.1, iterations: 300, threads: 2, stop: Self.endless)
        #expect(found.bound <= best.value + 1e-9, "seed \(seed)")
        #expect(found.bound >= best.value * 0.5, "seed \(seed)")
    }

    /// On the same map it is near the bound of the table, which it can be below by fractions of units.
    @Test func isNearTheBoundOfTheTable() async throws {
        let brief = try ScaleMaps.lattice(20, lots: 8, seed: 3, .hess)
        let search = ScaleMaps.search(brief, steps: 20_000)
        let units = ScaleMaps.units(brief)
        let found = try #require(await search.best(from: nil) { _, _ in })
        let sparse = try #require(SparseHessBound(units, lots: 8))
        let one = await sparse.climb(
            from: found.plan, value: found.value, iterations: 60, threads: 1, stop: Self.endless)
        let two = await sparse.climb(
            from: found.plan, value: found.value, iterations: 60, threads: 8, stop: Self.endless)
        #expect(one.bound == two.bound)
        let table = try #require(HessBound(units, lots: 8))
        let known = await table.climb(from: found.value, iterations: 60, threads: 2, stop: Self.endless)
        #expect(one.bound > 0.9 * known.bound)
        #expect(one.bound < found.value)
    }
}
