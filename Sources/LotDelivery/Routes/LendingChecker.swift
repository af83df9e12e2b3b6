import LotModel

/// Holds lent hours against the contracts that they are worked on. Shares no code with what lends them.
struct LendingChecker {
    private static let tolerance = 1e-6

    private let problem: DeliveryProblem

    init(_ problem: DeliveryProblem) { self.problem = problem }

    /// Everything that is wrong, in words; empty where nothing is lent.
    func faults(of delivery: Delivery) -> [String] {
        guard delivery.delivered.contains(where: { $0.holder != nil }) else { return [] }
        var faults: [String] = []
        var paid = [Double](repeating: 0, count: problem.providers.count)
        for row in delivery.delivered { paid[row.provider] += row.hours * (60 + row.acceptedTravelMinutes) / 60 }
        var left = problem.hours
        for tier in problem.plan.tiers.indices {
            let rows = delivery.delivered.filter { $0.tier == tier }
            for row in rows {
                guard let holder = row.holder else { continue }
                let label = "provider \(row.provider) for \(holder) in area \(row.area)"
                faults += self.faults(row, holder).map { "\(label): \($0)" }
                let room = problem.capacity[holder] * (60 + problem.rules.plannedTravelMinutes) / 60
                if paid[holder] < room * (1 - Self.tolerance) - Self.tolerance {
                    faults.append("\(label): lent though the holder has room")
                }
            }
            for (post, hours) in lent(rows).sorted(by: { ($0.key.holder, $0.key.area) < ($1.key.holder, $1.key.area) })
            {
                let due = contracts(tier, post.holder, post.area).reduce(0) { $0 + $1.share } * left[post.area]
                let own = rows.reduce(0) {
                    $1.holder == nil && $1.provider == post.holder && $1.area == post.area ? $0 + $1.hours : $0
                }
                let share = problem.plan.tiers[tier].rules.route.lending ?? 0
                if exceeds(hours, share * due) || exceeds(own + hours, due) {
                    faults.append("provider \(post.holder) in area \(post.area): more is lent than it was short of")
                }
            }
            for row in rows { left[row.area] -= row.hours }
        }
        return faults
    }

    private func faults(_ row: DeliveredHours, _ holder: Int) -> [String] {
        var faults: [String] = []
        if holder == row.provider { faults.append("lends to itself") }
        if problem.plan.tiers[row.tier].rules.route.lending == nil { faults.append("nobody lends in this tier") }
        if !contracts(row.tier, holder, row.area).contains(where: { $0.ratePence == row.ratePence }) {
            faults.append("the holder has no contract at this rate")
        }
        if !problem.contracts.contains(where: { $0.tier == row.tier && $0.provider == row.provider }) {
            faults.append("holds nothing in this tier")
        }
        let isNear = problem.reach[row.provider][row.area] <= problem.providers[row.provider].radiusMinutes
        if !isNear && contracts(row.tier, row.provider, row.area).isEmpty { faults.append("out of its reach") }
        return faults
    }

    private func contracts(_ tier: Int, _ provider: Int, _ area: Int) -> [Contract] {
        problem.contracts.filter {
            $0.tier == tier && $0.provider == provider && problem.plan.tiers[tier].lots[$0.lot].areas.contains(area)
        }
    }

    private struct Post: Hashable {
        let holder: Int
        let area: Int
    }

    private func lent(_ rows: [DeliveredHours]) -> [Post: Double] {
        rows.reduce(into: [:]) { sums, row in
            if let holder = row.holder { sums[Post(holder: holder, area: row.area), default: 0] += row.hours }
        }
    }

    private func exceeds(_ value: Double, _ limit: Double) -> Bool {
        value > limit * (1 + Self.tolerance) + Self.tolerance
    }
}
