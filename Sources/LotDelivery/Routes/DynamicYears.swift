import LotModel

/// Dynamic purchasing year by year, as more providers become accredited.
///
/// Each year is a delivery of its own, with the demand, carers and prices of the first: what differs is who may compete.
///
/// Cost: one delivery for each tier and year.
public struct DynamicYears: Sendable {
    private let problem: DeliveryProblem
    private let everybody: [Provider]

    /// - Parameters:
    ///   - problem: of the first year.
    ///   - everybody: the same providers, each in every tier in which it will ever be accredited.
    public init(_ problem: DeliveryProblem, everybody: [Provider]) {
        precondition(everybody.count == problem.providers.count)
        self.problem = problem
        self.everybody = everybody
    }

    public func years() -> [DynamicYear] {
        problem.plan.tiers.indices.flatMap { tier -> [DynamicYear] in
            let rules = problem.plan.tiers[tier].rules
            guard rules.offer == .dynamic else { return [] }
            return (1...(rules.route.entry?.years ?? 1)).map { row(tier, year: $0) }
        }
    }

    private func row(_ tier: Int, year: Int) -> DynamicYear {
        let rules = problem.plan.tiers[tier].rules
        let providers = Accreditation.providers(everybody, tiers: problem.plan.tiers.map(\.rules), year: year)
        let delivery = Waterfall(problem.with(providers: providers)).run()
        let rows = delivery.delivered.filter { $0.tier == tier }
        let hours = rows.reduce(0) { $0 + $1.hours }
        return DynamicYear(
            tier: tier, year: year, accredited: providers.count { $0.tiers.contains(rules.name) },
            working: Set(rows.map(\.provider)).count, hours: hours, unmet: delivery.unmet.reduce(0, +),
            meanRatePence: hours > 0 ? rows.reduce(0) { $0 + $1.hours * Double($1.ratePence) } / hours : nil)
    }
}
