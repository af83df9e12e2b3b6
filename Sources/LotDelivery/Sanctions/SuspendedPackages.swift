import LotModel
import LotSearch

/// Each provider's new packages suspended in turn, and then all its packages handed back: the expected view beside N-1.
///
/// As many packages begin as end, so that within a suspension a part of the provider's hours begins anew and needs another
/// provider; the others keep theirs. Carers whose packages end belong to their area, as in simulated weeks, and can be hired by
/// others: within the weeks that section `resilience` gives for packages that begin, within the handover for all of them.
public struct SuspendedPackages: Sendable {
    private let rules: SanctionRules
    private let providers: [Provider]
    private let delivery: Delivery
    private let newShare: Double
    private let replacementWeeks: Double
    private let withdrawals: Withdrawals

    /// - Parameters:
    ///   - delivery: of this very problem.
    ///   - standby: contracts of second and further ranks.
    ///   - packageWeeks: mean weeks that a package lasts.
    public init(
        _ rules: SanctionRules, problem: DeliveryProblem, delivery: Delivery, standby: [Contract],
        resilience: ResilienceRules, packageWeeks: Double
    ) {
        self.rules = rules
        providers = problem.providers
        self.delivery = delivery
        newShare = rules.newShare(packageWeeks: packageWeeks)
        replacementWeeks = resilience.weeks
        withdrawals = Withdrawals(
            problem, delivery: delivery, standby: standby, retained: problem.providers.map { _ in 0 },
            rules: resilience)
    }

    /// One row for each provider that delivers, most new hours first; the same for any number of threads.
    public func table(threads: Int) async -> [Suspension] {
        let working = Set(delivery.delivered.lazy.filter { $0.hours > 0 }.map(\.provider)).sorted()
        return await orderedConcurrentMap(working, threads: threads) { suspension(of: $0) }
            .sorted { ($1.new, $0.provider) < ($0.new, $1.provider) }
    }

    func suspension(of provider: Int) -> Suspension {
        let own = delivery.delivered.filter { $0.provider == provider }
        let begun = own.map { $0.with(hours: $0.hours * newShare) }
        let asked = withdrawals.offered(begun, of: provider, weeks: replacementWeeks)
        let handed = withdrawals.offered(own, of: provider, weeks: Double(rules.handoverWeeks))
        return Suspension(
            provider: provider, delivered: own.reduce(0) { $0 + $1.hours }, new: begun.reduce(0) { $0 + $1.hours },
            replaced: asked.taken.reduce(0, +), waiting: asked.left, takers: asked.takers,
            handedOver: handed.taken.reduce(0, +), left: handed.left,
            chance: rules.chance(risk: providers[provider].risk))
    }
}

extension DeliveredHours {
    fileprivate func with(hours: Double) -> DeliveredHours {
        DeliveredHours(
            tier: tier, provider: provider, area: area, hours: hours, ratePence: ratePence, holder: holder,
            acceptedTravelMinutes: acceptedTravelMinutes, travelMinutes: travelMinutes)
    }
}

extension SanctionRules {
    /// Who is meant by each stated sanction; nil for a place beyond those who deliver.
    public func whoIsMeant(_ delivery: Delivery, providers: Int) -> [Int?] {
        var hours = [Double](repeating: 0, count: providers)
        for row in delivery.delivered { hours[row.provider] += row.hours }
        let bySize = hours.indices.filter { hours[$0] > 0 }.sorted { (hours[$1], $0) < (hours[$0], $1) }
        return stated.map { sanction in
            switch sanction.who {
            case .provider(let index): index
            case .largest(let place): bySize.indices.contains(place - 1) ? bySize[place - 1] : nil
            }
        }
    }
}
