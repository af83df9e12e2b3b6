import LotSearch
import Testing

@testable import LotDesign

/// What must hold for every score and every rule.
@Suite struct DesignPropertyTests {
    private func brief(
        _ graph: AreaGraph, _ loads: [Int], bands: [String], _ inputs: ScoreInputs, _ score: DesignScore
    ) throws -> DesignBrief {
        try DesignBrief(
            graph: graph, lots: 3...3,
            measures: [BalancedMeasure(name: "hours", loads: loads, limits: .tolerance(0.25))],
            borders: [BorderLayer(name: "bands", labels: bands, budget: nil)], objective: DesignObjective(score),
            inputs: inputs)
    }

    private func labels(_ layer: BorderLayer) -> [String] { layer.regions.map { layer.regionNames[$0] } }

    @Test(arguments: DesignScore.allCases) func movingTheMapChangesNoScore(_ score: DesignScore) throws {
        let graph = try TestMaps.grid(4, 5)
        let loads = TestMaps.loads(20, seed: 6)
        let bands = labels(TestMaps.bands(graph))
        // Not whole metres, so that sums are rounded.
        let moved = try AreaGraph(
            codes: graph.codes, eastings: graph.eastings.map { $0 + 612_345.678_9 },
            northings: graph.northings.map { $0 - 1_234_567.891_2 }, boundaries: graph.boundaries)
        let inputs = TestMaps.inputs(graph, loads)
        let here = try brief(graph, loads, bands: bands, inputs, score)
        let there = try brief(moved, loads, bands: bands, inputs, score)
        for seed in UInt64(0)..<5 {
            var random = SeededGenerator(Seed(seed))
            let windows = here.measures.map { $0.window(lots: 3) }
            let units = UnitGraph(here, Contraction(here, windows: windows), windows: windows)
            let lotOf = try #require(Seeder(units).plan(lots: 3, &random))
            let plan = units.unitOf.map { lotOf[$0] }
            let (a, b) = (DesignScores.scores(here, plan)[0], DesignScores.scores(there, plan)[0])
            #expect(abs(a - b) <= 1e-9 * max(1, abs(a)), "seed \(seed)")
            let (c, d) = (DesignChecker(here).score(score, plan), DesignChecker(there).score(score, plan))
            #expect(abs(a - c) <= 1e-9 * max(1, abs(a)) && abs(a - d) <= 1e-9 * max(1, abs(a)), "seed \(seed)")
        }
    }

    @Test(arguments: DesignScore.allCases) func theOrderOfAreasChangesNothing(_ score: DesignScore) async throws {
        let graph = try TestMaps.grid(4, 5)
        let loads = TestMaps.loads(20, seed: 6)
        let bands = labels(TestMaps.bands(graph))
        let matrix = (0..<400).map { Double(($0 * 7_919) % 61) }
        let drawn = TestMaps.inputs(graph, loads)
        let inputs = ScoreInputs(
            minutes: .matrix(matrix), splitLayer: drawn.splitLayer, runningLots: drawn.runningLots,
            viableLoad: drawn.viableLoad, ruralLoads: drawn.ruralLoads, delivery: drawn.delivery)
        var order = Array(0..<20)
        var random = SeededGenerator(Seed(11))
        for index in order.indices { order.swapAt(index, random.index(below: 20)) }
        var place = [Int](repeating: 0, count: 20)
        for (index, area) in order.enumerated() { place[area] = index }
        let shuffled = try AreaGraph(
            codes: graph.codes.ordered(order), eastings: graph.eastings.ordered(order),
            northings: graph.northings.ordered(order),
            boundaries: graph.boundaries.map { SharedBoundary(place[$0.b], place[$0.a], metres: $0.metres) }.reversed())
        // So few branches that the search is asked, not the enumeration.
        let effort = SearchEffort(chains: 2, rounds: 1, steps: 3_000, boundIterations: 20, branches: 100)
        let here = try brief(graph, loads, bands: bands, inputs, score)
        let there = try brief(shuffled, loads.ordered(order), bands: bands.ordered(order), inputs.ordered(order), score)
        let one = try await Designer(effort, seed: Seed(3)).design(here)
        let other = try await Designer(effort, seed: Seed(3)).design(there)
        let plan = try #require(one.assignment)
        #expect(other.assignment == plan.ordered(order))
        #expect(one.value?.bitPattern == other.value?.bitPattern)
        #expect(one.bound?.bitPattern == other.bound?.bitPattern)
        #expect(DesignChecker(there).faults(of: other) == [])
    }

    /// Each rule in a strict and a looser form; small maps are proved by enumeration.
    @Test(arguments: DesignScore.allCases) func aLooserRuleIsNoWorse(_ score: DesignScore) async throws {
        let graph = try TestMaps.grid(3, 4)
        let loads = TestMaps.loads(12, seed: 8)
        let inputs = TestMaps.inputs(graph, loads)
        let effort = SearchEffort(chains: 1, rounds: 1, steps: 1_000, boundIterations: 0, branches: 1_000_000)
        func optimum(
            tolerance: Double = 0.3, floor: Int? = nil, cap: Int? = nil, ties: AreaTies = .none, budget: Int? = nil,
            mayLeave: [Int]? = nil
        ) async throws -> Double {
            let bands = TestMaps.bands(graph)
            let brief = try DesignBrief(
                graph: graph, lots: 3...3,
                measures: [
                    BalancedMeasure(name: "hours", loads: loads, limits: .tolerance(tolerance), floor: floor, cap: cap)
                ], ties: ties,
                borders: [BorderLayer(name: "bands", labels: labels(bands), budget: budget, mayLeave: mayLeave)],
                objective: DesignObjective(score), inputs: inputs)
            let design = try await Designer(effort, seed: Seed(1)).design(brief)
            #expect(design.status == .optimal || design.status == .infeasible)
            #expect(DesignChecker(brief).faults(of: design) == [])
            let best = TestMaps.allPlans(brief).map { DesignChecker(brief).score(score, $0) }.min()
            #expect((best == nil) == (design.value == nil))
            #expect(abs((best ?? 0) - (design.value ?? 0)) < 1e-9)
            return design.value ?? .infinity
        }
        let loose = try await optimum()
        let mean = loads.reduce(0, +) / 3
        var strict = [try await optimum(tolerance: 0.1)]
        strict.append(try await optimum(floor: mean - 2, cap: mean + 4))
        strict.append(try await optimum(ties: AreaTies(together: [[0, 5]], apart: [[3, 11]])))
        strict.append(try await optimum(budget: 2))
        strict.append(try await optimum(mayLeave: [1, 5, 6, 9]))
        for value in strict { #expect(loose <= value + 1e-9) }
        #expect(strict.contains { $0 < .infinity })
    }
}
