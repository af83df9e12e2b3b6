import LotModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How likely each provider is to close, given who works around it.
///
/// A newcomer is a provider whose own base lies in another area and that works under a contract in the area of this one's
/// base (Allan: closures rise with new neighbours). A base lies in the area that it reaches soonest.
public struct ClosureHazards: Sendable {
    /// Within a year, of each provider.
    public let chances: [Double]

    /// - Parameter delivery: of this very problem.
    public init(_ problem: DeliveryProblem, delivery: Delivery, rules: ResilienceRules) {
        let home = problem.reach.map { row in row.indices.min { (row[$0], $0) < (row[$1], $1) } }
        var workers = [Set<Int>](repeating: [], count: problem.hours.count)
        for row in delivery.delivered where !problem.plan.tiers[row.tier].rules.offer.isOpen {
            if home[row.provider] != row.area { workers[row.area].insert(row.provider) }
        }
        chances = problem.providers.indices.map { provider in
            rules.chance(
                newcomers: home[provider].map { workers[$0].count } ?? 0, risk: problem.providers[provider].risk)
        }
    }

    /// Closures per year of each provider, if one that has closed could close again: a chance of 1 is a closure a week.
    public var perYear: [Double] {
        chances.map { min(Conventions.weeksPerYear, -log(max(0, 1 - $0))) }
    }
}
