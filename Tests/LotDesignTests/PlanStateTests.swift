import LotSearch
import Testing

@testable import LotDesign

@Suite struct PlanStateTests {
    private func state(_ seed: UInt64) throws -> (DesignBrief, PlanState) {
        let graph = try TestMaps.grid(4, 5)
        let labels = graph.codes.indices.map { "d\($0 % 5 / 2)" }
        let brief = try TestMaps.brief(
            graph, lots: 3, loads: TestMaps.loads(20, seed: seed), limits: .tolerance(0.2),
            ties: AreaTies(together: [[0, 19]], apart: [[4, 5, 6]]),
            borders: [BorderLayer(name: "district", labels: labels, budget: 1)], .hess)
        let windows = brief.measures.map { $0.window(lots: 3) }
        let units = UnitGraph(brief, Contraction(brief, windows: windows), windows: windows)
        var random = SeededGenerator(Seed(seed))
        let plan = try #require(Seeder(units).plan(lots: 3, &random))
        return (brief, PlanState(units, lots: 3, lotOf: plan, usesHess: true))
    }

    /// Steps give what a count from nothing gives, and forecasts come true.
    @Test(arguments: UInt64(0)..<8) func sumsFollowMoves(_ seed: UInt64) throws {
        var (brief, state) = try state(seed)
        var random = SeededGenerator(Seed(seed).child("moves"))
        let checker = DesignChecker(brief)
        for _ in 0..<200 {
            let edge = state.cut[random.index(below: state.cut.count)]
            let unit = state.graph.edgeFrom[edge]
            let lot = state.lotOf[state.graph.edgeTo[edge]]
            let old = state.lotOf[unit]
            guard let forecast = state.totalsAfterFlip(unit, to: lot), state.keepsContiguity(without: unit) else {
                continue
            }
            let hess = state.hessAfterFlip(unit, to: lot)
            #expect(state.leastHessAfterFlip(unit, to: lot) <= hess + 1e-9)
            state.move(unit, to: lot)
            state.refresh(old)
            state.refresh(lot)
            #expect(forecast.cutEdges == state.totals.cutEdges)
            #expect(forecast.imbalance == state.totals.imbalance)
            #expect(forecast.breaches == state.totals.breaches)
            #expect(abs(hess - state.totals.hess) < 1e-9)
            let plan = state.graph.unitOf.map { state.lotOf[$0] }
            #expect(abs(checker.score(.hess, plan) - state.totals.hess) < 1e-9)
            #expect(checker.score(.cutEdges, plan) == Double(state.totals.cutEdges))
            #expect(checker.score(.cutLength, plan) == state.totals.cutMetres)
            #expect(checker.faults(of: plan).isEmpty == state.totals.isWithinLimits)
            var fresh = state
            fresh.rebuild()
            #expect(fresh.totals.imbalance == state.totals.imbalance)
            #expect(fresh.totals.breaches == state.totals.breaches)
        }
    }

    @Test(arguments: UInt64(0)..<8) func swapsAreForecast(_ seed: UInt64) throws {
        var (_, state) = try state(seed)
        for first in 0..<state.graph.count {
            for second in 0..<first where state.lotOf[first] != state.lotOf[second] {
                let (a, b) = (state.lotOf[first], state.lotOf[second])
                let forecast = state.totalsAfterSwap(first, second)
                let hess = state.leastHessAfterSwap(first, second)
                state.move(first, to: b)
                state.move(second, to: a)
                state.refresh(a)
                state.refresh(b)
                #expect(forecast.cutEdges == state.totals.cutEdges)
                #expect(forecast.imbalance == state.totals.imbalance)
                #expect(hess <= state.totals.hess + 1e-9)
                state.move(first, to: a)
                state.move(second, to: b)
                state.refresh(a)
                state.refresh(b)
            }
        }
    }

    /// Against a plain look at the lot without the unit.
    @Test(arguments: UInt64(0)..<8) func contiguityIsThatOfThePlainLook(_ seed: UInt64) throws {
        var (brief, state) = try state(seed)
        for unit in 0..<state.graph.count {
            let lot = state.lotOf[unit]
            var rest = Set(brief.graph.codes.indices.filter { state.lotOf[state.graph.unitOf[$0]] == lot })
            for area in brief.graph.codes.indices where state.graph.unitOf[area] == unit { rest.remove(area) }
            var open = rest.min().map { [$0] } ?? []
            if let first = open.first { rest.remove(first) }
            while let area = open.popLast() {
                for next in brief.graph.neighbours(of: area) where rest.remove(next) != nil { open.append(next) }
            }
            #expect(state.keepsContiguity(without: unit) == rest.isEmpty)
        }
    }
}
