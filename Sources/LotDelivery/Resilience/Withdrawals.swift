import LotModel
import LotSearch

/// The N-1 table: each provider withdrawn in turn, and its hours offered to the others.
///
/// Those already served keep their provider, so only displaced hours are offered: to the lot's other winners by what is
/// left of their shares, to those in line behind them, then down the tiers as in the expected view. Carers belong to areas,
/// not to providers: those whose provider withdraws are there to be hired, all of them, and so are those whom no
/// contract gave work, who are on nobody's payroll. So others can take what they can hire for: the part of half a year's
/// growth that falls into the weeks given, within what they could work at all.
public struct Withdrawals: Sendable {
    private let problem: DeliveryProblem
    private let delivery: Delivery
    private let standby: [Contract]
    private let rules: ResilienceRules
    /// Hours outside of the tender, which weigh in a branch's viability.
    private let retained: [Double]
    private let shared: Waterfall
    private let paidByProvider: [Double]
    private let paidByArea: [Double]
    private let closures: ClosureHazards

    /// - Parameters:
    ///   - standby: contracts of second and further ranks; each is offered what is free, equally with others of its rank.
    ///   - retained: hours per week of each provider that the tender does not touch.
    /// - Precondition: no mechanism is switched off.
    public init(
        _ problem: DeliveryProblem, delivery: Delivery, standby: [Contract], retained: [Double], rules: ResilienceRules
    ) {
        precondition(problem.off.isEmpty)
        self.problem = problem
        self.delivery = delivery
        self.standby = standby
        self.rules = rules
        self.retained = retained
        shared = Waterfall(problem)
        var byProvider = [Double](repeating: 0, count: problem.providers.count)
        var byArea = [Double](repeating: 0, count: problem.hours.count)
        for row in delivery.delivered {
            let paid = row.hours * (1 + row.acceptedTravelMinutes / 60)
            byProvider[row.provider] += paid
            byArea[row.area] += paid
        }
        paidByProvider = byProvider
        paidByArea = byArea
        closures = ClosureHazards(problem, delivery: delivery, rules: rules)
    }

    /// One row per provider, in their order; the same for any number of threads.
    public func table(threads: Int) async -> [Withdrawal] {
        await orderedConcurrentMap(Array(problem.providers.indices), threads: threads) { withdrawal(of: $0) }
    }

    func withdrawal(of provider: Int) -> Withdrawal {
        let own = delivery.delivered.filter { $0.provider == provider }
        let displaced = own.reduce(0) { $0 + $1.hours }
        let volume = displaced + retained[provider]
        let found = offered(own, of: provider, weeks: rules.weeks)
        return Withdrawal(
            provider: provider, displaced: displaced, replaced: found.taken.reduce(0, +), left: found.left,
            takers: found.takers, closureChance: closures.chances[provider],
            isBelowViability: volume < problem.providers[provider].viabilityHours, volume: volume)
    }

    /// What becomes of some of a provider's hours when others are asked for them.
    struct Offered {
        /// Hours of each provider.
        let taken: [Double]
        /// By area, ascending; areas without any are left out.
        let left: [AreaHours]

        /// Who takes most, first; ties by index.
        var takers: [ProviderHours] {
            taken.indices.filter { taken[$0] > 0 }.map { ProviderHours(provider: $0, hours: taken[$0]) }
                .sorted { ($1.hours, $0.provider) < ($0.hours, $1.provider) }
        }
    }

    /// - Parameters:
    ///   - own: hours of the provider that others are asked for.
    ///   - weeks: in which others hire.
    func offered(_ own: [DeliveredHours], of provider: Int, weeks: Double) -> Offered {
        let next =
            own.contains { $0.hours > 0 }
            ? Waterfall(
                offer(of: own, from: provider, weeks: weeks), standing: others(than: provider), sharing: shared
            ).run() : nil
        var taken = [Double](repeating: 0, count: problem.providers.count)
        for row in next?.delivered ?? [] { taken[row.provider] += row.hours }
        let unmet = next?.unmet ?? []
        return Offered(
            taken: taken,
            left: unmet.indices.filter { unmet[$0] > 0 }.map { AreaHours(area: $0, hours: unmet[$0]) })
    }

    private func others(than provider: Int) -> [DeliveredHours] {
        delivery.delivered.filter { $0.provider != provider }
    }

    /// What is offered when the provider is gone: its hours alone, to what others have left.
    private func offer(of own: [DeliveredHours], from provider: Int, weeks: Double) -> DeliveryProblem {
        var hours = [Double](repeating: 0, count: problem.hours.count)
        var paid = [Double](repeating: 0, count: problem.hours.count)
        for row in own {
            hours[row.area] += row.hours
            paid[row.area] += row.hours * (1 + row.acceptedTravelMinutes / 60)
        }
        let planned = 1 + problem.rules.plannedTravelMinutes / 60
        let capacity = problem.providers.indices.map { other in
            if other == provider { return 0.0 }
            let hired = problem.providers[other].growthHours * weeks / Conventions.weeksPerHalfYear
            return min(hired, max(0, problem.capacity[other] - paidByProvider[other] / planned))
        }
        let labour = LabourPool(
            paidHours: problem.hours.indices.map {
                max(0, problem.labour.paidHours[$0] - paidByArea[$0] + paid[$0])
            }, outsideWagePence: problem.labour.outsideWagePence)
        return DeliveryProblem(
            hours: hours, plan: problem.plan,
            contracts: CallOff.contracts(problem, without: [provider], standby: standby), providers: problem.providers,
            capacity: capacity, reach: problem.reach, labour: labour, neighbours: problem.neighbours,
            hops: problem.hops, costs: problem.costs, rates: problem.rates, rules: problem.rules,
            withdrawn: problem.withdrawn.union([provider]))
    }
}
