import LotModel

/// Who holds which hours in an award at what weight, and what would come of one bid taking the place of those who do.
struct AwardBook {
    private let problem: AwardProblem
    private let outcome: AwardOutcome
    private let validity: BidValidity
    /// Lot that holds each area at the first rank.
    private var holder: [LotKey?]
    /// Weight at which each area is held: the dearest holder's; nil where some of its hours have no winner.
    private var weight: [Double?]
    private var exclusiveBid: [Int?]
    private let byProvider: [Int: [Contract]]
    private let winningBids: Set<Int>

    init(_ problem: AwardProblem, _ outcome: AwardOutcome) {
        self.problem = problem
        self.outcome = outcome
        validity = BidValidity(problem.tender)
        byProvider = Dictionary(grouping: outcome.award.contracts, by: \.provider)
        winningBids = Set(outcome.award.contracts.map(\.bid))
        let count = problem.hours.count
        holder = Array(repeating: nil, count: count)
        weight = Array(repeating: nil, count: count)
        exclusiveBid = Array(repeating: nil, count: count)
        for contract in outcome.award.contracts {
            let tier = problem.plan.tiers[contract.tier]
            guard tier.rules.offer == .exclusive else { continue }
            for area in tier.lots[contract.lot].areas {
                holder[area] = LotKey(tier: contract.tier, lot: contract.lot)
                weight[area] = Double(problem.weights[contract.bid])
                exclusiveBid[area] = contract.bid
            }
        }
        guard let shared = problem.sharedTier else { return }
        let winners = Dictionary(grouping: outcome.award.contracts.filter { $0.tier == shared }, by: \.lot)
        for (lot, own) in winners {
            let free = problem.plan.tiers[shared].lots[lot].areas.filter { holder[$0] == nil }
            let hours = free.reduce(0) { $0 + problem.hours[$1] }
            let isFull = own.reduce(0) { $0 + $1.hours } > hours - UnawardedLots.least
            let dearest = own.map { problem.weights[$0.bid] }.max().map(Double.init)
            for area in free {
                holder[area] = LotKey(tier: shared, lot: lot)
                if isFull { weight[area] = dearest }
            }
        }
    }

    /// Bids that take part first, then by weight and id.
    func order(_ loser: LotAccount.Loser) -> (Int, Int, String) {
        if case .keptOut = loser.loss { return (1, problem.weights[loser.bid], problem.bids[loser.bid].id) }
        return (0, problem.weights[loser.bid], problem.bids[loser.bid].id)
    }

    func heldElsewhere(_ key: LotKey) -> [HeldHours] {
        var hours: [LotKey: Double] = [:]
        for area in problem.plan.tiers[key.tier].lots[key.lot].areas {
            if let other = holder[area], other.tier != key.tier { hours[other, default: 0] += problem.hours[area] }
        }
        return hours.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { HeldHours(key: $0.key, hours: $0.value) }
    }

    func loss(_ index: Int) -> BidLoss {
        if let fault = validity.fault(index) { return .keptOut(fault) }
        let bid = problem.bids[index]
        let own = byProvider[bid.provider] ?? []
        if let other = own.first(where: { contract in
            contract.bid != index && contract.tier == bid.tier && bid.lots.contains(contract.lot)
        }) {
            return .ownBid(other.bid)
        }
        if let name = bid.alternative,
            let other = own.map(\.bid).first(where: { problem.bids[$0].alternative == name })
        {
            return .alternative(bid: other)
        }
        if isSettledEarlier(bid) { return .earlierTier }
        let held = heldWeight(bid)
        let difference = held.map { Double(problem.weights[index]) - $0 } ?? -.infinity
        if difference > 1e-9 { return .weighsMore(by: difference) }
        let leaving = leaving(bid)
        if let limit = broken(bid, leaving) { return .breaks(limit) }
        if abs(difference) <= 1e-9 {
            let equals = problem.isExclusive(bid) ? leaving : outcome.award.contracts.filter { isEqual($0, index) }
            let isLater = !equals.isEmpty && equals.allSatisfy { problem.bids[$0.bid].id < bid.id }
            return isLater ? .laterID : .wholeAward
        }
        // Exactly the same lots change hands: nothing else would move.
        let lots = leaving.map { LotKey(tier: $0.tier, lot: $0.lot) }
        if problem.isExclusive(bid), Set(lots) == Set(bid.keys), lots.count == bid.lots.count, difference.isFinite {
            return .withinGap(by: -difference)
        }
        return .wholeAward
    }

