import LotSearch
import Testing

@testable import LotDesign

@Suite struct ServiceSumsTests {
    private static let services: [DesignScore] = [.travel, .splits, .churn, .viability, .mix, .unmet]

    /// All scores at once, with areas that are one unit.
    private func state(_ seed: UInt64, _ minutes: TravelMinutes) throws -> (DesignBrief, PlanState) {
        let graph = try TestMaps.grid(4, 5)
        let loads = TestMaps.loads(20, seed: seed)
        let drawn = TestMaps.inputs(graph, loads)
        let brief = try DesignBrief(
            graph: graph, lots: 3...3,
            measures: [BalancedMeasure(name: "hours", loads: loads, limits: .tolerance(0.2))],
            ties: AreaTies(together: [[6, 7, 11]]), borders: [TestMaps.bands(graph)],
            objective: DesignObjective(Self.services.map { .init($0, weight: 2) }),
            inputs: ScoreInputs(
                minutes: minutes, splitLayer: "bands", runningLots: drawn.runningLots, viableLoad: drawn.viableLoad,
                ruralLoads: drawn.ruralLoads, delivery: drawn.delivery))
        let windows = brief.measures.map { $0.window(lots: 3) }
        let units = UnitGraph(brief, Contraction(brief, windows: windows), windows: windows)
        #expect(units.count < graph.count)
        var random = SeededGenerator(Seed(seed))
        let plan = try #require(Seeder(units).plan(lots: 3, &random))
        return (brief, PlanState(units, lots: 3, lotOf: plan, usesHess: false))
    }

    private static func minutes(_ kind: Int) -> TravelMinutes {
        var random = SeededGenerator(Seed(3).child("minutes"))
        switch kind {
        case 0: return .straightRoad
        case 1: return .matrix((0..<400).map { _ in random.uniform() * 60 })
        default:
            let rows = (0..<20).map { from in
                stride(from: 0, to: 20, by: 1 + from % 4).reversed().map {
                    TravelLeg(to: $0, minutes: random.uniform() * 60)
                }
            }
            return .rows(rows, kilometresPerHour: 25)
        }
    }

    /// Steps give what the definitions give, and forecasts come true.
    @Test(arguments: UInt64(0)..<3, 0..<3) func sumsFollowMoves(_ seed: UInt64, _ kind: Int) throws {
        var (brief, state) = try state(seed, Self.minutes(kind))
        var random = SeededGenerator(Seed(seed).child("moves"))
        let checker = DesignChecker(brief)
        var moves = 0
        for _ in 0..<60 {
            let edge = state.cut[random.index(below: state.cut.count)]
            let unit = state.graph.edgeFrom[edge]
            let lot = state.lotOf[state.graph.edgeTo[edge]]
            let old = state.lotOf[unit]
            guard var forecast = state.totalsAfterFlip(unit, to: lot), state.keepsContiguity(without: unit) else {
                continue
            }
            state.setLeastServices(&forecast, afterFlip: unit, to: lot)
            let least = forecast.services
            state.addHeavyServices(&forecast, afterFlip: unit, to: lot)
            state.move(unit, to: lot)
            state.refresh(old)
            state.refresh(lot)
            moves += 1
            let plan = state.graph.unitOf.map { state.lotOf[$0] }
            for score in Self.services {
                let place = score.servicePlace
                let plain = checker.score(score, plan)
                #expect(abs(state.totals.services[place] - plain) < 1e-8, "\(score) seed \(seed)")
                #expect(abs(forecast.services[place] - plain) < 1e-8, "\(score) seed \(seed)")
                #expect(least[place] <= plain + 1e-8)
            }
            let told = DesignScores.scores(brief, plan)
            for (score, value) in zip(Self.services, told) {
                #expect(abs(value - checker.score(score, plan)) < 1e-9 * max(1, value))
            }
        }
        #expect(moves > 10)
    }

    @Test func onlyWantedScoresAreKeptUp() throws {
        let (_, all) = try state(1, .straightRoad)
        let some = PlanState(all.graph, lots: 3, lotOf: all.lotOf, usesHess: false, services: [.churn])
        #expect(some.totals.services[DesignScore.churn.servicePlace] == all.totals.services[2])
        #expect(some.totals.services[DesignScore.travel.servicePlace] == 0)
    }

    /// Beyond small maps minutes are worked out on the way: the same ones.
    @Test func minutesAreThoseGiven() throws {
        let graph = try TestMaps.grid(1, 3)
        let rows = [[TravelLeg(to: 2, minutes: 9)], [], [TravelLeg(to: 0, minutes: 4), TravelLeg(to: 2, minutes: 1)]]
        for mostAreas in [0, 3_000] {
            let table = MinutesTable(.rows(rows, kilometresPerHour: 60), graph, mostAreas: mostAreas)
            #expect(table(0, 2) == 9)
            #expect(table(2, 0) == 4)
            #expect(table(2, 2) == 1)
            #expect(table(0, 1) == 1)
            #expect(table(0, 0) == 0)
        }
    }
}
