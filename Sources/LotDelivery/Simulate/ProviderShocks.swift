import LotModel
import LotSearch

/// Closures of providers, each drawn from a stream of the provider's own id: the same in every plan.
struct ProviderShocks: Sendable {
    private let weeklyHazard: [Double]
    private let successorWeeks: Double
    private let seeds: [Seed]
    private var patience: [Double]
    private var closures: [Int]
    /// Week of the last closure that is not yet made good; -1 for none.
    private var closedIn: [Int]
    /// Providers that close in the present week.
    private(set) var closing: [Bool]
    /// Part of its capacity that each provider has in the present week.
    private(set) var capacityShare: [Double]

    init(perYear: [Double], rules: SimulateRules, ids: [String], seed: Seed) {
        weeklyHazard = perYear.map { $0 / Conventions.weeksPerYear }
        successorWeeks = rules.successorWeeks
        seeds = ids.map { seed.child("closures", name: $0) }
        patience = seeds.map {
            var draws = SeededGenerator($0)
            return draws.unitExponential()
        }
        closures = Array(repeating: 0, count: ids.count)
        closedIn = Array(repeating: -1, count: ids.count)
        closing = Array(repeating: false, count: ids.count)
        capacityShare = Array(repeating: 1, count: ids.count)
    }

    /// - Returns: how many close.
    mutating func begin(week: Int) -> Int {
        var count = 0
        for provider in seeds.indices {
            closing[provider] = false
            if closedIn[provider] < 0 {
                patience[provider] -= weeklyHazard[provider]
                if patience[provider] < 0 {
                    close(provider, week)
                    count += 1
                }
            } else {
                let back = Double(week - closedIn[provider]) / max(1, successorWeeks)
                capacityShare[provider] = min(1, back)
                if back >= 1 { closedIn[provider] = -1 }
            }
        }
        return count
    }

    private mutating func close(_ provider: Int, _ week: Int) {
        closures[provider] += 1
        var draws = SeededGenerator(seeds[provider].item(closures[provider]))
        patience[provider] = draws.unitExponential()
        closedIn[provider] = week
        closing[provider] = true
        capacityShare[provider] = 0
    }
}
