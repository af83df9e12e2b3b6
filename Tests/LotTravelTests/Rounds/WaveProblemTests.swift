import LotGeometry
import Testing

@testable import LotTravel

@Suite struct WaveProblemTests {
    static let rules = TravelMaps.rules().travel

    @Test func waysAreThoseOfTheCheckerForDriversAndWalkers() {
        let calls = RoundMaps.random(12, seed: 9)
        let problem = RoundMaps.problem(calls)
        let checker = RoundChecker(rules: Self.rules)
        for a in problem.visits.indices {
            for b in problem.visits.indices where problem.visits[a].call != problem.visits[b].call {
                for onFoot in [false, true] {
                    let way = checker.minutes(
                        from: calls[problem.visits[a].call], to: calls[problem.visits[b].call], onFoot: onFoot)
                    #expect(abs(problem.leg(from: a, to: b, onFoot: onFoot) - way) < 1e-9)
                }
            }
        }
    }

    /// 1 km: 3.9 minutes by car, 16.25 on foot at 4.8 km/h and a detour of 1.3. 10 m take the 1.5 minutes of any hop.
    @Test func figuresByHand() {
        let problem = RoundMaps.problem([
            RoundMaps.call(0, 0, opens: 420, closes: 480), RoundMaps.call(1_000, 0, opens: 420, closes: 480),
            RoundMaps.call(10, 0, opens: 420, closes: 480),
        ])
        #expect(abs(problem.leg(from: 0, to: 1, onFoot: false) - 3.9) < 1e-9)
        #expect(abs(problem.leg(from: 1, to: 0, onFoot: true) - 16.25) < 1e-9)
        #expect(problem.leg(from: 0, to: 2, onFoot: false) == 1.5)
    }

    @Test func aCallByTwoCarersIsTwoVisits() {
        let problem = RoundMaps.problem([
            RoundMaps.call(0, 0, opens: 420, closes: 430, double: true), RoundMaps.call(0, 0, opens: 420, closes: 430),
        ])
        #expect(problem.visits.map(\.call) == [0, 0, 1] && problem.visits.map(\.partner) == [1, 0, nil])
        #expect(problem.starts(of: 0) == [420, 425, 430])
    }

    @Test(arguments: [0, 0.1, 0.25, 1]) func walkersAreSpreadEvenly(share: Double) {
        let rules = TravelMaps.rules(["travel.walker_share": share]).travel
        let problem = RoundMaps.problem([], rules: rules, offset: 0.3)
        let walkers = (0..<40).count { problem.isWalker(slot: $0) }
        #expect(abs(Double(walkers) - 40 * share) <= 1)
    }
}
