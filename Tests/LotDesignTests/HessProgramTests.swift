import LotSearch
import LotSolver
import Testing

@testable import LotDesign

@Suite struct HessProgramTests {
    /// The proof meets the best of all plans, from a known plan that is worse.
    @Test(arguments: UInt64(0)..<5) func theOptimumIsProved(_ seed: UInt64) async throws {
        let graph = try TestMaps.graph(["aaaa", "aa.a", "aaaa"])
        let brief = try TestMaps.brief(
            graph, lots: 3, loads: TestMaps.loads(graph.count, seed: seed), limits: .tolerance(0.4), .hess)
        let checker = DesignChecker(brief)
        let plans = TestMaps.allPlans(brief).map { (plan: $0, value: checker.score(.hess, $0)) }
        guard let best = plans.map(\.value).min(), let worst = plans.max(by: { $0.value < $1.value }) else { return }
        let windows = brief.measures.map { $0.window(lots: 3) }
        let contraction = Contraction(brief, windows: windows)
        let units = UnitGraph(brief, contraction, windows: windows)
        let bound = try #require(HessBound(units, lots: 3))
        let stop = StopSign(seconds: nil, cancellation: nil)
        let climbed = await bound.climb(from: worst.value, iterations: 200, threads: 1, stop: stop)
        var known = [Int](repeating: 0, count: units.count)
        for (area, lot) in worst.plan.enumerated() { known[contraction.unitOf[area]] = lot }
        let program = HessProgram(
            graph: units, lots: 3, costs: bound.table,
            open: bound.openPairs(climbed.prices, limit: worst.value * (1 + 1e-9)))
        let proof = try program.solve(
            known: known, value: worst.value, stop: stop, cancellation: Cancellation())
        #expect(abs(proof.bound - best) < 1e-5 * best, "seed \(seed)")
        if best < worst.value * 0.999 {
            let plan = try #require(proof.plan)
            let assignment = contraction.unitOf.map { plan[$0] }
            #expect(checker.faults(of: assignment) == [])
            #expect(abs(checker.score(.hess, assignment) - best) < 1e-5 * best, "seed \(seed)")
        }
    }
}
