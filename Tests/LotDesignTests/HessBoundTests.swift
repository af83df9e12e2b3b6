import LotSearch
import Testing

@testable import LotDesign

@Suite struct HessBoundTests {
    private static let endless = StopSign(seconds: nil, cancellation: nil)

    private func bound(_ brief: DesignBrief, value: Double) async throws -> Double {
        let lots = brief.lots.lowerBound
        let windows = brief.measures.map { $0.window(lots: lots) }
        let units = UnitGraph(brief, Contraction(brief, windows: windows), windows: windows)
        let bound = try #require(HessBound(units, lots: lots))
        return await bound.climb(from: value, iterations: 300, threads: 2, stop: Self.endless).bound
    }

    /// No plan of a small map is below it.
    @Test(arguments: UInt64(0)..<4) func noPlanIsBelow(_ seed: UInt64) async throws {
        let graph = try TestMaps.graph(["aaaa", "aaaa", ".aaa"])
        let brief = try TestMaps.brief(
            graph, lots: 3, loads: TestMaps.loads(graph.count, seed: seed), limits: .tolerance(0.3), .hess)
        let checker = DesignChecker(brief)
        guard let best = TestMaps.allPlans(brief).map({ checker.score(.hess, $0) }).min() else { return }
        // A value above the best, as a search would give.
        let found = try await bound(brief, value: best * 1.1)
        #expect(found <= best + 1e-9, "seed \(seed)")
        #expect(found >= best * 0.6, "seed \(seed)")
    }

    @Test(
        .enabled(if: TestMaps.hasBenchmarks, "public instances are not beside the checkout"),
        arguments: [(23, 0.1, 136_330.4, 123_024.7)])
    func kentIsTighterThanTheLinearRelaxation(_ lots: Int, _ share: Double, _ value: Double, _ linear: Double)
        async throws
    {
        let kent = try #require(try InstanceFolder.read(TestMaps.benchmarks + "/kent220").instances.first)
        let brief = try kent.brief(
            .init(lots: lots, limits: .tolerance(share), label: ""), DesignObjective(.hess))
        let windows = brief.measures.map { $0.window(lots: lots) }
        let units = UnitGraph(brief, Contraction(brief, windows: windows), windows: windows)
        let bound = try #require(HessBound(units, lots: lots))
        let one = await bound.climb(from: value, iterations: 5, threads: 1, stop: Self.endless)
        let two = await bound.climb(from: value, iterations: 5, threads: 2, stop: Self.endless)
        #expect(one.bound == two.bound)
        let long = await bound.climb(from: value, iterations: 120, threads: 2, stop: Self.endless)
        #expect(long.bound > linear * 0.8)
        #expect(long.bound < value)
    }
}
