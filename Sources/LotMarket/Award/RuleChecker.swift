import LotModel

/// Recomputes validity, scores, every rule and the objective from a tender's bids and the contracts alone. Shares no code
/// with the solver, whose rows, scores and exchanges it is there to doubt.
///
/// What holds without rules (areas once, hours, ceilings, winners per lot) is `AwardChecker`'s; it does not look for a
/// better award.
public struct RuleChecker: Sendable {
    private static let tolerance = 1e-5

    private let tender: Tender
    private let contracts: [Contract]
    private let names: [String]

    /// - Parameter names: of the providers, for the faults.
    public init(_ tender: Tender, contracts: [Contract], names: [String]) {
        self.tender = tender
        self.contracts = contracts
        self.names = names
    }

    /// Everything that is wrong, in words; empty when bids, rules and objective agree.
    public func faults(objective: Double) -> [String] {
        var faults = contracts.flatMap { bidFaults($0) }
        for (index, rule) in tender.terms.rules.enumerated() where !holds(rule) {
            faults.append("rule \(index + 1) is broken: \(RuleText(tender: tender, names: names).sentence(rule))")
        }
        var alternatives: [String: Set<Int>] = [:]
        for index in Set(contracts.map(\.bid)) {
            let bid = tender.bids[index]
            if let name = bid.alternative { alternatives["\(bid.provider) \(name)", default: []].insert(index) }
        }
        for (name, bids) in alternatives where bids.count > 1 { faults.append("alternatives \(name) win together") }
        let expected = recomputedObjective
        if abs(expected - objective) > Self.tolerance * max(1, abs(expected)) + 1 {
            faults.append("objective is \(objective), recomputed \(expected)")
        }
        return faults.sorted()
    }

    /// Hundredths of points of a bid, 0 to 10,000, or nil where price alone decides.
    public func points(_ index: Int) -> Int? {
        guard case .priceQuality(let priceShare, let qualityShare, let method) = tender.terms.scoring else {
            return nil
        }
        let bid = tender.bids[index]
        let price: Double
        switch method {
        case .fixedScale(let best, let worst):
            if bid.ratePence <= best {
                price = 1
            } else {
                price = bid.ratePence >= worst ? 0 : Double(worst - bid.ratePence) / Double(worst - best)
            }
        case .relativeToLowest:
            var all = 0.0
            var cheapest = 0.0
            for lot in bid.lots {
                let hours = hoursOfLot(bid.tier, lot)
                let rates = tender.bids.indices.filter {
                    tender.bids[$0].tier == bid.tier && tender.bids[$0].lots.contains(lot) && isValid($0)
                }.map { tender.bids[$0].ratePence }
                all += hours
                cheapest += hours * Double(rates.min() ?? bid.ratePence)
            }
            price = all > 0 ? min(1, cheapest / (all * Double(bid.ratePence))) : 0
        }
        let priceHundredths = Int((price * 10_000).rounded())
        let qualityHundredths = Int((bid.quality * 10_000).rounded())
        return (priceHundredths * priceShare + qualityHundredths * qualityShare + 50) / 100
    }

    /// Hours per week, of those offered, that nobody won.
    public var unawardedHours: Double { max(0, offered - hours(contracts)) }

    /// In the unit of the tender's objective.
    public var recomputedObjective: Double {
        var sum = 0.0
        var awarded = 0.0
        var cache: [Int: Double] = [:]
        for contract in contracts {
            let weight =
                cache[contract.bid] ?? points(contract.bid).map { Double(10_000 - $0) }
                ?? Double(tender.bids[contract.bid].ratePence)
            cache[contract.bid] = weight
            sum += contract.hours * weight
            awarded += contract.hours
        }
        let without = max(0, offered - awarded)
        sum += (without > 1e-3 ? without : 0) * Double(tender.terms.penaltyPerHour ?? 0)
        return tender.terms.scoring == .leastCost ? sum * 52 : sum
    }

    private var offered: Double {
        var covered = [Bool](repeating: false, count: tender.hours.count)
        for tier in tender.plan.tiers { for lot in tier.lots { for area in lot.areas { covered[area] = true } } }
        var sum = 0.0
        for area in covered.indices where covered[area] { sum += tender.hours[area] }
        return sum
    }

    private func hoursOfLot(_ tier: Int, _ lot: Int) -> Double {
        var sum = 0.0
        for area in tender.plan.tiers[tier].lots[lot].areas { sum += tender.hours[area] }
        return sum
    }

