import LotModel

/// Expected delivery: packages are offered down the tiers and ranks; what a round refuses falls to the next.
///
/// A share of a shared lot is of what exclusive winners leave: an area that an exclusive winner of a later tier holds is
/// not offered to it, one that an earlier tier has been asked for is, with what is left.
///
/// In a round of dynamic purchasing the lowest rate is asked first, between equal rates the best margin.
///
/// Within a round all candidates whose avoidable cost is below what they are paid form one list, by margin per paid hour, best
/// first; each takes what area, contract, capacity and labour leave. A fractional greedy: exact per provider when one
/// resource binds, an approximation otherwise. Hops are frozen per round at the hours already held plus those offered;
/// travel is recomputed on the final volumes for reporting.
///
/// Cost: rounds x candidates x log candidates; a spot round has a candidate for each provider and area in its radius.
public struct Waterfall: Sendable {
    /// Hours below this are rounding.
    static let crumb = 1e-9

    let problem: DeliveryProblem
    private let standing: [DeliveredHours]
    let order: WaterfallOrder
    /// Areas in radius; without borders those of contracts as well.
    private let sites: ProviderSites
    /// The last exclusive tier in which each area has a winner; -1 for none.
    private let lastExclusive: [Int]
    /// Contracts of each tier with lots, rank by rank.
    private let rounds: [[[Contract]]]

    public init(_ problem: DeliveryProblem) { self.init(problem, standing: []) }

    /// - Parameter standing: hours that providers already work beside those of the problem: they shorten hops, and nobody
    ///   is asked for them. Capacity and labour are those left beside them.
    /// - Parameter other: a waterfall over the same providers, reach and borders, whose tables are used again.
    init(_ problem: DeliveryProblem, standing: [DeliveredHours], sharing other: Waterfall? = nil) {
        self.problem = problem
        self.standing = standing
        order = other?.order ?? WaterfallOrder(problem.providers)
        sites =
            other?.sites
            ?? ProviderSites(problem, contracts: problem.off.contains(.lotBorders) ? problem.contracts : [])
        var last = [Int](repeating: -1, count: problem.hours.count)
        var byTier = [[Contract]](repeating: [], count: problem.plan.tiers.count)
        for contract in problem.contracts {
            byTier[contract.tier].append(contract)
            guard problem.plan.tiers[contract.tier].rules.offer == .exclusive else { continue }
            for area in problem.plan.tiers[contract.tier].lots[contract.lot].areas {
                last[area] = max(last[area], contract.tier)
            }
        }
        lastExclusive = last
        rounds = byTier.map { contracts in
            Set(contracts.map(\.rank)).sorted().map { rank in contracts.filter { $0.rank == rank } }
        }
    }

    public func run() -> Delivery {
        var state = WaterfallState(problem, standing: standing)
        var volume = ProviderVolume(problem)
        if problem.off.contains(.lotBorders) {
            askAll(problem.ownRatesPence, tier: problem.plan.tiers.count - 1, &state, &volume)
            return state.finished()
        }
        for (index, tier) in problem.plan.tiers.enumerated() {
            if tier.rules.offer.isOpen {
                let rates = problem.providers.map {
                    $0.tiers.contains(tier.rules.name) ? tier.rules.spotRatePence(of: $0) : nil
                }
                askAll(rates, tier: index, cheapestFirst: tier.rules.offer == .dynamic, &state, &volume)
            } else {
                let share = tier.rules.route.lending ?? 0
                var short: [Candidate] = []
                for contracts in rounds[index] {
                    let refused = ask(contracts, tier: index, &state, &volume)
                    if share > 0 { short += refused }
                }
                if !short.isEmpty { lend(share, of: short, tier: index, &state, &volume) }
            }
        }
        return state.finished()
    }