    /// Whether tiers are awarded in sequence and one before the bid's holds some of its hours.
    private func isSettledEarlier(_ bid: Bid) -> Bool {
        problem.tender.terms.order == .inSequence
            && problem.areas(of: bid).contains { area in holder[area].map { $0.tier < bid.tier } ?? false }
            && (problem.isExclusive(bid)
                || problem.areas(of: bid).allSatisfy { (holder[$0]?.tier ?? bid.tier) < bid.tier })
    }

    /// Whether a contract is for a lot of the bid at the bid's own weight.
    private func isEqual(_ contract: Contract, _ index: Int) -> Bool {
        let bid = problem.bids[index]
        return contract.tier == bid.tier && bid.lots.contains(contract.lot)
            && problem.weights[contract.bid] == problem.weights[index]
    }

    /// Weight an hour of those who hold the bid's hours: their mean for lots that one takes whole; for a lot that is shared
    /// the dearest of its own winners, which any cheaper one could displace, or of all where it has none. Nil where some of
    /// these hours have no winner.
    private func heldWeight(_ bid: Bid) -> Double? {
        var areas = problem.areas(of: bid).filter { problem.hours[$0] > 0 }
        if !problem.isExclusive(bid) {
            let shared = areas.filter { holder[$0]?.tier == bid.tier }
            if !shared.isEmpty { areas = shared }
        }
        let weights = areas.map { weight[$0] }
        guard !weights.isEmpty, weights.allSatisfy({ $0 != nil }) else { return nil }
        if !problem.isExclusive(bid) { return weights.compactMap { $0 }.max() }
        let hours = areas.reduce(0) { $0 + problem.hours[$1] }
        return zip(areas, weights).reduce(0) { $0 + problem.hours[$1.0] * ($1.1 ?? 0) } / hours
    }

    /// Contracts of exclusive bids that would end if the bid won; whole packages go.
    private func leaving(_ bid: Bid) -> [Contract] {
        guard problem.isExclusive(bid) else { return [] }
        let bids = Set(problem.areas(of: bid).compactMap { exclusiveBid[$0] })
        return outcome.award.contracts.filter { bids.contains($0.bid) }
    }

    /// The first limit that the bid would break if it took the place of those contracts.
    private func broken(_ bid: Bid, _ leaving: [Contract]) -> AwardLimit? {
        let contracts = gained(bid)
        let gone = Set(leaving.map(\.bid))
        let own = (byProvider[bid.provider] ?? []).filter { !gone.contains($0.bid) }
        let after = Holding(own + contracts)
        var others: [Int: Holding] = [:]
        for provider in Set(leaving.map(\.provider)) where provider != bid.provider {
            others[provider] = Holding((byProvider[provider] ?? []).filter { !gone.contains($0.bid) })
        }
        for (index, rule) in problem.rules.enumerated() {
            if case .lotShare(let least, _) = rule, offersLess(bid, than: least) { return .rule(index) }
            if breaks(rule, bid.provider, after, others) { return .rule(index) }
        }
        let tier = problem.plan.tiers[bid.tier].rules
        if let limit = tier.lotLimit, after.lots.count(where: { $0.tier == bid.tier }) > limit {
            return .lotLimit(tier: bid.tier)
        }
        if tier.offer == .shares, let lot = bid.lots.first {
            let winners = outcome.award.contracts.count { $0.tier == bid.tier && $0.lot == lot }
            if winners >= tier.maxWinners { return .winnersPerLot(tier: bid.tier) }
        }
        return nil
    }

