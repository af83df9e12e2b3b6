import LotSearch
import Testing

@testable import LotDesign

@Suite struct MultilevelSearchTests {
    /// Lattices with holes and links, in lots of many units: feasible, with ties, borders and locks kept.
    @Test(arguments: [DesignScore.hess, .cutEdges]) func plansPassTheChecker(_ score: DesignScore)
        async throws
    {
        let brief = try ScaleMaps.lattice(
            60, lots: 20, seed: 2, score, ties: AreaTies(together: [[100, 102]], apart: [[1_000, 1_001]]),
            borders: 90)
        let search = ScaleMaps.search(brief)
        #expect(search.isApplicable)
        let found = try #require(await search.best(from: nil) { _, _ in })
        let units = ScaleMaps.units(brief)
        let plan = units.unitOf.map { found.plan[$0] }
        #expect(found.isFeasible)
        #expect(DesignChecker(brief).faults(of: plan) == [])
        let value = DesignChecker(brief).score(score, plan)
        #expect(abs(value - found.value) <= 1e-9 * value)
    }

    @Test(arguments: [2, 8]) func threadsChangeNothing(_ threads: Int) async throws {
        let brief = try ScaleMaps.lattice(60, lots: 30, seed: 6, .hess)
        let one = await ScaleMaps.search(brief, threads: 1, steps: 30_000).best(from: nil) { _, _ in }
        let other = await ScaleMaps.search(brief, threads: threads, steps: 30_000).best(from: nil) { _, _ in }
        #expect(one?.plan == other?.plan)
        #expect(one?.value == other?.value)
    }

    /// More steps never worsen a plan: groups change only for the better.
    @Test func sweepsOnlyBetter() async throws {
        let brief = try ScaleMaps.lattice(60, lots: 20, seed: 8, .hess)
        let start = try #require(await ScaleMaps.search(brief, steps: 1).best(from: nil) { _, _ in })
        let longer = try #require(await ScaleMaps.search(brief).best(from: start.plan) { _, _ in })
        #expect(start.isFeasible)
        #expect(longer.value < start.value)
    }

    /// Small maps, scores without sums over lots and ceilings stay with the search of whole plans.
    @Test func smallMapsAreSearchedWhole() throws {
        #expect(!ScaleMaps.search(try ScaleMaps.lattice(20, lots: 5, seed: 1, .hess)).isApplicable)
    }

    /// The same plan whatever the order of the areas in the brief.
    @Test func orderOfAreasChangesNothing() async throws {
        let brief = try ScaleMaps.lattice(60, lots: 12, seed: 9, .hess)
        let count = brief.graph.count
        let turned = try DesignBrief(
            graph: AreaGraph(
                codes: brief.graph.codes.reversed(), eastings: brief.graph.eastings.reversed(),
                northings: brief.graph.northings.reversed(),
                boundaries: brief.graph.boundaries.map {
                    SharedBoundary(count - 1 - $0.a, count - 1 - $0.b, metres: $0.metres)
                }),
            lots: brief.lots,
            measures: brief.measures.map {
                BalancedMeasure(name: $0.name, loads: $0.loads.reversed(), limits: $0.limits)
            }, objective: brief.objective)
        let designer = Designer(
            SearchEffort(chains: 1, rounds: 1, steps: 40_000, boundIterations: 0, threads: 2), seed: Seed(1))
        let one = try await designer.design(brief)
        let other = try await designer.design(turned)
        #expect(one.assignment.map { Array($0.reversed()) } == other.assignment)
        #expect(DesignChecker(brief).faults(of: one) == [])
    }
}
