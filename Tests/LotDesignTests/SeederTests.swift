import LotSearch
import Testing

@testable import LotDesign

@Suite struct SeederTests {
    @Test(arguments: UInt64(0)..<20) func plansAreContiguousWithEveryLot(_ seed: UInt64) throws {
        let graph = try TestMaps.graph(["aaaaaa", "aa..aa", "aaaaaa", "aa.aaa"])
        let lots = 2 + Int(seed) % 6
        let brief = try TestMaps.brief(
            graph, lots: lots, loads: TestMaps.loads(graph.count, seed: seed), limits: .tolerance(0.1))
        // Without contraction: windows that nothing is too small for.
        let open = Contraction(brief, windows: [LoadWindow(lower: 0, upper: 1_000)])
        let units = UnitGraph(brief, open, windows: brief.measures.map { $0.window(lots: lots) })
        var random = SeededGenerator(Seed(seed))
        let plan = try #require(Seeder(units).plan(lots: lots, &random))
        let loose = try TestMaps.brief(graph, lots: lots, limits: .free)
        #expect(DesignChecker(loose).faults(of: plan) == [])
    }

    @Test func separatePartsGetLotsByLoad() throws {
        let graph = try TestMaps.graph(["aa.aaaa", "aa.aaaa"])
        let brief = try TestMaps.brief(graph, lots: 3, limits: .free)
        let windows = [LoadWindow(lower: 0, upper: 12)]
        let units = UnitGraph(brief, Contraction(brief, windows: windows), windows: windows)
        var random = SeededGenerator(Seed(1))
        let plan = try #require(Seeder(units).plan(lots: 3, &random))
        #expect(Set([0, 1, 6, 7].map { plan[units.unitOf[$0]] }).count == 1)
        #expect(Set(plan).count == 3)
    }

    @Test func moreSeparatePartsThanLotsGiveNone() throws {
        let brief = try TestMaps.brief(try TestMaps.graph(["a.a.a"]), lots: 2, limits: .free)
        let windows = [LoadWindow(lower: 0, upper: 3)]
        let units = UnitGraph(brief, Contraction(brief, windows: windows), windows: windows)
        var random = SeededGenerator(Seed(1))
        #expect(Seeder(units).plan(lots: 2, &random) == nil)
    }
}
