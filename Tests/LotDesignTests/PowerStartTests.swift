import LotSearch
import Testing

@testable import LotDesign

@Suite struct PowerStartTests {
    /// Contiguous lots, none empty, far more compact than the trees they come from.
    @Test(arguments: UInt64(0)..<3) func lotsHangTogether(_ seed: UInt64) throws {
        let brief = try ScaleMaps.lattice(40, lots: 12, seed: seed, .hess, tolerance: 0.5)
        let graph = ScaleMaps.units(brief)
        var random = SeededGenerator(Seed(seed))
        let tree = try #require(Seeder(graph).plan(lots: 12, &random))
        let plan = try #require(PowerStart(graph, lots: 12).plan(from: tree), "seed \(seed)")
        let checker = DesignChecker(brief)
        let areas = graph.unitOf.map { plan[$0] }
        #expect(checker.faults(of: areas) == [], "seed \(seed)")
        #expect(checker.score(.hess, areas) < checker.score(.hess, graph.unitOf.map { tree[$0] }) * 0.8)
    }
}
