import LotSearch
import Testing

@testable import LotDesign

@Suite struct PlanEnumerationTests {
    private static let endless = StopSign(seconds: nil, cancellation: nil)

    private func run(
        _ brief: DesignBrief, below: Int? = nil, mostBranches: Int = 10_000_000
    ) -> PlanEnumeration.Result {
        let lots = brief.lots.lowerBound
        let windows = brief.measures.map { $0.window(lots: lots) }
        let units = UnitGraph(brief, Contraction(brief, windows: windows), windows: windows)
        return PlanEnumeration.run(
            units, lots: lots, below: below, mostBranches: mostBranches, stop: Self.endless)
    }

    /// Against all assignments of a small map.
    @Test(arguments: UInt64(0)..<4) func countsAndMinimaAreThoseOfAllPlans(_ seed: UInt64) throws {
        let graph = try TestMaps.graph(["aaaa", "aa.a", "aaaa"])
        let brief = try TestMaps.brief(
            graph, lots: 3, loads: TestMaps.loads(graph.count, seed: seed), limits: .tolerance(0.3))
        let plans = TestMaps.allPlans(brief)
        let checker = DesignChecker(brief)
        let fewest = plans.map { Int(checker.score(.cutEdges, $0)) }.min()
        let result = run(brief)
        #expect(result.isComplete)
        #expect(result.plans == plans.count)
        #expect(result.cutEdges == fewest)
        if let fewest {
            #expect(run(brief, below: fewest).cutEdges == nil)
            #expect(run(brief, below: fewest + 1).cutEdges == fewest)
            #expect(run(brief, below: .max).cutEdges == fewest)
        }
    }

    @Test func tooManyBranchesAreToldAsOpen() throws {
        let brief = try TestMaps.brief(try TestMaps.grid(5, 5), lots: 3, limits: .tolerance(0.5))
        #expect(!run(brief, mostBranches: 100).isComplete)
    }

    /// Complete enumeration by redist (alarm-redist): partitions and fewest cut edges per tolerance.
    @Test(.enabled(if: TestMaps.hasBenchmarks, "public instances are not beside the checkout"))
    func floridasPrecinctsAreThoseOfTheBook() throws {
        let florida = try #require(try InstanceFolder.read(TestMaps.benchmarks + "/fl25").instances.first)
        let book = [
            (0.01, 8, 15), (0.02, 34, 15), (0.05, 192, 14), (0.1, 927, 13), (0.2, 3_617, 12), (0.3, 7_932, 11),
        ]
        for (tolerance, plans, cutEdges) in book {
            let result = run(
                try florida.brief(
                    .init(lots: 3, limits: .tolerance(tolerance), label: ""), DesignObjective(.cutEdges)))
            #expect(result.plans == plans, "+-\(tolerance)")
            #expect(result.cutEdges == cutEdges, "+-\(tolerance)")
        }
    }

    @Test(.enabled(if: TestMaps.hasBenchmarks, "public instances are not beside the checkout"))
    func countiesAreProved() throws {
        let counties = try InstanceFolder.read(TestMaps.benchmarks + "/us-county").instances
        func brief(_ name: String) throws -> DesignBrief {
            let instance = try #require(counties.first { $0.name == name })
            return try instance.brief(instance.cases[0], DesignObjective(.cutEdges))
        }
        #expect(run(try brief("ME")).plans == 1)
        #expect(run(try brief("ME"), below: .max).cutEdges == 16)
        #expect(run(try brief("NM"), below: .max).cutEdges == 17)
        #expect(run(try brief("ID"), below: .max).cutEdges == 10)
        let colorado = run(try brief("CO"), below: .max)
        #expect(colorado.isComplete && colorado.cutEdges == nil)
    }
}
