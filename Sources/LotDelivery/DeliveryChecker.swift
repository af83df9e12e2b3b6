import LotModel

/// Recomputes a delivery from the problem alone. Shares no code with the waterfall that made it.
public struct DeliveryChecker: Sendable {
    static let tolerance = 1e-6

    public init() {}

    /// Everything that is wrong, in words; empty when the delivery holds.
    public func faults(of delivery: Delivery, problem: DeliveryProblem) -> [String] {
        var faults: [String] = []
        var met = [Double](repeating: 0, count: problem.hours.count)
        var paidByProvider = [Double](repeating: 0, count: problem.providers.count)
        var paidByArea = [Double](repeating: 0, count: problem.hours.count)

        for row in delivery.delivered {
            let label = "provider \(row.provider) in area \(row.area)"
            if !(row.hours > 0) { faults.append("\(label): \(row.hours) h") }
            let paid = row.hours * (60 + row.acceptedTravelMinutes) / 60
            met[row.area] += row.hours
            paidByProvider[row.provider] += paid
            paidByArea[row.area] += paid
            faults += entitlementFaults(row, label, problem)
            let cost = problem.costs.cost(
                area: row.area, wagePence: problem.providers[row.provider].wagePence,
                travelMinutes: row.acceptedTravelMinutes)
            if cost.avoidable >= Double(row.ratePence) { faults.append("\(label): works at a loss") }
        }
        for area in problem.hours.indices {
            let unmet = delivery.unmet[area]
            if unmet < 0 { faults.append("area \(area): negative unmet hours") }
            if abs(problem.hours[area] - met[area] - unmet) > Self.tolerance * max(1, problem.hours[area]) {
                faults.append("area \(area): commissioned is not delivered plus unmet")
            }
            if paidByArea[area] > problem.labour.paidHours[area] * (1 + Self.tolerance) + Self.tolerance {
                faults.append("area \(area): more paid hours than carers")
            }
            if (delivery.reasons[area] != nil) != (unmet > 0) { faults.append("area \(area): reason without gap") }
        }
        for provider in problem.providers.indices {
            let paid = problem.capacity[provider] * (60 + problem.rules.plannedTravelMinutes) / 60
            if paidByProvider[provider] > paid * (1 + Self.tolerance) + Self.tolerance {
                faults.append("provider \(provider): more paid hours than it has")
            }
        }
        faults += idleFaults(delivery, problem, met, paidByProvider, paidByArea)
        return faults
    }

    /// A provider works where it holds a contract, or in its radius at the spot rate.
    private func entitlementFaults(_ row: DeliveredHours, _ label: String, _ problem: DeliveryProblem) -> [String] {
        let tier = problem.plan.tiers[row.tier]
        if tier.rules.offer == .spot {
            let provider = problem.providers[row.provider]
            let isInReach = problem.reach[row.provider][row.area] <= provider.radiusMinutes
            let isPaid = tier.rules.ratePence == row.ratePence
            return isInReach && isPaid && provider.tiers.contains(tier.rules.name)
                ? [] : ["\(label): not entitled to spot work"]
        }
        let holds = problem.contracts.contains { contract in
            contract.tier == row.tier && contract.provider == row.provider && contract.ratePence == row.ratePence
                && tier.lots[contract.lot].areas.contains(row.area)
        }
        return holds ? [] : ["\(label): no contract"]
    }

    /// Where the last tier is spot and hours stay unmet, no provider in radius may have room while carers are idle, unless
    /// the rate would not pay it.
    private func idleFaults(
        _ delivery: Delivery, _ problem: DeliveryProblem, _ met: [Double], _ paidByProvider: [Double],
        _ paidByArea: [Double]
    ) -> [String] {
        guard let last = problem.plan.tiers.last, last.rules.offer == .spot else { return [] }
        var faults: [String] = []
        for area in problem.hours.indices where delivery.unmet[area] > 1e-3 {
            let idleCarers = problem.labour.paidHours[area] - paidByArea[area]
            guard idleCarers > 1e-3 else { continue }
            if delivery.reasons[area] == .labour {
                faults.append("area \(area): carers are idle, yet labour is blamed")
            }
            let idleProviders = problem.providers.indices.filter { index in
                let paid = problem.capacity[index] * (60 + problem.rules.plannedTravelMinutes) / 60
                return problem.providers[index].tiers.contains(last.rules.name) && paid - paidByProvider[index] > 1e-3
                    && problem.reach[index][area] <= problem.providers[index].radiusMinutes
            }
            if !idleProviders.isEmpty, delivery.reasons[area] != .price {
                faults.append("area \(area): provider \(idleProviders[0]) has room, yet hours are unmet")
            }
        }
        return faults
    }
}
