import LotModel
import LotSearch

@testable import LotMarket

/// Random auctions of up to 6 bids and 4 lots, and their best award by trying every set of winning bids. Nothing here is
/// taken from the program that it judges.
struct SmallAuction {
    let tender: Tender

    /// How many kinds of rules `rule(_:)` makes.
    static let kinds = 18

    init(seed: UInt64, kinds: [Int]) {
        var draw = SeededGenerator(Seed(seed))
        let areas = 1 + draw.index(below: 4)
        let providers = 1 + draw.index(below: 4)
        let hours = (0..<areas).map { _ in Double(10 + 5 * draw.index(below: 8)) }
        let isTiered = draw.index(below: 4) == 0
        func tier(_ name: String, _ lots: [[Int]]) -> Tier {
            Tier(
                rules: TierRules(name: name, title: name, source: .none, offer: .exclusive, maxWinners: 1),
                lots: lots.enumerated().map { Lot(id: "\(name)\($0)", name: "", areas: $1) }, coreCount: areas)
        }
        let small = tier("s", (0..<areas).map { [$0] })
        let large = tier("l", [Array(0..<areas)])
        let plan = LotPlan(isTiered ? [small, large] : [small])
        let bids = (0..<(1 + draw.index(below: 6))).map { index -> Bid in
            let isLarge = isTiered && draw.index(below: 3) == 0
            var lots = [draw.index(below: areas)]
            if draw.index(below: 3) == 0 { lots = Array(Set(lots + [draw.index(below: areas)])).sorted() }
            return Bid(
                id: "b\(index)", provider: draw.index(below: providers), tier: isLarge ? 1 : 0,
                lots: isLarge ? [0] : lots, maxHours: draw.index(below: 12) == 0 ? 20 : 500,
                ratePence: 1_400 + 10 * draw.index(below: 30), quality: Double(draw.index(below: 11)) / 10,
                alternative: draw.index(below: 6) == 0 ? "x" : nil)
        }
        let keys = (0..<areas).map { LotKey(tier: 0, lot: $0) }
        var incumbents: [LotKey: Int] = [:]
        for key in keys where draw.index(below: 3) == 0 { incumbents[key] = draw.index(below: providers) }
        let rules = kinds.map { Self.rule($0, keys: keys, providers: providers, hours: hours, &draw) }
        let price: PriceScore =
            draw.index(below: 2) == 0 ? .relativeToLowest : .fixedScale(bestPence: 1_450, worstPence: 1_650)
        let weight = 10 * draw.index(below: 11)
        tender = Tender(
            plan: plan, hours: hours, bids: bids,
            capacity: (0..<providers).map { _ in Double(20 + 10 * draw.index(below: 10)) },
            terms: AwardTerms(
                scoring: draw.index(below: 2) == 0
                    ? .leastCost : .priceQuality(priceWeight: weight, qualityWeight: 100 - weight, price: price),
                rules: rules, penaltyPerHour: draw.index(below: 4) == 0 ? 500 + 100 * draw.index(below: 20) : nil),
            small: [0], incumbents: incumbents)
    }

    private static func rule(
        _ kind: Int, keys: [LotKey], providers: Int, hours: [Double], _ draw: inout SeededGenerator
    ) -> AwardRule {
        let total = hours.reduce(0, +)
        let some = [keys[draw.index(below: keys.count)], keys[draw.index(below: keys.count)]]
        let group = Array(Set(some)).sorted()
        switch kind {
        case 0: return .capacity
        case 1: return .allAwarded
        case 2: return .oneBidEach
        case 3: return .lotsBid(max: 1 + draw.index(below: 3))
        case 4: return .lotsAwarded(min: draw.index(below: 3), max: 2 + draw.index(below: 2))
        case 5: return .spend(maxPence: Int(total * 52 * 300) * (1 + draw.index(below: 5)))
        case 6: return .budget(maxPence: Int(total * 52 * 400) * (1 + draw.index(below: 4)))
        case 7: return .marketShare(max: 0.2 + 0.1 * Double(draw.index(below: 7)))
        case 8: return .winners(min: 1 + draw.index(below: 3), max: draw.index(below: 2) == 0 ? nil : 3)
        case 9: return .winners(min: 0, max: 1)
        case 10: return .incumbentChanges(max: draw.index(below: 3))
        case 11: return .incumbentKept(group)
        case 12: return .reservedForSmall(group)
        case 13: return .group(keys, min: draw.index(below: 3), max: 2 + draw.index(below: 2))
        case 14: return .rivalProviders(Array(Set([0, draw.index(below: providers)])).sorted())
        case 15: return .separateLots(keys)
        case 16: return .quality(min: 0.1 * Double(draw.index(below: 7)))
        default: return .rate(minPence: 1_400 + 10 * draw.index(below: 10), maxPence: 1_600)
        }
    }