    private func bidFaults(_ contract: Contract) -> [String] {
        let bid = tender.bids[contract.bid]
        return isValid(contract.bid) ? [] : ["bid \(bid.id) wins though the rules keep it out"]
    }

    private func isValid(_ index: Int) -> Bool {
        let bid = tender.bids[index]
        if let ceiling = tender.plan.tiers[bid.tier].rules.ceilingPence, ceiling < bid.ratePence { return false }
        if tender.plan.tiers[bid.tier].rules.offer == .exclusive {
            var needed = 0.0
            for lot in bid.lots { needed += hoursOfLot(bid.tier, lot) }
            if bid.maxHours < needed - Self.tolerance { return false }
        }
        for rule in tender.terms.rules {
            switch rule {
            case .lotsBid(let most):
                var lots: Set<[Int]> = []
                for other in tender.bids where other.provider == bid.provider {
                    for lot in other.lots { lots.insert([other.tier, lot]) }
                }
                if lots.count > most { return false }
            case .incumbentKept(let keys):
                for key in keys where key.tier == bid.tier && bid.lots.contains(key.lot) {
                    if let holder = tender.incumbents[key], holder != bid.provider { return false }
                }
            case .reservedForSmall(let keys):
                let touches = keys.contains { $0.tier == bid.tier && bid.lots.contains($0.lot) }
                if touches, !tender.small.contains(bid.provider) { return false }
            case .quality(let least): if bid.quality < least { return false }
            case .rate(let least, let most):
                if bid.ratePence < least { return false }
                if let most, bid.ratePence > most { return false }
            default: break
            }
        }
        return true
    }
}

extension RuleChecker {
    private func holds(_ rule: AwardRule) -> Bool {
        switch rule {
        case .lotsBid, .incumbentKept, .reservedForSmall, .quality, .rate: true
        case .capacity: byProvider.allSatisfy { !exceeds(hours($0.value), tender.capacity[$0.key]) }
        case .allAwarded: !exceeds(offered, hours(contracts) + 1e-3)
        case .oneBidEach: byProvider.allSatisfy { Set($0.value.map(\.bid)).count == 1 }
        case .lotsAwarded(let least, let most):
            byProvider.allSatisfy { lots($0.value).count >= least && lots($0.value).count <= most ?? .max }
        case .spend(let most): byProvider.allSatisfy { !exceeds(pence($0.value), Double(most)) }
        case .budget(let most): !exceeds(pence(contracts), Double(most))
        case .marketShare(let most): byProvider.allSatisfy { !exceeds(hours($0.value), most * offered) }
        case .winners(let least, let most): byProvider.count >= least && byProvider.count <= most ?? .max
        case .incumbentChanges(let most):
            tender.incumbents.count { key, holder in
                !contracts.contains { $0.tier == key.tier && $0.lot == key.lot && $0.provider == holder }
            } <= most
        case .group(let keys, let least, let most):
            byProvider.allSatisfy { provider in
                let count = keys.count { key in provider.value.contains { $0.tier == key.tier && $0.lot == key.lot } }
                return count == 0 || (count >= least && count <= most ?? .max)
            }
        case .rivalProviders(let rivals): rivals.count { byProvider[$0] != nil } <= 1
        case .separateLots(let keys):
            byProvider.allSatisfy { provider in
                keys.count { key in provider.value.contains { $0.tier == key.tier && $0.lot == key.lot } } <= 1
            }
        case .lotShare(let least, let most):
            contracts.allSatisfy { contract in
                if tender.plan.tiers[contract.tier].rules.offer != .shares { return true }
                let lot = hoursOfLot(contract.tier, contract.lot)
                return !exceeds(contract.hours, most * lot) && !exceeds(least * lot, contract.hours)
            }
        }
    }

    private var byProvider: [Int: [Contract]] { Dictionary(grouping: contracts, by: \.provider) }

    private func hours(_ contracts: [Contract]) -> Double { contracts.map(\.hours).reduce(0, +) }

    private func pence(_ contracts: [Contract]) -> Double {
        contracts.map { 52 * $0.hours * Double($0.ratePence) }.reduce(0, +)
    }

    private func lots(_ contracts: [Contract]) -> Set<[Int]> { Set(contracts.map { [$0.tier, $0.lot] }) }

    private func exceeds(_ value: Double, _ limit: Double) -> Bool {
        value > limit + Self.tolerance * max(1, abs(limit))
    }
}
