import LotModel

/// The contract years of a run whose health areas may leave: what they take out of each area, and what follows for those who stay.
///
/// Hours leave in proportion to who pays for an area's hours, whoever works them; ways of what is left grow longer, as they do for
/// any smaller volume. Cost: years with a change x delivered rows.
public struct ScopeYears: Sendable {
    private let scope: HealthScope
    private let hours: ScopedHours
    private let problem: DeliveryProblem
    private let delivery: Delivery
    private let capacity: Capacity

    public init(
        _ scope: HealthScope, hours: ScopedHours, problem: DeliveryProblem, delivery: Delivery, capacity: Capacity
    ) {
        self.scope = scope
        self.hours = hours
        self.problem = problem
        self.delivery = delivery
        self.capacity = capacity
    }

    /// Part of each area's hours of the first year that is in the contracts in another.
    func staying(year: Int) -> [Double] {
        problem.hours.indices.map { area in
            scope.areas.indices.reduce(1) { left, part in
                scope.areas[part].isPart(year: year) ? left : left - hours.healthShare(part, area: area)
            }
        }.map { max(0, $0) }
    }

    /// First-year books without the health areas that have left, each with the year from which it holds; none where all stay.
    ///
    /// - Parameter people: with council-funded or health-funded care in the contracts of the first year.
    public func bases(people: Double) -> [LaterBase] {
        let all = problem.hours.reduce(0, +)
        return scope.changes.map { year in
            let staying = staying(year: year)
            let left = delivery.scaled(staying)
            let held = OpenBook(problem, bids: []).held(left)
            let hours = zip(problem.hours, staying).reduce(0) { $0 + $1.0 * $1.1 }
            return LaterBase(
                fromYear: year,
                base: FirstContractYear(problem).base(
                    left, held: held, capacity: capacity.hours, people: all > 0 ? people * hours / all : people,
                    staying: staying))
        }
    }

    /// - Parameters:
    ///   - view: the contract years as they come to be.
    ///   - stayed: those if every health area of the first year stayed.
    public func years(_ view: ContractView, ifAllStayed stayed: ContractView, rows: [ScopeRow]) -> [ScopeYear] {
        zip(view.chosen.years, stayed.chosen.years).map { year, other in
            let growth = view.terms.growth(year: year.year)
            let council = growth * view.terms.staying(year: year.year)
            // All that changes an hour of the contracts but the scope: people, Direct Payments, reablement.
            let scale = other.commissioned / max(1e-12, stayed.chosen.years[0].commissioned)
            return ScopeYear(
                year: year.year,
                areas: rows.map { row in
                    let isPart = row.funding.isPart(year: year.year)
                    let moving = row.toHealth * council + row.toCouncil * growth
                    let hasLeft = row.funding.leavesAfterYear.map { $0 + 1 == year.year } ?? false
                    return ScopeYear.Area(
                        isPart: isPart, healthHours: isPart ? row.healthHours * scale : 0, moving: moving,
                        changing: isPart ? 0 : moving, leaving: hasLeft ? row.healthPeople * growth : 0)
                },
                actual: volume(year, scale: scale, staying: staying(year: year.year)),
                ifAllStayed: volume(other, scale: scale, staying: staying(year: 1)))
        }
    }

    private func volume(_ year: ContractYearOutcome, scale: Double, staying: [Double]) -> ScopeYear.Volume {
        let margins = year.tiers.reduce(0) { $0 + $1.planned * ($1.marginPence ?? 0) }
        var worked = capacity.retained
        for row in delivery.delivered { worked[row.provider] += row.hours * staying[row.area] * scale }
        let holders = Set(problem.contracts.map(\.provider))
        return ScopeYear.Volume(
            commissioned: year.commissioned, unmet: year.unmet,
            marginPence: year.planned > 0 ? margins / year.planned : nil, spendPence: year.spend.totalPence,
            belowViability: holders.count { worked[$0] < problem.providers[$0].viabilityHours })
    }
}

/// Books of a contract year in which less is in the contracts than in the first.
public struct LaterBase: Hashable, Sendable {
    public let fromYear: Int
    public let base: ContractBase

    public init(fromYear: Int, base: ContractBase) {
        self.fromYear = fromYear
        self.base = base
    }
}

extension Delivery {
    /// The same with a part of each area's hours; offers and refusals are of the whole.
    func scaled(_ parts: [Double]) -> Delivery {
        Delivery(
            delivered: delivered.map {
                DeliveredHours(
                    tier: $0.tier, provider: $0.provider, area: $0.area, hours: $0.hours * parts[$0.area],
                    ratePence: $0.ratePence, holder: $0.holder, acceptedTravelMinutes: $0.acceptedTravelMinutes,
                    travelMinutes: $0.travelMinutes)
            }, unmet: zip(unmet, parts).map { $0 * $1 }, reasons: reasons, offered: offered, refused: refused)
    }
}