    struct Best {
        var hours = -1.0
        var objective = Double.infinity
        var bids: [Int] = []

        /// Among equals, the one that holds the lowest of the bids in which they differ; ids ascend with indices.
        func precedes(_ other: Best, hasPenalty: Bool) -> Bool {
            if !hasPenalty, hours != other.hours { return hours > other.hours }
            if abs(objective - other.objective) > 1e-9 * max(1, objective) { return objective < other.objective }
            let differing = Set(bids).symmetricDifference(other.bids).min()
            return differing.map(bids.contains) ?? false
        }
    }

    /// Best award, or nil when no set of bids keeps the rules: most hours first, unless the terms state a penalty.
    func best(without left: Set<Int> = [], otherThan contracts: [Contract]? = nil) -> Best? {
        awards(without: left, otherThan: contracts).min {
            $0.precedes($1, hasPenalty: tender.terms.penaltyPerHour != nil)
        }
    }

    /// Every award that keeps the rules.
    func awards(without left: Set<Int> = [], otherThan contracts: [Contract]? = nil) -> [Best] {
        let taken = contracts.map { Set($0.map { [$0.tier, $0.lot, $0.provider] }) }
        let rules = tender.terms.rules.enumerated().filter { !left.contains($0.offset) }.map(\.element)
        let valid = tender.bids.indices.filter { takesPart($0, rules) }
        var awards: [Best] = []
        for mask in 0..<(1 << valid.count) {
            let chosen = valid.enumerated().filter { mask >> $0.offset & 1 == 1 }.map(\.element)
            guard isAward(chosen), rules.allSatisfy({ keeps(chosen, $0) }) else { continue }
            if let taken, taken == winners(chosen) { continue }
            let hours = chosen.map(volume).reduce(0, +)
            let offered = tender.hours.reduce(0, +)
            var objective = chosen.map { volume($0) * weight($0) }.reduce(0, +)
            if let penalty = tender.terms.penaltyPerHour { objective += Double(penalty) * (offered - hours) }
            if tender.terms.scoring == .leastCost { objective *= 52 }
            awards.append(Best(hours: hours, objective: objective, bids: chosen))
        }
        return awards
    }

    /// Whether these bids may win together.
    func isKept(_ chosen: [Int]) -> Bool { isAward(chosen) && tender.terms.rules.allSatisfy { keeps(chosen, $0) } }

    /// Whether some set of bids keeps these rules, by their places, and gives all of these areas a winner.
    func canAward(_ areas: [Int], keeping places: Set<Int>) -> Bool {
        let rules = tender.terms.rules.enumerated().filter { places.contains($0.offset) }.map(\.element)
        let valid = tender.bids.indices.filter { takesPart($0, rules) }
        return (0..<(1 << valid.count)).contains { mask in
            let chosen = valid.enumerated().filter { mask >> $0.offset & 1 == 1 }.map(\.element)
            let covered = chosen.flatMap {
                tender.bids[$0].tier == 1 ? Array(tender.hours.indices) : tender.bids[$0].lots
            }
            return Set(areas).isSubset(of: covered) && isAward(chosen) && rules.allSatisfy { keeps(chosen, $0) }
        }
    }

    private func winners(_ chosen: [Int]) -> Set<[Int]> {
        Set(
            chosen.flatMap { index in
                tender.bids[index].lots.map { [tender.bids[index].tier, $0, tender.bids[index].provider] }
            })
    }

    private func lotHours(_ bid: Bid, _ lot: Int) -> Double {
        bid.tier == 0 ? tender.hours[lot] : tender.hours.reduce(0, +)
    }

    private func volume(_ index: Int) -> Double {
        let bid = tender.bids[index]
        return bid.lots.map { lotHours(bid, $0) }.reduce(0, +)
    }

