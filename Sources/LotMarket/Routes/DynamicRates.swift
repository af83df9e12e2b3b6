import LotModel

/// What accredited providers ask in the mini-competitions of dynamic purchasing.
///
/// A provider without a rate of its own for the tier asks (1 + margin) x its mean cost over all hours within its radius,
/// each area as if it worked all of it: (1 + m) x sum h c / sum h. It asks the same everywhere, as on a rate card.
///
/// Cost: providers x areas for every such tier.
public struct DynamicRates: Sendable {
    private let problem: BiddingProblem

    public init(_ problem: BiddingProblem) { self.problem = problem }

    /// The problem's providers, each with a rate for every tier of dynamic purchasing that it names; one that reaches no
    /// hours gets none.
    public func providers() -> [Provider] {
        let tiers = problem.plan.tiers.map(\.rules).filter { $0.offer == .dynamic }
        return problem.providers.indices.map { index in
            let provider = problem.providers[index]
            var rates = provider.ratesPence
            for rules in tiers where provider.tiers.contains(rules.name) && rates[rules.name] == nil {
                rates[rules.name] = asking(index, rules)
            }
            return rates == provider.ratesPence ? provider : provider.with(ratesPence: rates)
        }
    }

    private func asking(_ index: Int, _ rules: TierRules) -> Int? {
        let provider = problem.providers[index]
        let areas = problem.hours.indices.filter {
            problem.hours[$0] > 0 && problem.reach[index][$0] <= provider.radiusMinutes
        }
        guard !areas.isEmpty else { return nil }
        let weights = areas.map { problem.hours[$0] }
        let cost = zip(areas, weights).reduce(0) { sum, entry in
            let travel = problem.hops.travelPerHour(area: entry.0, hours: entry.1)
            return sum + entry.1 * problem.costs.cost(wagePence: provider.wagePence, travel: travel).withoutSurplus
        }
        return problem.rates.askingPence(
            earning: (1 + problem.rules.margin) * cost / weights.reduce(0, +), areas: areas, weights: weights,
            tier: rules)
    }
}
