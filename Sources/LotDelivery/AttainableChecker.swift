import LotModel

/// Recomputes an attainable view from the problem alone: every limit is kept, and the solver's prices prove that no
/// division of the hours delivers more (weak duality of linear programs). Shares no code with its maker.
public struct AttainableChecker: Sendable {
    static let tolerance = 1e-6

    private let problem: DeliveryProblem
    private let bids: [Bid]
    /// Areas of each provider's contracts.
    private let held: [Set<Int>]

    public init(_ problem: DeliveryProblem, bids: [Bid]) {
        self.problem = problem
        self.bids = bids
        var held = [Set<Int>](repeating: [], count: problem.providers.count)
        for contract in problem.contracts {
            held[contract.provider].formUnion(problem.plan.tiers[contract.tier].lots[contract.lot].areas)
        }
        self.held = held
    }

    /// Everything that is wrong, in words; empty when the view holds.
    public func faults(of solution: AttainableSolution, expected: Delivery) -> [String] {
        var faults: [String] = []
        let rates = problem.providers.indices.map(rates)
        let budget = expected.delivered.reduce(0) {
            $0 + $1.hours * problem.rates.paidPence(ratePence: $1.ratePence, area: $1.area)
        }
        var met = [Double](repeating: 0, count: problem.hours.count)
        var paid = [Double](repeating: 0, count: problem.providers.count)
        var spent = 0.0
        for post in solution.posts where post.hours > 0 {
            let label = "attainable: provider \(post.provider) in area \(post.area)"
            guard mayWork(post.provider, post.area, rates[post.provider]) else {
                faults.append("\(label): not permitted")
                continue
            }
            met[post.area] += post.hours
            paid[post.provider] += post.hours * paidHours(post.area)
            let least = rates[post.provider].min() ?? 0
            spent += post.hours * problem.rates.paidPence(ratePence: least, area: post.area)
        }
        for area in met.indices {
            if exceeds(met[area], problem.hours[area]) {
                faults.append("attainable: area \(area): more than its hours")
            }
            if exceeds(met[area] * paidHours(area), max(0, problem.labour.paidHours[area])) {
                faults.append("attainable: area \(area): more paid hours than carers")
            }
        }
        for provider in paid.indices where exceeds(paid[provider], room(provider)) {
            faults.append("attainable: provider \(provider): more paid hours than it has")
        }
        if exceeds(spent, budget) { faults.append("attainable: costs more than the expected view") }
        let delivered = met.reduce(0, +)
        if exceeds(abs(delivered - solution.coverage.delivered), 0, of: delivered) {
            faults.append("attainable: hours do not add up")
        }
        let worked = expected.delivered.reduce(0) { $0 + $1.hours }
        if exceeds(worked, delivered) { faults.append("attainable: \(delivered) h, below the expected \(worked) h") }
        let most = bound(solution.shadows, rates: rates, budget: budget)
        if exceeds(most, delivered) { faults.append("attainable: \(delivered) h, where \(most) h are not ruled out") }
        return faults + determinedFaults(solution, met)
    }

    /// Hours that no division of the work exceeds, whatever the prices are: an area's price is raised until every post there
    /// is worth no more than its limits charge.
    func bound(_ shadows: AttainableSolution.Shadows, rates: [[Int]], budget: Double) -> Double {
        var total = max(0, shadows.spend) * budget
        for provider in problem.providers.indices { total += max(0, shadows.providers[provider]) * room(provider) }
        for area in problem.hours.indices where problem.hours[area] > 0 {
            let paid = paidHours(area)
            var price = max(0, shadows.areas[area])
            for provider in problem.providers.indices where mayWork(provider, area, rates[provider]) {
                let least = rates[provider].min() ?? 0
                let charged =
                    max(0, shadows.providers[provider]) * paid
                    + max(0, shadows.spend) * problem.rates.paidPence(ratePence: least, area: area)
                price = max(price, 1 - charged)
            }
            total += price * min(problem.hours[area], max(0, problem.labour.paidHours[area]) / paid)
        }
        return total
    }

    /// What is said of an area holds in the division at hand.
    private func determinedFaults(_ solution: AttainableSolution, _ met: [Double]) -> [String] {
        met.indices.compactMap { area in
            guard let said = solution.coverage.hours[area] else { return nil }
            return exceeds(abs(said - met[area]), 0, of: said) ? "attainable: area \(area) is not determined" : nil
        }
    }

    private func exceeds(_ value: Double, _ limit: Double, of size: Double? = nil) -> Bool {
        value > limit + Self.tolerance * max(1, size ?? abs(limit))
    }

    private func room(_ provider: Int) -> Double {
        problem.capacity[provider] * (60 + problem.rules.plannedTravelMinutes) / 60
    }

    private func paidHours(_ area: Int) -> Double {
        guard problem.hours[area] > 0 else { return 1 }
        return (60 + problem.hops.leastTravelMinutesPerHour(area: area, hours: problem.hours[area])) / 60
    }

    private func rates(_ provider: Int) -> [Int] {
        let spot = problem.plan.tiers.filter { problem.providers[provider].tiers.contains($0.rules.name) }
            .compactMap { $0.rules.offer.isOpen ? $0.rules.spotRatePence(of: problem.providers[provider]) : nil }
        let lent = problem.plan.tiers.indices.filter { tier in
            problem.plan.tiers[tier].rules.route.lending != nil
                && problem.contracts.contains { $0.tier == tier && $0.provider == provider }
        }.flatMap { tier in problem.contracts.filter { $0.tier == tier }.map(\.ratePence) }
        return spot + lent + problem.contracts.filter { $0.provider == provider }.map(\.ratePence)
            + bids.filter { $0.provider == provider }.map(\.ratePence)
    }

    private func mayWork(_ provider: Int, _ area: Int, _ rates: [Int]) -> Bool {
        guard let best = rates.max(), problem.hours[area] > 0, problem.capacity[provider] > 0 else { return false }
        let isNear = problem.reach[provider][area] <= problem.providers[provider].radiusMinutes
        guard isNear || held[provider].contains(area) else { return false }
        let wage = problem.providers[provider].wagePence
        let travel = Hop(minutes: paidHours(area) * 60 - 60, kilometres: 0)
        return problem.costs.cost(wagePence: wage, travel: travel).avoidable
            < problem.rates.paidPence(ratePence: best, area: area) * (1 + Self.tolerance)
    }
}
