import LotModel

/// Who bids for which lots at which price, under a belief.
///
/// Price = (1 + margin) x cost of the believed hours without the surplus that the margin replaces, less what the rate card
/// pays on top of a price, rounded up to a whole penny or band; or the provider's own rate for the tier. A provider enters
/// where the lot lies within its radius, it can take all of a lot that only one may win, its whole volume would pay, and
/// the price is within the ceiling. Bids may together exceed what it can take: the award settles that.
///
/// Cost: providers x areas for every tier; packages: providers x lots x lots of a package x their neighbours.
public struct Bidding: Sendable {
    /// Lots farther away than so many radii are counted, not listed.
    static let listedRadii = 2.0

    private let problem: BiddingProblem

    public init(_ problem: BiddingProblem) { self.problem = problem }

    /// Bids of a file come first and stay as they are; who stayed away among their bidders, and why, is not known.
    public func bids(_ belief: BelievedHours) -> Bids {
        var nonEntries = [[NonEntry: Int]](repeating: [:], count: problem.plan.tiers.count)
        var entries: [MarketEntry] = []
        for (index, tier) in problem.plan.tiers.enumerated() where !tier.rules.offer.isOpen {
            var own: [MarketEntry] = []
            for lot in tier.lots.indices {
                let work = LotWork([lot], of: tier, believed: belief.hours[index], problem: problem)
                if work.hours > 0 { own += self.entries(for: work, tier: index, &nonEntries[index]) }
            }
            own = withinLimit(own, &nonEntries[index])
            if tier.rules.offer == .exclusive, problem.rules.packageLots > 1 {
                own += Packages(problem, tier: index, believed: belief.hours[index]).entries(beside: own)
            }
            entries += own
        }
        let given = givenEntries(belief)
        let sorted = (given + entries).sorted {
            ($0.tier, $0.lots[0], $0.provider, $0.lots.count) != ($1.tier, $1.lots[0], $1.provider, $1.lots.count)
                ? ($0.tier, $0.lots[0], $0.provider, $0.lots.count)
                    < ($1.tier, $1.lots[0], $1.provider, $1.lots.count)
                : $0.lots.lexicographicallyPrecedes($1.lots)
        }
        return numbered(sorted, nonEntries)
    }

    private func entries(
        for work: LotWork, tier: Int, _ nonEntries: inout [NonEntry: Int]
    ) -> [MarketEntry] {
        let rules = problem.plan.tiers[tier].rules
        return problem.providers.indices.compactMap { index in
            let provider = problem.providers[index]
            guard problem.isModelled[index], provider.tiers.contains(rules.name) else { return nil }
            let minutes = work.minutes(problem.reach[index])
            if minutes > Self.listedRadii * provider.radiusMinutes {
                nonEntries[.beyondRadius, default: 0] += 1
                return nil
            }
            let entry = problem.entry(work, provider: index, tier: tier, minutes: minutes)
            guard let refusal = refusal(entry, work, rules) else { return entry }
            if case .stayedAway(let reason, _, _) = refusal { nonEntries[reason, default: 0] += 1 }
            return entry.with(outcome: refusal)
        }
    }

    private func refusal(_ entry: MarketEntry, _ work: LotWork, _ rules: TierRules) -> MarketEntry.Outcome? {
        let provider = problem.providers[entry.provider]
        let canTake = problem.capacity.hours[entry.provider]
        if entry.minutes > provider.radiusMinutes {
            return .stayedAway(.beyondRadius, figure: entry.minutes, limit: provider.radiusMinutes)
        }
        if rules.offer == .exclusive, canTake < work.hours {
            return .stayedAway(.lotTooLarge, figure: work.hours, limit: canTake)
        }
        let volume = problem.capacity.retained[entry.provider] + canTake
        if volume < provider.viabilityHours {
            return .stayedAway(.notViable, figure: volume, limit: provider.viabilityHours)
        }
        guard let price = entry.pricePence else { return .stayedAway(.nothingLeft, figure: 0, limit: 0) }
        let ceiling = problem.ceiling(rules)
        return price > ceiling ? .stayedAway(.aboveCeiling, figure: Double(price), limit: Double(ceiling)) : nil
    }

