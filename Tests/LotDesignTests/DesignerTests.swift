import LotSearch
import Testing

@testable import LotDesign

@Suite struct DesignerTests {
    private func design(_ brief: DesignBrief, threads: Int = 1, seed: UInt64 = 1) async throws -> Design {
        let effort = SearchEffort(
            chains: 4, rounds: 1, steps: 10_000, boundIterations: 40, branches: 20_000, threads: threads)
        let design = try await Designer(effort, seed: Seed(seed)).design(brief)
        #expect(DesignChecker(brief).faults(of: design) == [], "seed \(seed)")
        return design
    }

    /// Small maps, every plan tried.
    @Test(arguments: [DesignScore.hess, .cutEdges, .cutLength], UInt64(0)..<2) func theBestOfAllPlansIsFound(
        _ score: DesignScore, _ seed: UInt64
    ) async throws {
        let graph = try TestMaps.graph(["aaaa", "aaaa", "aa.a"])
        let brief = try TestMaps.brief(
            graph, lots: 3, loads: TestMaps.loads(graph.count, seed: seed), limits: .tolerance(0.25), score)
        let checker = DesignChecker(brief)
        let best = TestMaps.allPlans(brief).map { checker.score(score, $0) }.min()
        let found = try await design(brief, seed: seed)
        if let best {
            #expect(abs((found.value ?? .infinity) - best) < 1e-9)
        } else {
            #expect(found.assignment == nil)
        }
    }

    /// Too large for every plan to be tried: no score is below 0, and one after the other the next may still be better.
    @Test func nothingIsBetterThanNothing() async throws {
        let graph = try TestMaps.grid(8, 9)
        let loads = TestMaps.loads(72, seed: 3)
        let measure = BalancedMeasure(name: "hours", loads: loads, limits: .tolerance(0.2))
        for isLexicographic in [false, true] {
            let brief = try DesignBrief(
                graph: graph, lots: 4...4, measures: [measure],
                objective: DesignObjective([.init(.viability)], isLexicographic: isLexicographic),
                inputs: ScoreInputs(viableLoad: measure.total / 8))
            let found = try await design(brief)
            #expect(found.value == 0 && found.status == (isLexicographic ? .feasible : .optimal))
            #expect(found.bound == (isLexicographic ? nil : 0))
        }
    }

    @Test func threadsChangeNothing() async throws {
        let brief = try TestMaps.brief(
            try TestMaps.grid(6, 7), lots: 4, loads: TestMaps.loads(42, seed: 5), limits: .tolerance(0.1), .hess)
        let one = try await design(brief)
        for threads in [2, 8] {
            let other = try await design(brief, threads: threads)
            #expect(one.assignment == other.assignment)
            #expect(one.value == other.value)
            #expect(one.bound == other.bound)
        }
    }

    @Test func theOrderOfAreasAndThePlaceOfTheMapChangeNothing() async throws {
        let graph = try TestMaps.grid(5, 6)
        let loads = TestMaps.loads(30, seed: 9)
        let given = try await design(try TestMaps.brief(graph, lots: 3, loads: loads, limits: .tolerance(0.1), .hess))
        let turned = Array((0..<30).reversed())
        let other = try AreaGraph(
            codes: turned.map { graph.codes[$0] }, eastings: turned.map { graph.eastings[$0] + 400_000 },
            northings: turned.map { graph.northings[$0] - 123_456 },
            boundaries: graph.boundaries.map { SharedBoundary(29 - $0.a, 29 - $0.b, metres: $0.metres) })
        let moved = try await design(
            try TestMaps.brief(other, lots: 3, loads: turned.map { loads[$0] }, limits: .tolerance(0.1), .hess))
        let plan = try #require(moved.assignment)
        #expect(given.assignment == (0..<30).map { plan[29 - $0] })
        #expect(abs((given.value ?? 0) - (moved.value ?? 1)) < 1e-9)
    }

    @Test func tiesAndBordersAreKept() async throws {
        let graph = try TestMaps.grid(6, 6)
        let labels = graph.codes.indices.map { "d\($0 % 6 / 2)" }
        let brief = try TestMaps.brief(
            graph, lots: 3, limits: .tolerance(0.35),
            ties: AreaTies(locked: [35: 0, 0: 2], together: [[0, 3]], apart: [[30, 33], [14, 15]]),
            borders: [BorderLayer(name: "district", labels: labels, budget: 3)])
        let found = try await design(brief)
        #expect(found.assignment != nil)
    }

    @Test func severalMeasuresAreBalanced() async throws {
        let graph = try TestMaps.grid(6, 6)
        let brief = try DesignBrief(
            graph: graph, lots: 2...4,
            measures: (0..<3).map {
                BalancedMeasure(
                    name: "m\($0)", loads: TestMaps.loads(36, seed: UInt64($0)), limits: .tolerance(0.15))
            }, objective: DesignObjective([.init(.hess, weight: 0.1), .init(.cutEdges)]))
        let found = try await design(brief)
        #expect(found.scores.count == 2)
    }

    /// Among plans with the fewest cut edges the most compact, which the weighted sum need not find.
    @Test func lexicographicKeepsWhatCameFirst() async throws {
        let graph = try TestMaps.graph(["aaaa", "aaaa", "aa.a"])
        let loads = TestMaps.loads(graph.count, seed: 2)
        let brief = try DesignBrief(
            graph: graph, lots: 3...3,
            measures: [BalancedMeasure(name: "hours", loads: loads, limits: .tolerance(0.25))],
            objective: DesignObjective([.init(.cutEdges), .init(.hess)], isLexicographic: true))
        let checker = DesignChecker(brief)
        let best = TestMaps.allPlans(brief).map { [checker.score(.cutEdges, $0), checker.score(.hess, $0)] }
            .min { $0.lexicographicallyPrecedes($1) }
        let found = try await design(brief)
        #expect(found.scores.first == best?.first)
        #expect(abs((found.scores.last ?? 0) - (best?.last ?? 1)) < 1e-9)
    }

    @Test func whatCannotBeIsTold() async throws {
        let brief = try TestMaps.brief(
            try TestMaps.grid(2, 2), lots: 2, loads: [9, 1, 1, 1], limits: .tolerance(0.1))
        let found = try await design(brief)
        #expect(found.status == .infeasible)
        #expect(found.method.contains("r0c0"))
    }

    /// Clocks far off: what proves the first plan ends the work, though the enumeration before the search was too short.
    @Test func aProofEndsTheWorkBeforeTheClock() async throws {
        let graph = try TestMaps.grid(5, 6)
        let brief = try TestMaps.brief(graph, lots: 3, limits: .tolerance(0.4), .hess)
        let effort = SearchEffort(
            chains: 4, rounds: 2, steps: 20_000, boundIterations: 600, branches: 10, seconds: 36_000)
        let found = try await Designer(effort, seed: Seed(1)).design(brief)
        #expect(found.status == .optimal && found.gap == 0)
        #expect(DesignChecker(brief).faults(of: found) == [])
    }

    @Test func aWiderToleranceIsNoWorse() async throws {
        var last = Double.infinity
        for tolerance in [0.05, 0.1, 0.2, 0.4] {
            let brief = try TestMaps.brief(
                try TestMaps.grid(3, 4), lots: 2, loads: TestMaps.loads(12, seed: 8), limits: .tolerance(tolerance),
                .hess)
            let value = try await design(brief).value ?? .infinity
            #expect(value <= last + 1e-9)
            last = value
        }
    }
}
