import LotSearch
import Testing

@testable import LotDesign

@Suite struct GrowthTests {
    private func units(_ brief: DesignBrief) -> UnitGraph {
        let each = Contraction(unitOf: Array(0..<brief.graph.count), count: brief.graph.count)
        return UnitGraph(brief, each, windows: brief.measures.map { $0.window(lots: brief.lots.lowerBound) })
    }

    @Test(arguments: UInt64(0)..<20) func lotsAreContiguousAndLeaveNothingOut(_ seed: UInt64) throws {
        let map = try TestMaps.graph(["aaaaaa", "aa..aa", "aaaaaa", "aa.aaa"])
        let lots = 2 + Int(seed) % 6
        let brief = try TestMaps.brief(
            map, lots: lots, loads: TestMaps.loads(map.count, seed: seed), limits: .tolerance(0.1))
        var random = SeededGenerator(Seed(seed))
        let plan = try #require(Seeder(units(brief)).grown(lots: lots, &random))
        #expect(Set(plan) == Set(0..<lots))
        #expect(DesignChecker(try TestMaps.brief(map, lots: lots, limits: .free)).faults(of: plan) == [])
        var again = SeededGenerator(Seed(seed))
        #expect(Seeder(units(brief)).grown(lots: lots, &again) == plan)
    }

    /// Two parts need two lots at least, and no lot lies in both.
    @Test func separatePartsHaveLotsOfTheirOwn() throws {
        let brief = try TestMaps.brief(try TestMaps.graph(["aaaa.aa"]), lots: 3, limits: .tolerance(0.5))
        var random = SeededGenerator(Seed(3))
        let plan = try #require(Seeder(units(brief)).grown(lots: 3, &random))
        #expect(Set(plan[0..<4]).isDisjoint(with: Set(plan[4..<6])))
        #expect(Set(plan).count == 3)
        #expect(Seeder(units(brief)).grown(lots: 1, &random) == nil)
    }
}
