import LotModel

/// Members of frameworks that leave them because they do not get, or cannot work, enough.
///
/// A member leaves when all that it works, hours that the tender left with it included, is less than the stated part of its
/// viability. One leaves at a time, of the first framework with such a member the one that is farthest below, between equals
/// the lower id; then everybody is asked anew, since what it leaves may save the next. Nobody returns. It leaves all
/// frameworks; contracts and spot purchase it keeps.
///
/// Cost: one delivery for each member that leaves, and one more.
public struct FrameworkWithdrawals: Sendable {
    public struct Result: Sendable {
        public let problem: DeliveryProblem
        public let delivery: Delivery
        public let report: RouteReport
    }

    static let tolerance = 1e-6

    private let problem: DeliveryProblem
    private let standing: [Contract]
    private let places: FrameworkPlaces
    private let retained: [Double]

    /// - Parameters:
    ///   - problem: with the award's contracts alone.
    ///   - retained: hours per week of each provider that the tender left with it.
    public init(_ problem: DeliveryProblem, places: FrameworkPlaces, retained: [Double]) {
        self.problem = problem
        standing = problem.contracts
        self.places = places
        self.retained = retained
    }

    public func run() -> Result {
        var gone: Set<Int> = []
        var withdrawals: [FrameworkWithdrawal] = []
        var asked = problem(without: gone)
        var delivery = Waterfall(asked).run()
        while let next = next(delivery, gone) {
            gone.insert(next.provider)
            asked = problem(without: gone)
            let after = Waterfall(asked).run()
            withdrawals.append(withdrawal(next, before: delivery, after: after))
            delivery = after
        }
        return Result(
            problem: asked, delivery: delivery,
            report: RouteReport(
                places: places.places(without: gone.union(problem.withdrawn), delivery), withdrawals: withdrawals))
    }

    private func problem(without gone: Set<Int>) -> DeliveryProblem {
        problem.with(contracts: standing + places.contracts(without: gone.union(problem.withdrawn)))
    }

    private struct Leaver {
        let tier: Int
        let provider: Int
        let volume: Double
        let threshold: Double
    }

    private func next(_ delivery: Delivery, _ gone: Set<Int>) -> Leaver? {
        var volume = retained
        for row in delivery.delivered { volume[row.provider] += row.hours }
        for (tier, own) in problem.plan.tiers.enumerated() where own.rules.offer == .framework {
            guard let part = own.rules.route.withdrawBelow else { continue }
            let here = Set(
                places.contracts(without: gone.union(problem.withdrawn)).filter { $0.tier == tier }.map(\.provider))
            let below = here.filter {
                volume[$0] < part * problem.providers[$0].viabilityHours * (1 - Self.tolerance)
            }
            let first = below.min { a, b in
                let (one, other) = (problem.providers[a], problem.providers[b])
                let parts = (volume[a] / one.viabilityHours, volume[b] / other.viabilityHours)
                return parts.0 != parts.1 ? parts.0 < parts.1 : (one.id, a) < (other.id, b)
            }
            if let first {
                return Leaver(
                    tier: tier, provider: first, volume: volume[first],
                    threshold: part * problem.providers[first].viabilityHours)
            }
        }
        return nil
    }

    private func withdrawal(_ leaver: Leaver, before: Delivery, after: Delivery) -> FrameworkWithdrawal {
        let tiers = problem.plan.tiers
        func hours(_ delivery: Delivery, _ isCounted: (DeliveredHours) -> Bool) -> Double {
            delivery.delivered.reduce(0) { isCounted($1) ? $0 + $1.hours : $0 }
        }
        return FrameworkWithdrawal(
            tier: leaver.tier, provider: leaver.provider, cause: cause(leaver, before), volume: leaver.volume,
            threshold: leaver.threshold,
            hours: hours(before) { $0.provider == leaver.provider && tiers[$0.tier].rules.offer == .framework },
            changeByTier: tiers.indices.map { tier in
                hours(after) { $0.tier == tier } - hours(before) { $0.tier == tier }
            },
            changeUnmet: after.unmet.reduce(0, +) - before.unmet.reduce(0, +))
    }

    /// Too little work where less passed its tier by, in the areas of its lots, than it lacked; else want of staff, where
    /// it was full or carers and room were what its tier mostly lacked there; else the price.
    private func cause(_ leaver: Leaver, _ delivery: Delivery) -> FrameworkWithdrawal.Cause {
        let posts = places.contracts(without: problem.withdrawn).filter {
            $0.provider == leaver.provider && $0.tier == leaver.tier
        }
        let areas = Set(posts.flatMap { problem.plan.tiers[leaver.tier].lots[$0.lot].areas }).sorted()
        let isHere = Set(areas)
        let later = delivery.delivered.reduce(0) {
            $1.tier > leaver.tier && isHere.contains($1.area) ? $0 + $1.hours : $0
        }
        let passed = areas.reduce(later) { $0 + delivery.unmet[$1] }
        if passed < leaver.threshold - leaver.volume { return .volume }
        let paid = delivery.delivered.reduce(0) {
            $1.provider == leaver.provider ? $0 + $1.hours * (1 + $1.acceptedTravelMinutes / 60) : $0
        }
        let room = problem.capacity[leaver.provider] * (1 + problem.rules.plannedTravelMinutes / 60)
        func refused(_ reason: UnmetReason) -> Double {
            let hours = delivery.refused[leaver.tier][reason] ?? []
            return hours.isEmpty ? 0 : areas.reduce(0) { $0 + hours[$1] }
        }
        let isFull = paid >= room * (1 - Self.tolerance)
        return isFull || refused(.labour) + refused(.capacity) >= refused(.price) ? .staffing : .price
    }
}
