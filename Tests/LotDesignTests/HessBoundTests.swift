import LotSearch
import LotSolver
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

    /// Whole sets for each centre bound more tightly than the linear relaxation of the assignment, in which areas may be
    /// shared among centres: its optimum never lies above what the prices climb to.
    @Test(arguments: UInt64(0)..<4) func noWeakerThanTheAssignmentRelaxation(_ seed: UInt64) async throws {
        let graph = try TestMaps.graph(["aaaa", "aaaa", ".aaa"])
        let brief = try TestMaps.brief(
            graph, lots: 3, loads: TestMaps.loads(graph.count, seed: seed), limits: .tolerance(0.2), .hess)
        let window = brief.measures[0].window(lots: 3)
        let areas = Array(0..<graph.count)
        var program = LinearProgram()
        for centre in areas {
            for area in areas {
                let east = (graph.eastings[area] - graph.eastings[centre]) / 1_000
                let north = (graph.northings[area] - graph.northings[centre]) / 1_000
                _ = program.addColumn(
                    cost: Double(brief.measures[0].loads[area]) * (east * east + north * north), upper: 1)
            }
        }
        func column(_ centre: Int, _ area: Int) -> Int { centre * graph.count + area }
        for area in areas { program.addRow(lower: 1, upper: 1, areas.map { (column($0, area), 1) }) }
        for centre in areas {
            func loads(less limit: Int) -> [(Int, Double)] {
                areas.map { area in
                    let load = brief.measures[0].loads[area]
                    return (column(centre, area), Double(area == centre ? load - limit : load))
                }
            }
            program.addRow(upper: 0, loads(less: window.upper))
            program.addRow(lower: 0, loads(less: window.lower))
            for area in areas where area != centre {
                program.addRow(upper: 0, [(column(centre, area), 1), (column(centre, centre), -1)])
            }
        }
        program.addRow(lower: 3, upper: 3, areas.map { (column($0, $0), 1) })
        let linear = try HighsSolver.minimise(program, limits: SolveLimits(relativeGap: 0))
        #expect(linear.status == .proved)
        let found = try await bound(brief, value: linear.objective * 2)
        // Prices climb by steps and stop near the top.
        #expect(found >= linear.objective * (1 - 2e-3), "seed \(seed): \(found) below \(linear.objective)")
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
