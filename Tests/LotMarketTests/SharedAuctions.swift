import LotModel
import LotSearch

@testable import LotMarket

/// Random auctions of up to 3 areas, each a lot, under one lot that several share; up to 6 bids, any provider in both tiers.
/// Their best award by trying every set of exclusive and of shared winners: given both, hours fill from the cheapest, since
/// each shared winner has limits of its own only. Nothing here is taken from the program that it judges.
struct SharedAuction {
    let tender: Tender
    static let kinds = 12

    init(seed: UInt64, kinds: [Int], order: TierOrder) {
        var draw = SeededGenerator(Seed(seed))
        let areas = 1 + draw.index(below: 3)
        let providers = 1 + draw.index(below: 4)
        let hours = (0..<areas).map { _ in Double(10 + 5 * draw.index(below: 8)) }
        let all = hours.reduce(0, +)
        let plan = AwardMaps.plan(cells: areas, maxWinners: 1 + draw.index(below: 3))
        var large: Set<Int> = []
        let bids = (0..<(1 + draw.index(below: 6))).map { index -> Bid in
            let provider = draw.index(below: providers)
            let isLarge = draw.index(below: 2) == 0 && large.insert(provider).inserted
            let lot = isLarge ? 0 : draw.index(below: areas)
            return Bid(
                id: "b\(index)", provider: provider, tier: isLarge ? 1 : 0, lots: [lot],
                maxHours: isLarge ? Double(5 + draw.index(below: 90)) : 500,
                ratePence: 1_400 + draw.index(below: 300))
        }
        var incumbents: [LotKey: Int] = [:]
        for lot in 0..<areas where draw.index(below: 3) == 0 {
            incumbents[LotKey(tier: 0, lot: lot)] = draw.index(below: providers)
        }
        let rules = kinds.map { kind -> AwardRule in
            switch kind {
            case 0: .capacity
            case 1: .allAwarded
            case 2: .oneBidEach
            case 3: .lotsAwarded(min: draw.index(below: 3), max: 1 + draw.index(below: 2))
            case 4: .spend(maxPence: Int(all * 52 * 400) * (1 + draw.index(below: 4)))
            case 5: .marketShare(max: 0.2 + 0.1 * Double(draw.index(below: 7)))
            case 6: .winners(min: 1 + draw.index(below: 3), max: draw.index(below: 2) == 0 ? nil : 3)
            case 7: .winners(min: 0, max: 1)
            case 8: .incumbentChanges(max: draw.index(below: 3))
            case 9: .rivalProviders(Array(Set([0, draw.index(below: providers)])).sorted())
            case 10: .separateLots([LotKey(tier: 0, lot: 0), LotKey(tier: 1, lot: 0)])
            default:
                .lotShare(min: 0.1 * Double(draw.index(below: 4)), max: 0.4 + 0.1 * Double(draw.index(below: 7)))
            }
        }
        tender = Tender(
            plan: plan, hours: hours, bids: bids,
            capacity: (0..<providers).map { _ in Double(20 + 10 * draw.index(below: 10)) },
            terms: AwardTerms(rules: rules, order: order), incumbents: incumbents)
    }

    struct Best {
        var hours = -1.0
        var weight = Double.infinity
        var exclusive: [Int] = []
        /// Whether another award is as good to within rounding.
        var isTied = false
    }

    /// Nil when no award keeps the rules.
    var best: Best? {
        let exclusive = tender.bids.indices.filter { tender.bids[$0].tier == 0 }
        let shared = tender.bids.indices.filter { tender.bids[$0].tier == 1 }
        if tender.terms.order == .together { return best(subsets(exclusive), subsets(shared), isStage: false) }
        guard let first = best(subsets(exclusive), [[]], isStage: true) else { return nil }
        var second = best([first.exclusive], subsets(shared), isStage: false)
        if first.isTied { second?.isTied = true }
        return second
    }

    private func subsets(_ bids: [Int]) -> [[Int]] {
        (0..<(1 << bids.count)).map { mask in bids.indices.filter { mask >> $0 & 1 == 1 }.map { bids[$0] } }
    }

