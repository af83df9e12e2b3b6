import LotSearch
import Testing

@testable import LotDesign

@Suite struct CoarseningTests {
    /// Every coarse unit is contiguous and keeps the sums of its areas, at every level.
    @Test(arguments: [DesignScore.hess, .cutEdges], UInt64(0)..<2) func unitsHangTogetherAndKeepTheirLoads(
        _ score: DesignScore, _ seed: UInt64
    ) throws {
        let brief = try ScaleMaps.lattice(60, lots: 20, seed: seed, score)
        let graph = ScaleMaps.units(brief)
        let levels = ScaleMaps.levels(brief, graph)
        #expect(!levels.isEmpty, "seed \(seed)")
        #expect(try #require(levels.last).graph.count <= 1_100, "seed \(seed)")
        for level in levels {
            let units = level.graph
            for unit in 0..<units.count {
                let areas = Array(units.areas[units.areaStarts[unit]..<units.areaStarts[unit + 1]])
                #expect(isConnected(areas, brief.graph), "seed \(seed), unit \(unit)")
                #expect(units.loads[unit] == areas.reduce(0) { $0 + brief.measures[0].loads[$1] })
            }
        }
    }

    /// Pairs tied apart never share a unit; tied areas that touch do; border regions are not mixed.
    @Test func tiesAndBordersAreKept() throws {
        let plain = try ScaleMaps.lattice(60, lots: 20, seed: 4, .hess)
        let far = plain.graph.count / 2
        let near = plain.graph.neighbours(of: far).first ?? 0
        let next = plain.graph.neighbours(of: 7).first ?? 0
        let brief = try ScaleMaps.lattice(
            60, lots: 20, seed: 4, .hess, ties: AreaTies(together: [[7, next]], apart: [[far, near]]), borders: 60)
        let levels = ScaleMaps.levels(brief, ScaleMaps.units(brief))
        #expect(!levels.isEmpty)
        for level in levels {
            #expect(level.graph.unitOf[far] != level.graph.unitOf[near])
            #expect(level.graph.unitOf[7] == level.graph.unitOf[next])
            var regionOf = [Int](repeating: -1, count: level.graph.count)
            for (area, unit) in level.graph.unitOf.enumerated() {
                let region = brief.borders[0].regions[area]
                #expect(regionOf[unit] < 0 || regionOf[unit] == region)
                regionOf[unit] = region
            }
        }
    }

    /// A plan of coarse units brought to areas has the same loads, lots and scores.
    @Test func aPlanIsTheSameOnEveryLevel() throws {
        let brief = try ScaleMaps.lattice(60, lots: 20, seed: 5, .hess)
        let graph = ScaleMaps.units(brief)
        let levels = ScaleMaps.levels(brief, graph)
        let coarse = try #require(levels.last?.graph)
        var random = SeededGenerator(Seed(1))
        var plan = try #require(Seeder(coarse).plan(lots: 20, &random))
        let above = PlanState(coarse, lots: 20, lotOf: plan, usesHess: true)
        for level in levels.reversed() { plan = level.coarseOf.map { plan[$0] } }
        let below = PlanState(graph, lots: 20, lotOf: plan, usesHess: true)
        #expect(above.loads == below.loads)
        #expect(above.totals.cutEdges == below.totals.cutEdges)
        #expect(abs(above.totals.hess - below.totals.hess) < 1e-9 * below.totals.hess)
    }

    private func isConnected(_ areas: [Int], _ graph: AreaGraph) -> Bool {
        var left = Set(areas.dropFirst())
        var stack = Array(areas.prefix(1))
        while let area = stack.popLast() {
            for next in graph.neighbours(of: area) where left.remove(next) != nil { stack.append(next) }
        }
        return left.isEmpty
    }
}
