import LotModel

/// What the council pays for a delivery in a year of 52 weeks.
///
/// A guarantee pays the hours by which a contract's delivered hours fall short of the guaranteed share of its awarded
/// hours, whatever the reason: an upper bound, since a council would not pay for hours that a winner refuses.
public struct Settlement: Sendable {
    private let problem: DeliveryProblem
    private let guaranteedShare: Double

    public init(_ problem: DeliveryProblem, guaranteedShare: Double) {
        self.problem = problem
        self.guaranteedShare = guaranteedShare
    }

    /// One line for each tier; each of its parts is rounded once, to a whole penny.
    public func budget(_ delivery: Delivery) -> [BudgetLine] {
        problem.plan.tiers.indices.map { tier in
            let rows = delivery.delivered.filter { $0.tier == tier }
            let base = rows.reduce(0) { $0 + $1.hours * Double($1.ratePence) }
            let supplements = rows.reduce(0) { sum, row in
                sum + row.hours * Double(problem.rates.supplementPence(ratePence: row.ratePence, area: row.area))
            }
            return BudgetLine(
                basePence: Self.year(base), minimumVisitPence: Self.year(base * (problem.rates.payFactor - 1)),
                supplementPence: Self.year(supplements), idlePence: Self.year(idlePence(tier, rows)))
        }
    }

    /// Pence a week for guaranteed hours that were not delivered.
    private func idlePence(_ tier: Int, _ rows: [DeliveredHours]) -> Double {
        guard guaranteedShare > 0 else { return 0 }
        var delivered: [Post: Double] = [:]
        for row in rows {
            guard let lot = problem.plan.tiers[tier].lotOfArea[row.area] else { continue }
            delivered[Post(lot: lot, provider: row.holder ?? row.provider, ratePence: row.ratePence), default: 0] +=
                row.hours
        }
        return problem.contracts.filter { $0.tier == tier }.reduce(0) { sum, contract in
            let post = Post(lot: contract.lot, provider: contract.provider, ratePence: contract.ratePence)
            let idle = max(0, guaranteedShare * contract.hours - (delivered[post] ?? 0))
            return sum + idle * Double(contract.ratePence)
        }
    }

    private struct Post: Hashable {
        let lot: Int
        let provider: Int
        let ratePence: Int
    }

    private static func year(_ pencePerWeek: Double) -> Int {
        Int((pencePerWeek * Conventions.weeksPerYear).rounded(.toNearestOrAwayFromZero))
    }
}
