import LotSearch
import Testing

@testable import LotDesign

@Suite struct PlanSearchTests {
    private func search(_ brief: DesignBrief, _ weights: SearchWeights, threads: Int = 1) throws -> (
        PlanSearch, Contraction
    ) {
        let lots = brief.lots.lowerBound
        let windows = brief.measures.map { $0.window(lots: lots) }
        let contraction = Contraction(brief, windows: windows)
        let search = PlanSearch(
            graph: UnitGraph(brief, contraction, windows: windows), lots: lots, weights: weights,
            effort: SearchEffort(chains: 4, rounds: 1, steps: 3_000, threads: threads), seed: Seed(7),
            stop: StopSign(seconds: nil, cancellation: nil), share: 1)
        return (search, contraction)
    }

    private func weights(_ score: DesignScore) -> SearchWeights {
        var weights = SearchWeights.none
        weights.weigh(score, 1)
        return weights
    }

    /// Small maps, every plan tried once for all scores.
    @Test(arguments: UInt64(0)..<2) func annealingFindsTheBestOfAllPlans(_ seed: UInt64) async throws {
        let graph = try TestMaps.graph(["aaaa", "aaaa", "aa.a"])
        let labels = graph.codes.indices.map { "d\($0 % 2)" }
        func brief(_ score: DesignScore) throws -> DesignBrief {
            try TestMaps.brief(
                graph, lots: 3, loads: TestMaps.loads(graph.count, seed: seed), limits: .tolerance(0.4),
                ties: AreaTies(together: [[0, 5]], apart: [[0, 10]]),
                borders: [BorderLayer(name: "district", labels: labels, budget: 3)], score)
        }
        let plans = TestMaps.allPlans(try brief(.hess))
        for score in DesignScore.allCases {
            let brief = try brief(score)
            let checker = DesignChecker(brief)
            let best = plans.map { checker.score(score, $0) }.min()
            let (search, contraction) = try search(brief, weights(score))
            let found = await search.best(from: nil) { _, _ in }
            if let best {
                let plan = try #require(found?.isFeasible == true ? found?.plan : nil, "\(score), seed \(seed)")
                let assignment = contraction.unitOf.map { plan[$0] }
                #expect(checker.faults(of: assignment) == [], "\(score), seed \(seed)")
                #expect(abs(checker.score(score, assignment) - best) < 1e-9, "\(score), seed \(seed)")
            } else {
                #expect(found?.isFeasible != true)
                // Looking in vain takes longest, and no score alters it.
                return
            }
        }
    }

    @Test func threadsChangeNothing() async throws {
        let brief = try TestMaps.brief(
            try TestMaps.grid(8, 9), lots: 5, loads: TestMaps.loads(72, seed: 5), limits: .tolerance(0.1), .hess)
        let one = try await search(brief, weights(.hess)).0.best(from: nil) { _, _ in }
        for threads in [2, 8] {
            let other = try await search(brief, weights(.hess), threads: threads).0.best(from: nil) { _, _ in }
            #expect(one?.plan == other?.plan)
            #expect(one?.value == other?.value)
        }
    }

    /// Nothing is below 0: a search that is there ends, whatever rounds or time are left.
    @Test func aPerfectPlanEndsTheSearch() async throws {
        let brief = try TestMaps.brief(try TestMaps.grid(3, 3), lots: 1, limits: .free)
        let windows = brief.measures.map { $0.window(lots: 1) }
        let search = PlanSearch(
            graph: UnitGraph(brief, Contraction(brief, windows: windows), windows: windows), lots: 1,
            weights: weights(.cutEdges), effort: SearchEffort(chains: 2, rounds: 1_000_000, steps: 300), seed: Seed(1),
            stop: StopSign(seconds: 36_000, cancellation: nil), share: 1)
        let found = await search.best(from: nil) { _, _ in }
        #expect(found?.isPerfect == true && found?.value == 0)
    }

    /// Without the wish to use a clock's whole share, rounds are those of the effort.
    @Test func roundsEndTheSearchBeforeTheClock() async throws {
        let brief = try TestMaps.brief(try TestMaps.grid(4, 5), lots: 3, limits: .tolerance(0.3), .hess)
        var (search, _) = try search(brief, weights(.hess))
        let unclocked = await search.best(from: nil) { _, _ in }
        search = PlanSearch(
            graph: search.graph, lots: 3, weights: search.weights, effort: search.effort, seed: search.seed,
            stop: StopSign(seconds: 36_000, cancellation: nil), share: 1, fillsShare: false)
        let clocked = await search.best(from: nil) { _, _ in }
        #expect(clocked?.plan == unclocked?.plan)
    }

    /// Kent in lots whose windows are narrower than an area: a plan for every seed.
    @Test(.enabled(if: TestMaps.hasBenchmarks, "public instances are not beside the checkout"))
    func everySeedHasAFirstPlan() throws {
        let kent = try #require(try InstanceFolder.read(TestMaps.benchmarks + "/kent220").instances.first)
        let brief = try kent.brief(
            .init(lots: 23, limits: .tolerance(0.05), label: ""), DesignObjective(.cutEdges))
        let (search, contraction) = try search(brief, weights(.cutEdges))
        for seed in UInt64(0)..<5 {
            let plan = try #require(search.feasible(Seed(seed)))
            #expect(DesignChecker(brief).faults(of: contraction.unitOf.map { plan[$0] }) == [], "seed \(seed)")
        }
    }
}