    /// One rank of a tier with lots: each contract is offered its share of what is left of its lot.
    ///
    /// - Returns: what holders did not take for want of room, each with so many hours as its limit.
    private func ask(
        _ contracts: [Contract], tier: Int, _ state: inout WaterfallState, _ volume: inout ProviderVolume
    ) -> [Candidate] {
        var candidates: [Candidate] = []
        for contract in contracts {
            let areas = problem.plan.tiers[tier].lots[contract.lot].areas.filter {
                state.left[$0] > Self.crumb && lastExclusive[$0] <= tier
            }
            volume.load(state.held[contract.provider])
            // All areas of a lot are offered at once: their hops know each other.
            for area in areas { volume.add(contract.share * state.left[area], to: area) }
            for area in areas {
                candidates.append(
                    candidate(
                        contract.provider, area: area, hours: contract.share * state.left[area],
                        rate: contract.ratePence, volume.travel(area: area)))
            }
        }
        for candidate in candidates { state.offer(tier: tier, area: candidate.area) }
        var taken = [Double](repeating: 0, count: candidates.count)
        for index in order.order(candidates, isPriceOff: problem.off.contains(.price)) {
            taken[index] = state.take(candidates[index], tier: tier)
        }
        explain(candidates, taken, tier: tier, &state)
        if problem.plan.tiers[tier].rules.route.lending == nil { return [] }
        return candidates.indices.compactMap { index in
            let candidate = candidates[index]
            let short = candidate.limit - taken[index]
            let isFull = short > Self.crumb && state.left[candidate.area] > Self.crumb
            return isFull && cause(candidate, state) == .capacity ? candidate.with(limit: short) : nil
        }
    }

    /// One round in which everybody with a rate may work in every area of its own.
    private func askAll(
        _ rates: [Int?], tier: Int, cheapestFirst: Bool = false, _ state: inout WaterfallState,
        _ volume: inout ProviderVolume
    ) {
        var newcomers = [Hop?](repeating: nil, count: problem.hours.count)
        var asked = SpotReplies(areas: problem.hours.count)
        var candidates: [Candidate] = []
        let isPriceOff = problem.off.contains(.price)
        for provider in problem.providers.indices {
            guard let rate = rates[provider], state.paidCapacity[provider] > Self.crumb else { continue }
            volume.load(state.held[provider])
            for site in sites[provider] {
                let area = Int(site)
                guard state.left[area] > Self.crumb else { continue }
                asked.isAsked[area] = true
                // Where no carer is left nothing can be taken, whatever the price.
                guard state.paidLabour[area] > Self.crumb else { continue }
                // Spot packages come one at a time, so they lengthen nobody's round together: each area on its own.
                let travel: Hop
                if volume.isNew(to: area) {
                    travel = newcomers[area] ?? volume.travel(area: area, offered: state.left[area])
                    newcomers[area] = travel
                } else {
                    travel = volume.travel(area: area, offered: state.left[area])
                }
                let reply = candidate(provider, area: area, hours: state.left[area], rate: rate, travel)
                if reply.isProfitable { asked.isProfitable[area] = true }
                if isPriceOff || reply.isProfitable { candidates.append(reply) }
            }
        }
        for area in state.left.indices { state.offer(tier: tier, area: area) }
        for index in order.order(candidates, isPriceOff: isPriceOff, cheapestFirst: cheapestFirst) {
            _ = state.take(candidates[index], tier: tier)
        }
        explainSpot(asked, tier: tier, &state)
    }

    /// - Parameter holder: whose contract it would work on, where that is not its own.
    func candidate(
        _ provider: Int, area: Int, hours: Double, rate: Int, _ travel: Hop, holder: Int? = nil
    ) -> Candidate {
        Candidate(
            provider: provider, area: area, limit: hours, ratePence: rate,
            paidPence: problem.rates.paidPence(ratePence: rate, area: area), travelMinutes: travel.minutes,
            avoidablePence: problem.costs.cost(wagePence: problem.providers[provider].wagePence, travel: travel)
                .avoidable, holder: holder)
    }
}
