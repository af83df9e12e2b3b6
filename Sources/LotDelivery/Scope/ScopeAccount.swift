import LotModel

/// Hours, money and people of a finished delivery by payer and health area.
///
/// Providers do not ask who pays, so that an area's delivered hours are the payers' as its commissioned ones are. Cost: health areas x
/// delivered rows.
public struct ScopeAccount: Sendable {
    private let scope: HealthScope
    private let hours: ScopedHours
    private let problem: DeliveryProblem
    /// Contact hours a week of one of the council's people.
    private let hoursPerPerson: Double

    public init(_ scope: HealthScope, hours: ScopedHours, problem: DeliveryProblem, hoursPerPerson: Double) {
        self.scope = scope
        self.hours = hours
        self.problem = problem
        self.hoursPerPerson = hoursPerPerson
    }

    /// - Parameter pence: what providers are paid in all, a year.
    public func report(_ delivery: Delivery, pence: Int, years: [ScopeYear] = []) -> ScopeReport {
        ScopeReport(
            scope: scope, rows: scope.areas.indices.map { row($0, delivery) },
            commissioned: problem.hours.reduce(0, +), delivered: delivery.delivered.reduce(0) { $0 + $1.hours },
            pence: pence, years: years)
    }

    private func row(_ part: Int, _ delivery: Delivery) -> ScopeRow {
        let funding = scope.areas[part]
        var council = (hours: 0.0, pence: 0.0)
        var health = council
        for row in delivery.delivered where row.hours > 0 {
            let paid = problem.rates.paidPence(ratePence: row.ratePence, area: row.area)
            let (own, theirs) = (
                row.hours * hours.councilShare(part, area: row.area),
                row.hours * hours.healthShare(part, area: row.area)
            )
            council.hours += own
            council.pence += own * paid
            health.hours += theirs
            health.pence += theirs * paid
        }
        let stated = hours.stated[part].reduce(0, +)
        let isPart = funding.isPart(year: 1)
        let councilPeople = council.hours / hoursPerPerson
        // Nobody knows how many hours of a health area wait that buys them elsewhere.
        let healthPeople = (isPart ? health.hours : stated) / (scope.hoursPerPerson ?? hoursPerPerson)
        let joint = isPart ? scope.joint.map { $0.share * $0.healthPays } ?? 0 : 0
        return ScopeRow(
            funding: funding, statedHours: stated,
            councilHours: sum { hours.councilShare(part, area: $0) },
            healthHours: sum { hours.healthShare(part, area: $0) }, councilDelivered: council.hours,
            healthDelivered: health.hours, councilPence: Self.year(council.pence), healthPence: Self.year(health.pence),
            healthPaysPence: Self.year(funding.ratePence.map { Double($0) * health.hours } ?? health.pence),
            jointPence: Self.year(council.pence * joint), councilPeople: councilPeople, healthPeople: healthPeople,
            toHealth: councilPeople * scope.moves.toHealthYear, toCouncil: healthPeople * scope.moves.toCouncilYear)
    }

    private func sum(_ share: (Int) -> Double) -> Double {
        problem.hours.indices.reduce(0) { $0 + problem.hours[$1] * share($1) }
    }

    private static func year(_ pencePerWeek: Double) -> Int {
        Int((pencePerWeek * Conventions.weeksPerYear).rounded(.toNearestOrAwayFromZero))
    }
}
