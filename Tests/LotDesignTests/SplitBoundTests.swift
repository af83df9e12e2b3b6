import Testing

@testable import LotDesign

@Suite struct SplitBoundTests {
    private func splits(_ plan: [Int], _ regions: [Int]) -> Int {
        Set(zip(regions, plan).map { [$0, $1] }).count - Set(regions).count
    }

    /// No plan of a small map has fewer.
    @Test(arguments: UInt64(0)..<8) func noPlanHasFewer(_ seed: UInt64) throws {
        let graph = try TestMaps.graph(["aaaa", "aa.a", "aaaa"])
        let labels = TestMaps.loads(graph.count, seed: seed + 90).map { "d\($0 % 3)" }
        let layer = BorderLayer(
            name: "district", labels: seed % 2 == 0 ? graph.codes.map { String($0.suffix(1)) } : labels, budget: nil)
        let brief = try TestMaps.brief(
            graph, lots: 3, loads: TestMaps.loads(graph.count, seed: seed), limits: .tolerance(0.3), borders: [layer])
        let bound = try #require(SplitBound(brief, layer: layer, windows: [brief.measures[0].window(lots: 3)]))
        for plan in TestMaps.allPlans(brief) {
            #expect(splits(plan, layer.regions) >= bound.fewest, "seed \(seed)")
        }
    }

    @Test func wholeRegionsNeedNoSplits() throws {
        let graph = try TestMaps.graph(["aabb", "aabb"])
        let layer = BorderLayer(name: "district", labels: ["w", "w", "e", "e", "w", "w", "e", "e"], budget: 0)
        let two = try TestMaps.brief(graph, lots: 2, limits: .tolerance(0), borders: [layer])
        #expect(SplitBound(two, layer: layer, windows: [two.measures[0].window(lots: 2)])?.fewest == 0)
        let four = try TestMaps.brief(graph, lots: 4, limits: .tolerance(0), borders: [layer])
        #expect(SplitBound(four, layer: layer, windows: [four.measures[0].window(lots: 4)])?.fewest == 2)
    }

    /// Regions at either end of a row could share a lot by their loads, but not by the map.
    @Test func groupsHangTogether() throws {
        let graph = try TestMaps.graph(["abbc"])
        let layer = BorderLayer(name: "district", labels: ["w", "m", "m", "e"], budget: 0)
        let brief = try TestMaps.brief(graph, lots: 2, limits: .tolerance(0), borders: [layer])
        #expect(SplitBound(brief, layer: layer, windows: [LoadWindow(lower: 2, upper: 2)])?.fewest == 1)
    }
}