    private func takesPart(_ index: Int, _ rules: [AwardRule]) -> Bool {
        let bid = tender.bids[index]
        return bid.maxHours >= volume(index)
            && rules.allSatisfy { rule in
                switch rule {
                case .lotsBid(let most):
                    Set(
                        tender.bids.filter { $0.provider == bid.provider }.flatMap { own in
                            own.lots.map { own.tier * 9 + $0 }
                        }
                    )
                    .count <= most
                case .incumbentKept(let keys):
                    bid.tier == 1
                        || bid.lots.allSatisfy { lot in
                            let key = LotKey(tier: 0, lot: lot)
                            return !keys.contains(key) || [nil, bid.provider].contains(tender.incumbents[key])
                        }
                case .reservedForSmall(let keys):
                    bid.provider == 0 || bid.tier == 1 || keys.allSatisfy { !bid.lots.contains($0.lot) }
                case .quality(let least): bid.quality >= least
                case .rate(let least, let most): bid.ratePence >= least && bid.ratePence <= most ?? 9_999
                default: true
                }
            }
    }

    private func isAward(_ chosen: [Int]) -> Bool {
        let areas = chosen.flatMap { tender.bids[$0].tier == 1 ? Array(tender.hours.indices) : tender.bids[$0].lots }
        let named = chosen.filter { tender.bids[$0].alternative != nil }.map { tender.bids[$0].provider }
        return Set(areas).count == areas.count && Set(named).count == named.count
    }

    private func keeps(_ chosen: [Int], _ rule: AwardRule) -> Bool {
        let owners = Set(chosen.map { tender.bids[$0].provider })
        func own(_ provider: Int) -> [Int] { chosen.filter { tender.bids[$0].provider == provider } }
        func lots(_ provider: Int) -> [LotKey] {
            own(provider).flatMap { bid in tender.bids[bid].lots.map { LotKey(tier: tender.bids[bid].tier, lot: $0) } }
        }
        func paid(_ bids: [Int]) -> Double {
            bids.map { volume($0) * Double(tender.bids[$0].ratePence) * 52 }.reduce(0, +)
        }
        func won(_ bids: [Int]) -> Double { bids.map(volume).reduce(0, +) }
        let all = tender.hours.reduce(0, +)
        switch rule {
        case .capacity: return owners.allSatisfy { won(own($0)) <= tender.capacity[$0] }
        case .allAwarded: return won(chosen) == all
        case .oneBidEach: return owners.count == chosen.count
        case .lotsAwarded(let least, let most):
            return owners.allSatisfy {
                (least...max(least, most ?? 99)).contains(lots($0).count) && lots($0).count <= most ?? 99
            }
        case .spend(let most): return owners.allSatisfy { paid(own($0)) <= Double(most) }
        case .budget(let most): return paid(chosen) <= Double(most)
        case .marketShare(let most): return owners.allSatisfy { won(own($0)) <= most * all + 1e-9 }
        case .winners(let least, let most): return owners.count >= least && owners.count <= most ?? 99
        case .incumbentChanges(let most):
            return tender.incumbents.filter { !lots($0.value).contains($0.key) }.count <= most
        case .group(let keys, let least, let most):
            return owners.allSatisfy { owner in
                let count = lots(owner).filter(keys.contains).count
                return count == 0 || (count >= least && count <= most ?? 99)
            }
        case .rivalProviders(let rivals): return owners.intersection(rivals).count <= 1
        case .separateLots(let keys): return owners.allSatisfy { lots($0).filter(keys.contains).count <= 1 }
        default: return true
        }
    }

    /// Pence, or hundredths of points missed, with the lowest prices among all valid bids under all rules.
    private func weight(_ index: Int) -> Double {
        let bid = tender.bids[index]
        guard case .priceQuality(let price, let quality, let method) = tender.terms.scoring else {
            return Double(bid.ratePence)
        }
        let points: Double
        switch method {
        case .fixedScale: points = min(100, max(0, Double(1_650 - bid.ratePence) / 2))
        case .relativeToLowest:
            let lowest =
                bid.lots.map { lot -> Double in
                    let rates = tender.bids.indices.filter {
                        tender.bids[$0].tier == bid.tier && tender.bids[$0].lots.contains(lot)
                            && takesPart($0, tender.terms.rules)
                    }.map { Double(tender.bids[$0].ratePence) }
                    return lotHours(bid, lot) * (rates.min() ?? Double(bid.ratePence))
                }.reduce(0, +) / volume(index)
            points = min(100, 100 * lowest / Double(bid.ratePence))
        }
        let total =
            ((points * 100).rounded() * Double(price) + (bid.quality * 10_000).rounded() * Double(quality)) / 100
        return 10_000 - (total + 0.5).rounded(.down)
    }
}
