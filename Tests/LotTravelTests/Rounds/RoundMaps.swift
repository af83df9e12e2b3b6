import LotGeometry
import LotModel
import LotSearch

@testable import LotTravel

/// Small made-up waves for tests of rounds.
enum RoundMaps {
    static func call(
        _ x: Double, _ y: Double, opens: Double, closes: Double, minutes: Double = 30, double: Bool = false,
        area: Int = 0
    ) -> Call {
        Call(
            area: area, position: Position(x: x, y: y), isLondon: false, wave: 0, minutes: minutes,
            isDoubleHanded: double, opens: opens, closes: closes)
    }

    /// Calls at random on a square, with windows of an hour or less on a grid of five minutes.
    static func random(_ count: Int, seed: UInt64, side: Double = 6_000, double: Double = 0.24) -> [Call] {
        var random = SeededGenerator(Seed(seed))
        return (0..<count).map { _ in
            let minutes = [15.0, 30, 45, 60][random.index(below: 4)]
            let first = 420 + 5 * Double(random.index(below: 30))
            return call(
                random.uniform() * side, random.uniform() * side, opens: first,
                closes: min(630 - minutes, first + 5 * Double(random.index(below: 13))), minutes: minutes,
                double: random.uniform() < double)
        }
    }

    static func problem(_ calls: [Call], rules: TravelRules = TravelMaps.rules().travel, offset: Double = 0)
        -> WaveProblem
    {
        WaveProblem(calls: calls, rules: rules, walkerOffset: offset)
    }

    /// Call-outs, travel and waiting of rounds, by the checker's own ways.
    static func price(_ rounds: [CarerRound], _ problem: WaveProblem, _ rules: TravelRules) -> Double {
        let paid = RoundChecker(rules: rules).paid(in: rounds, area: 0, calls: problem.calls, visits: problem.visits)
        return Double(rounds.count) * rules.callOutMinutes + paid.travel + paid.waiting
    }
}