    /// Of more lots than a provider cares to bid for, its cheapest stay; between equal prices the first lot.
    private func withinLimit(_ entries: [MarketEntry], _ nonEntries: inout [NonEntry: Int]) -> [MarketEntry] {
        guard let most = problem.rules.mostLots else { return entries }
        var result = entries
        let entered = Dictionary(grouping: entries.indices.filter { entries[$0].isEntered }) { entries[$0].provider }
        for (_, own) in entered where own.count > most {
            let dearer = own.sorted { (entries[$0].pricePence ?? 0, $0) < (entries[$1].pricePence ?? 0, $1) }
                .dropFirst(most)
            for index in dearer {
                result[index] = entries[index].with(
                    outcome: .stayedAway(.notAmongCheapest, figure: Double(own.count), limit: Double(most)))
            }
            nonEntries[.notAmongCheapest, default: 0] += dearer.count
        }
        return result
    }

    /// What each bid of the file would cost its bidder, by the model.
    private func givenEntries(_ belief: BelievedHours) -> [MarketEntry] {
        problem.given.enumerated().map { index, bid in
            let work = LotWork(
                bid.lots, of: problem.plan.tiers[bid.tier], believed: belief.hours[bid.tier], problem: problem)
            let modelled = problem.entry(
                work, provider: bid.provider, tier: bid.tier, minutes: work.minutes(problem.reach[bid.provider]))
            return MarketEntry(
                provider: bid.provider, tier: bid.tier, lots: bid.lots, minutes: modelled.minutes,
                believedHours: modelled.believedHours, costPence: modelled.costPence,
                avoidablePence: modelled.avoidablePence, pricePence: bid.ratePence, outcome: .given, bid: index)
        }
    }

    /// Turns entries into bids, with ids that no bid of the file has.
    private func numbered(_ entries: [MarketEntry], _ nonEntries: [[NonEntry: Int]]) -> Bids {
        let taken = Set(problem.given.map(\.id))
        var bids = problem.given
        var result: [MarketEntry] = []
        result.reserveCapacity(entries.count)
        for entry in entries {
            guard entry.isEntered, let price = entry.pricePence else {
                result.append(entry)
                continue
            }
            let tier = problem.plan.tiers[entry.tier]
            let lots = entry.lots.map { tier.lots[$0].id }.joined(separator: "+")
            var id = "\(tier.rules.name):\(lots):\(problem.providers[entry.provider].id)"
            while taken.contains(id) { id += "'" }
            // Not the believed hours alone: at a price that covers the dearer part, more of the lot is welcome.
            let offered = min(
                entry.lots.reduce(0) { $0 + tier.lots[$1].sum(problem.hours) }, problem.capacity.hours[entry.provider])
            result.append(entry.with(bid: bids.count))
            bids.append(
                Bid(
                    id: id, provider: entry.provider, tier: entry.tier, lots: entry.lots, maxHours: offered,
                    ratePence: price, quality: problem.providers[entry.provider].quality))
        }
        let flagged = LowPrices(plan: problem.plan, hours: problem.hours, share: problem.rules.abnormallyLowShare)
            .flagged(result, bids: bids)
        return Bids(bids: bids, nonEntries: nonEntries, entries: flagged).placesLast(problem.plan)
    }
}

extension BiddingProblem {
    /// What the work costs a provider and what it asks, as if it entered.
    func entry(
        _ work: LotWork, provider: Int, tier: Int, minutes: Double, discount: Double = 0
    ) -> MarketEntry {
        let cost =
            work.believedHours > 0 ? costs.cost(wagePence: providers[provider].wagePence, travel: work.travel) : nil
        let own = providers[provider].ratesPence[plan.tiers[tier].rules.name]
        let price = cost.map {
            own
                ?? rates.askingPence(
                    earning: (1 + rules.margin) * $0.withoutSurplus * (1 - discount), areas: work.areas,
                    weights: work.weights, tier: plan.tiers[tier].rules)
        }
        return MarketEntry(
            provider: provider, tier: tier, lots: work.lots, minutes: minutes, believedHours: work.believedHours,
            costPence: cost?.withoutSurplus, avoidablePence: cost?.avoidable, pricePence: price,
            outcome: own == nil ? .entered(margin: rules.margin, discount: discount) : .enteredAtOwnRate)
    }
}

extension MarketEntry {
    /// A modelled bid, as against one of a file or none.
    var isEntered: Bool {
        switch outcome {
        case .entered, .enteredAtOwnRate: true
        case .given, .stayedAway: false
        }
    }
}
