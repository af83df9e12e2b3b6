import LotModel

/// What the travel of each area would cost if its hours were shared equally by so many providers.
public struct EqualSharing: Sendable {
    private let hours: [Double]
    private let neighbours: [[Int]]
    private let hops: HopCurves
    private let costs: CostModel
    private let wagePence: Double

    /// - Parameter problem: its commissioned hours, hops and costs; the wage is the providers' mean over their current hours.
    public init(_ problem: DeliveryProblem) {
        hours = problem.hours
        neighbours = problem.neighbours
        hops = problem.hops
        costs = problem.costs
        wagePence = LabourMarket.meanWagePence(problem.providers, usual: problem.costs.wagePence)
    }

    public func dividend(_ delivery: Delivery) -> DensityDividend {
        let held = Dictionary(grouping: delivery.delivered.filter { $0.hours > 0 }, by: \.area)
            .mapValues { Set($0.map(\.provider)).count }
        return DensityDividend(
            areas: hours.indices.map { area in
                let now = held[area] ?? 0
                let shared = DensityDividend.counts.map { self.shared(area, by: $0) }
                return AreaDividend(
                    hours: hours[area], providersNow: now, minutes: shared.map(\.minutes), pence: shared.map(\.pence),
                    now: now > 0 ? self.shared(area, by: now) : nil,
                    next: now > 0 ? self.shared(area, by: now + 1) : nil)
            }, wagePence: wagePence)
    }

    private func shared(_ area: Int, by providers: Int) -> AreaDividend.Shared {
        let share = { (area: Int) in hours[area] / Double(providers) }
        let travel =
            hours[area] > 0
            ? hops.travelPerHour(
                area: area, hours: share(area), neighbours: neighbours[area].map { (area: $0, hours: share($0)) })
            : Hop(minutes: 0, kilometres: 0)
        return AreaDividend.Shared(
            minutes: travel.minutes, pence: costs.cost(wagePence: wagePence, travel: travel).total)
    }
}