    private func best(_ exclusive: [[Int]], _ shared: [[Int]], isStage: Bool) -> Best? {
        var best: Best?
        for small in exclusive {
            for large in shared {
                guard let found = filled(small, large, isStage) else { continue }
                let isEqual = best.map { abs($0.hours - found.hours) < 1e-6 && abs($0.weight - found.weight) < 1e-3 }
                if isEqual == true { best?.isTied = true }
                guard let known = best else {
                    best = found
                    continue
                }
                if found.hours > known.hours + 1e-6
                    || (found.hours > known.hours - 1e-6 && found.weight < known.weight - 1e-3)
                {
                    best = found
                }
            }
        }
        return best
    }

    /// The best hours of these winners; nil when they break a rule. A stage of a sequence has no minima to reach.
    private func filled(_ small: [Int], _ large: [Int], _ isStage: Bool) -> Best? {
        let bids = tender.bids
        let all = tender.hours.reduce(0, +)
        guard Set(small.map { bids[$0].lots[0] }).count == small.count,
            large.count <= tender.plan.tiers[1].rules.maxWinners
        else { return nil }
        var room = [Double](repeating: .infinity, count: tender.capacity.count)
        var purse = room
        var part = (min: 0.0, max: 1.0)
        for rule in tender.terms.rules {
            switch rule {
            case .capacity:
                for provider in room.indices { room[provider] = min(room[provider], tender.capacity[provider]) }
            case .marketShare(let most): room = room.map { min($0, most * all) }
            case .spend(let most): purse = purse.map { min($0, Double(most) / 52) }
            case .lotShare(let least, let most): part = (max(part.min, least), min(part.max, most))
            default: if !counts(small, large, rule, isStage) { return nil }
            }
        }
        var found = Best(hours: 0, weight: 0, exclusive: small)
        for index in small {
            let hours = tender.hours[bids[index].lots[0]]
            room[bids[index].provider] -= hours
            purse[bids[index].provider] -= hours * Double(bids[index].ratePence)
            found.hours += hours
            found.weight += hours * Double(bids[index].ratePence)
        }
        guard room.allSatisfy({ $0 > -1e-9 }), purse.allSatisfy({ $0 > -1e-6 }) else { return nil }
        var left = all - found.hours
        let hasRules = tender.terms.rules.contains { $0 != .capacity }
        let takers = large.sorted { bids[$0].ratePence < bids[$1].ratePence }.map { index in
            let provider = bids[index].provider
            let offered = min(bids[index].maxHours, part.max * all)
            return (
                rate: Double(bids[index].ratePence), least: hasRules ? max(part.min * all, min(1, offered)) : 0,
                most: min(offered, room[provider], purse[provider] / Double(bids[index].ratePence))
            )
        }
        for taker in takers {
            guard taker.least <= taker.most + 1e-9 else { return nil }
            left -= taker.least
            found.hours += taker.least
            found.weight += taker.least * taker.rate
        }
        guard left > -1e-9 else { return nil }
        for taker in takers {
            let more = min(left, taker.most - taker.least)
            left -= more
            found.hours += more
            found.weight += more * taker.rate
        }
        if !isStage, tender.terms.rules.contains(.allAwarded), found.hours < all - 1e-6 { return nil }
        return found
    }

    private func counts(_ small: [Int], _ large: [Int], _ rule: AwardRule, _ isStage: Bool) -> Bool {
        let chosen = small + large
        let owners = Set(chosen.map { tender.bids[$0].provider })
        func lots(_ owner: Int) -> Int { chosen.count { tender.bids[$0].provider == owner } }
        switch rule {
        case .oneBidEach: return owners.allSatisfy { lots($0) <= 1 }
        case .lotsAwarded(let least, let most):
            return owners.allSatisfy { lots($0) <= most ?? 9 && (isStage || lots($0) >= least) }
        case .winners(let least, let most):
            return (isStage || owners.count >= least) && owners.count <= most ?? 9
        case .incumbentChanges(let most):
            let kept = small.count {
                tender.incumbents[LotKey(tier: 0, lot: tender.bids[$0].lots[0])] == tender.bids[$0].provider
            }
            return isStage || tender.incumbents.count - kept <= most
        case .rivalProviders(let rivals): return owners.intersection(rivals).count <= 1
        case .separateLots:
            let first = small.first { tender.bids[$0].lots[0] == 0 }.map { tender.bids[$0].provider }
            return !large.contains { tender.bids[$0].provider == first }
        default: return true
        }
    }
}
