import LotModel
import Testing

@testable import LotTravel

@Suite struct WaveSchedulerTests {
    static let rules = TravelMaps.rules().travel
    /// The oracle knows no walkers.
    static let drivers = TravelMaps.rules(["travel.walker_share": 0]).travel

    @Test(arguments: 1...40) func roundsOfRandomWavesPassTheChecker(seed: Int) {
        let calls = RoundMaps.random(3 + seed, seed: UInt64(seed))
        let problem = RoundMaps.problem(calls, offset: Double(seed) / 41)
        let rounds = WaveScheduler().rounds(of: problem)
        #expect(
            RoundChecker(rules: Self.rules).faults(of: rounds, calls: calls, visits: problem.visits) == [],
            "seed \(seed)")
    }

    /// One to six visits, all orders, all divisions, all common starts.
    @Test func tinyWavesAreNearTheBestThereIs() {
        var sum = 0.0
        var worst = 0.0
        var missed = 0
        var count = 0
        for seed in 1...120 as ClosedRange<UInt64> {
            let calls = RoundMaps.random(1 + Int(seed % 5), seed: seed)
            let problem = RoundMaps.problem(calls, rules: Self.drivers)
            guard problem.visits.count <= 6, calls.count(where: \.isDoubleHanded) <= 2 else { continue }
            let found = RoundMaps.price(WaveScheduler().rounds(of: problem), problem, Self.drivers)
            let best = RoundOracle(problem: problem, rules: Self.drivers).best()
            #expect(found > best - 1e-6, "seed \(seed): better than the best")
            let excess = found / best - 1
            sum += excess
            worst = max(worst, excess)
            missed += excess > 1e-9 ? 1 : 0
            count += 1
        }
        #expect(count > 80)
        #expect(sum / Double(count) < 0.01, "mean excess")
        #expect(worst < 0.3, "worst excess")
        #expect(missed <= 5, "waves that are not best")
    }
}
