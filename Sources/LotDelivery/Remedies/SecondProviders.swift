import LotModel

/// A further contract for one area at a provider's own rate, behind all contracts and before spot purchase.
///
/// Tried are the nearest few of those that have the area within their radius, have room, hold no contract there, and would
/// earn their avoidable cost.
struct SecondProviders: Sendable {
    static let tried = 3

    private let trial: RemedyTrial
    private let area: Int
    private let ownRatesPence: [Int?]

    init(_ trial: RemedyTrial, area: Int, ownRatesPence: [Int?]) {
        self.trial = trial
        self.area = area
        self.ownRatesPence = ownRatesPence
    }

    /// Those that close the gap.
    func remedies() -> [Remedy] {
        candidates().compactMap { provider, rate in
            let problem = problem(provider, ratePence: rate)
            return trial.remedy(
                .secondProvider(provider, ratePence: rate), area: area, Waterfall(problem).run(), rates: problem.rates)
        }
    }

    private func candidates() -> [(provider: Int, ratePence: Int)] {
        let work = trial.work
        let planned = 1 + work.rules.plannedTravelMinutes / 60
        var room = work.capacity.map { $0 * planned }
        for row in trial.delivery.delivered {
            room[row.provider] -= row.hours * (1 + row.acceptedTravelMinutes / 60)
        }
        let holders = Set(
            work.contracts.filter { work.plan.tiers[$0.tier].lotOfArea[area] == $0.lot }.map(\.provider))
        let travel = work.hops.travelPerHour(area: area, hours: trial.delivery.unmet[area])
        return work.providers.indices.compactMap { index -> (provider: Int, ratePence: Int)? in
            let provider = work.providers[index]
            guard let rate = ownRatesPence[index], room[index] > Waterfall.crumb, !holders.contains(index),
                work.reach[index][area] <= provider.radiusMinutes,
                work.costs.cost(wagePence: provider.wagePence, travel: travel).avoidable
                    < work.rates.paidPence(ratePence: rate, area: area)
            else { return nil }
            return (index, rate)
        }
        .sorted { (work.reach[$0.provider][area], $0.provider) < (work.reach[$1.provider][area], $1.provider) }
        .prefix(Self.tried).map { $0 }
    }

    /// A tier of one lot of one area, before the first spot tier.
    func problem(_ provider: Int, ratePence: Int) -> DeliveryProblem {
        let work = trial.work
        let tiers = work.plan.tiers
        let place = tiers.firstIndex { $0.rules.offer.isOpen } ?? tiers.count
        let tier = Tier(
            rules: TierRules(
                name: "second_provider", title: "Second provider", source: .none, offer: .shares, maxWinners: 1),
            lots: [Lot(id: "second_provider", name: "", areas: [area])], coreCount: work.hours.count)
        let contracts = work.contracts.map { old in
            old.tier < place ? old : old.moved(toTier: old.tier + 1)
        }
        let second = Contract(
            tier: place, lot: 0, rank: 1, provider: provider, bid: 0, hours: trial.delivery.unmet[area], share: 1,
            ratePence: ratePence)
        return work.with(plan: LotPlan(tiers[..<place] + [tier] + tiers[place...]), contracts: contracts + [second])
    }
}

extension Contract {
    fileprivate func moved(toTier tier: Int) -> Contract {
        Contract(
            tier: tier, lot: lot, rank: rank, provider: provider, bid: bid, hours: hours, share: share,
            ratePence: ratePence)
    }
}
