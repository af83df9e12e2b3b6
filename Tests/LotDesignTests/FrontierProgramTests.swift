import LotSearch
import Testing

@testable import LotDesign

@Suite struct FrontierProgramTests {
    private static let endless = StopSign(seconds: nil, cancellation: nil)

    private func run(
        _ brief: DesignBrief, below: Int? = nil, most: Int = 4_000_000
    ) throws -> FrontierProgram.Proof {
        let lots = brief.lots.lowerBound
        let windows = brief.measures.map { $0.window(lots: lots) }
        let units = UnitGraph(brief, Contraction(brief, windows: windows), windows: windows)
        let program = try #require(FrontierProgram(units, lots: lots, stop: Self.endless))
        let proof = program.run(below: below, most: most).proof
        if case .fewest(let fewest, let plan) = proof {
            let assignment = units.unitOf.map { plan[$0] }
            #expect(DesignChecker(brief).faults(of: assignment) == [])
            #expect(DesignChecker(brief).score(.cutEdges, assignment) == Double(fewest))
        }
        return proof
    }

    /// Against all assignments of small maps with a hole, narrow windows and wide ones.
    @Test(arguments: UInt64(0)..<12) func theFewestAreThoseOfAllPlans(_ seed: UInt64) throws {
        let graph = try TestMaps.graph(seed % 2 == 0 ? ["aaaa", "aa.a", "aaaa"] : ["aaa", "a.a", "aaa", "aa."])
        let brief = try TestMaps.brief(
            graph, lots: 2 + Int(seed % 3), loads: TestMaps.loads(graph.count, seed: seed).map { $0 * 97 },
            limits: .tolerance(seed % 4 < 2 ? 0.15 : 0.4))
        let checker = DesignChecker(brief)
        let fewest = TestMaps.allPlans(brief).map { Int(checker.score(.cutEdges, $0)) }.min()
        let windows = brief.measures.map { $0.window(lots: brief.lots.lowerBound) }
        if Contraction(brief, windows: windows).conflict != nil {
            #expect(fewest == nil, "seed \(seed)")
            return
        }
        switch try run(brief) {
        case .none: #expect(fewest == nil, "seed \(seed)")
        case .fewest(let found, _): #expect(found == fewest, "seed \(seed)")
        case .atLeast: Issue.record("seed \(seed) was given up")
        }
        guard let fewest else { return }
        guard case .none = try run(brief, below: fewest) else {
            Issue.record("seed \(seed): a plan below the fewest")
            return
        }
        guard case .fewest(fewest, _) = try run(brief, below: fewest + 1) else {
            Issue.record("seed \(seed): no plan just below the limit")
            return
        }
    }

    /// A second measure only takes plans away: what the first proves holds.
    @Test func severalMeasuresAreBounded() throws {
        let graph = try TestMaps.grid(3, 4)
        for seed in UInt64(0)..<4 {
            let brief = try DesignBrief(
                graph: graph, lots: 3...3,
                measures: (0..<2).map {
                    BalancedMeasure(
                        name: "m\($0)", loads: TestMaps.loads(12, seed: seed * 2 + UInt64($0)),
                        limits: .tolerance(0.35))
                }, objective: DesignObjective(.cutEdges))
            let checker = DesignChecker(brief)
            let best = TestMaps.allPlans(brief).map { Int(checker.score(.cutEdges, $0)) }.min()
            switch try run(brief) {
            case .none: #expect(best == nil, "seed \(seed)")
            case .fewest(let found, _): #expect(found == best, "seed \(seed)")
            case .atLeast(let bound): #expect(bound <= best ?? .max, "seed \(seed)")
            }
        }
    }

    @Test func tooManyStatesAreToldAsABound() throws {
        let brief = try TestMaps.brief(
            try TestMaps.grid(6, 6), lots: 3, loads: TestMaps.loads(36, seed: 3), limits: .tolerance(0.02))
        guard case .atLeast = try run(brief, most: 50) else {
            Issue.record("given up, and yet settled")
            return
        }
    }

    @Test(
        .enabled(if: TestMaps.hasBenchmarks, "public instances are not beside the checkout"),
        arguments: [("ME", 16), ("NM", 17), ("ID", 10)])
    func countiesAreProved(_ name: String, _ fewest: Int) throws {
        let counties = try InstanceFolder.read(TestMaps.benchmarks + "/us-county").instances
        let instance = try #require(counties.first { $0.name == name })
        let brief = try instance.brief(instance.cases[0], DesignObjective(.cutEdges))
        guard case .fewest(fewest, _) = try run(brief) else {
            Issue.record("\(name): not the published optimum")
            return
        }
    }
}
