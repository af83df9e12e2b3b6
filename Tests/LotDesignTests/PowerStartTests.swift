import LotSearch
import Testing

@testable import LotDesign

@Suite struct PowerStartTests {
    /// Contiguous lots, none empty, of both kinds, and more compact than those cut from a tree.
    @Test(arguments: UInt64(0)..<3) func lotsHangTogether(_ seed: UInt64) throws {
        let brief = try ScaleMaps.lattice(40, lots: 12, seed: seed, .hess)
        // The same map: balance is left to others.
        let wide = try ScaleMaps.lattice(40, lots: 12, seed: seed, .hess, tolerance: 11)
        let graph = ScaleMaps.units(brief)
        var random = SeededGenerator(Seed(seed))
        let tree = try #require(Seeder(graph).plan(lots: 12, &random))
        let start = PowerStart(graph, lots: 12)
        let halves = try #require(start.halved(&random), "seed \(seed)")
        let power = try #require(start.plan(from: halves), "seed \(seed)")
        let checker = DesignChecker(wide)
        let stringy = checker.score(.hess, graph.unitOf.map { tree[$0] })
        for plan in [halves, power] {
            let areas = graph.unitOf.map { plan[$0] }
            #expect(checker.faults(of: areas) == [], "seed \(seed)")
            #expect(checker.score(.hess, areas) < stringy, "seed \(seed)")
        }
    }
}
