import LotModel

@testable import LotTravel

/// The best rounds of a tiny wave by trying everything: every order of the visits, every way to cut it into rounds, every
/// common start of calls by two carers. Drivers only. Factorial cost.
struct RoundOracle {
    let problem: WaveProblem
    let rules: TravelRules

    /// Fewest paid minutes beyond contact, call-outs included; infinite when there are no rounds of so few carers.
    func best(mostCarers: Int = .max) -> Double {
        let doubles = problem.calls.indices.filter { problem.calls[$0].isDoubleHanded }
        return starts(doubles[...], [:], mostCarers)
    }

    private func starts(_ left: ArraySlice<Int>, _ fixed: [Int: Double], _ mostCarers: Int) -> Double {
        guard let call = left.first else { return rounds(fixed, mostCarers) }
        return stride(from: problem.calls[call].opens, through: problem.calls[call].closes, by: CallSampler.step)
            .map { start in starts(left.dropFirst(), fixed.merging([call: start]) { $1 }, mostCarers) }.min()
            ?? .infinity
    }

    /// Rounds are sets of visits: best set partition, the price of a set over all its orders.
    private func rounds(_ fixed: [Int: Double], _ mostCarers: Int) -> Double {
        let count = problem.visits.count
        let prices = (0..<1 << count).map { set in
            set == 0 ? 0 : orders((0..<count).filter { set >> $0 & 1 == 1 }, fixed)
        }
        // `least[k][set]`: the set in at most k rounds.
        var least = (0..<1 << count).map { $0 == 0 ? 0.0 : .infinity }
        for _ in 0..<min(mostCarers, count) {
            least = least.indices.map { set in
                var best = least[set]
                var part = set
                while part > 0 {
                    best = min(best, prices[part] + least[set ^ part])
                    part = (part - 1) & set
                }
                return best
            }
        }
        return least[least.count - 1]
    }

    private func orders(_ visits: [Int], _ fixed: [Int: Double]) -> Double {
        var best = Double.infinity
        func extend(_ order: [Int], _ left: [Int]) {
            if left.isEmpty { best = min(best, price(order, fixed)) }
            for visit in left { extend(order + [visit], left.filter { $0 != visit }) }
        }
        extend([], visits)
        return best
    }

    /// Least duration by trying starts: the first visit on each of its breakpoints, the rest as early as they can.
    private func price(_ order: [Int], _ fixed: [Int: Double]) -> Double {
        let checker = RoundChecker(rules: rules)
        let calls = order.map { problem.calls[problem.visits[$0].call] }
        let opens = order.map { fixed[problem.visits[$0].call] ?? problem.calls[problem.visits[$0].call].opens }
        let closes = order.map { fixed[problem.visits[$0].call] ?? problem.calls[problem.visits[$0].call].closes }
        // Backwards, the latest start of the first visit that keeps all windows; waiting then is least.
        var latest = closes[order.count - 1]
        for index in order.indices.dropLast().reversed() {
            let way = checker.minutes(from: calls[index], to: calls[index + 1], onFoot: false)
            latest = min(closes[index], latest - calls[index].minutes - way)
            if latest < opens[index] - 1e-9 { return .infinity }
        }
        var clock = latest
        for index in order.indices.dropFirst() {
            let way = checker.minutes(from: calls[index - 1], to: calls[index], onFoot: false)
            clock = max(opens[index], clock + calls[index - 1].minutes + way)
        }
        let end = clock + calls[order.count - 1].minutes
        return rules.callOutMinutes + end - latest - calls.reduce(0) { $0 + $1.minutes }
    }
}