    /// Whether a bid for a shared lot offers less than the least share of one.
    private func offersLess(_ bid: Bid, than least: Double) -> Bool {
        let tier = problem.plan.tiers[bid.tier]
        return tier.rules.offer == .shares
            && bid.lots.contains { bid.maxHours < least * tier.lots[$0].sum(problem.hours) * (1 - 1e-9) }
    }

    /// All hours of lots that one takes whole; of a shared lot the least that counts as winning.
    private func gained(_ bid: Bid) -> [Contract] {
        bid.lots.map { lot in
            let hours =
                problem.isExclusive(bid)
                ? problem.plan.tiers[bid.tier].lots[lot].sum(problem.hours) : AwardSolver.leastSharedHours
            return Contract(
                tier: bid.tier, lot: lot, rank: 1, provider: bid.provider, bid: -1, hours: hours, share: 1,
                ratePence: bid.ratePence)
        }
    }

    /// What one provider holds.
    private struct Holding {
        let hours: Double
        let pence: Double
        let lots: Set<LotKey>
        let bids: Int

        init(_ contracts: [Contract]) {
            hours = contracts.reduce(0) { $0 + $1.hours }
            pence = contracts.reduce(0) { $0 + $1.hours * Double($1.ratePence) } * Conventions.weeksPerYear
            lots = Set(contracts.map { LotKey(tier: $0.tier, lot: $0.lot) })
            bids = Set(contracts.map(\.bid)).count
        }
    }

    private func breaks(_ rule: AwardRule, _ provider: Int, _ after: Holding, _ others: [Int: Holding]) -> Bool {
        func within(_ count: Int, _ least: Int, _ most: Int?) -> Bool { count >= least && count <= most ?? .max }
        func before(_ holding: (Int, Holding)) -> Holding { Holding(byProvider[holding.0] ?? []) }
        switch rule {
        case .capacity: return after.hours > problem.capacity[provider] * (1 + 1e-9)
        case .oneBidEach: return after.bids > 1
        case .lotsAwarded(let least, let most):
            return !within(after.lots.count, least, most)
                || others.values.contains { !$0.lots.isEmpty && $0.lots.count < least }
        case .spend(let most): return after.pence > Double(most)
        case .budget(let most):
            let all = outcome.award.contracts.reduce(0) { $0 + $1.hours * Double($1.ratePence) }
            let lost = others.reduce(0) { $0 + before(($1.key, $1.value)).pence - $1.value.pence }
            let own = Holding(byProvider[provider] ?? []).pence
            return all * Conventions.weeksPerYear - lost - own + after.pence > Double(most)
        case .marketShare(let most): return after.hours > most * problem.offeredHours * (1 + 1e-9)
        case .winners(let least, let most):
            let count =
                byProvider.count + (byProvider[provider] == nil ? 1 : 0) - others.values.count { $0.lots.isEmpty }
            return !within(count, least, most)
        case .incumbentChanges(let most):
            let incumbents = problem.tender.incumbents
            let kept = incumbents.count { key, holder in
                if holder == provider { return after.lots.contains(key) }
                return (others[holder] ?? Holding(byProvider[holder] ?? [])).lots.contains(key)
            }
            return incumbents.count - kept > most
        case .group(let keys, let least, let most):
            let count = after.lots.intersection(keys).count
            return (count > 0 && !within(count, least, most))
                || others.values.contains { (1..<max(1, least)).contains($0.lots.intersection(keys).count) }
        case .rivalProviders(let rivals):
            return rivals.contains(provider)
                && rivals.contains { rival in
                    rival != provider && !(others[rival] ?? Holding(byProvider[rival] ?? [])).lots.isEmpty
                }
        case .separateLots(let keys): return after.lots.intersection(keys).count > 1
        case .allAwarded, .lotsBid, .incumbentKept, .reservedForSmall, .quality, .rate, .lotShare: return false
        }
    }
}
