import LotGeometry
import LotModel
import LotSearch

@testable import LotMarket

/// Small made-up tenders: `cells` areas in a row, one exclusive lot each, under one shared lot over all of them.
enum AwardMaps {
    static func plan(cells: Int, maxWinners: Int, lotLimit: Int? = nil) -> LotPlan {
        let small = TierRules(
            name: "small", title: "Small", source: .eachArea, offer: .exclusive, maxWinners: 1, lotLimit: lotLimit)
        let large = TierRules(
            name: "large", title: "Large", source: .column("x", names: nil), offer: .shares, maxWinners: maxWinners)
        return LotPlan([
            Tier(
                rules: small, lots: (0..<cells).map { Lot(id: "c\($0)", name: "c\($0)", areas: [$0]) },
                coreCount: cells),
            Tier(
                rules: large, lots: [Lot(id: "all", name: "all", areas: Array(0..<cells))], coreCount: cells),
        ])
    }

    /// A random tender of `cells` areas and up to `providers` bidders, some small and some large.
    static func problem(seed: UInt64, cells: Int = 3, providers: Int = 4, lotLimit: Int? = nil) -> AwardProblem {
        var generator = SeededGenerator(Seed(seed))
        let hours = (0..<cells).map { _ in Double(10 + generator.index(below: 40)) }
        let capacity = (0..<providers).map { _ in Double(10 + generator.index(below: 90)) }
        var bids: [Bid] = []
        for provider in 0..<providers {
            if provider % 2 == 0 {
                for cell in 0..<cells where capacity[provider] >= hours[cell] && generator.uniform() < 0.7 {
                    bids.append(
                        Bid(
                            id: "s\(cell)p\(provider)", provider: provider, tier: 0, lots: [cell],
                            maxHours: hours[cell], ratePence: 1_400 + generator.index(below: 5) * 50))
                }
            } else {
                bids.append(
                    Bid(
                        id: "l\(provider)", provider: provider, tier: 1, lots: [0],
                        maxHours: min(capacity[provider], hours.reduce(0, +)),
                        ratePence: 1_400 + generator.index(below: 5) * 50))
            }
        }
        let plan = plan(cells: cells, maxWinners: 1 + generator.index(below: 2), lotLimit: lotLimit)
        return AwardProblem(plan: plan, hours: hours, bids: bids, capacity: capacity)
    }

    /// Best (hours, pence a week) by trying every set of exclusive winners and of shared winners; given the sets, shared
    /// hours fill from the cheapest.
    static func enumerate(_ problem: AwardProblem) -> (hours: Double, pence: Double) {
        let exclusive = problem.bids.indices.filter { problem.bids[$0].tier == 0 }
        let shared = problem.bids.indices.filter { problem.bids[$0].tier == 1 }
        var best = (hours: -1.0, pence: 0.0)
        for mask in 0..<(1 << exclusive.count) {
            var room = problem.capacity
            var taken = Set<Int>()
            var lots = [Int](repeating: 0, count: room.count)
            var hours = 0.0
            var pence = 0.0
            var isFeasible = true
            for (position, index) in exclusive.enumerated() where mask >> position & 1 == 1 {
                let bid = problem.bids[index]
                isFeasible = isFeasible && taken.insert(bid.lots[0]).inserted
                room[bid.provider] -= problem.hours[bid.lots[0]]
                lots[bid.provider] += 1
                isFeasible = isFeasible && room[bid.provider] >= -1e-9
                hours += problem.hours[bid.lots[0]]
                pence += problem.hours[bid.lots[0]] * Double(bid.ratePence)
            }
            if let limit = problem.plan.tiers[0].rules.lotLimit {
                isFeasible = isFeasible && lots.allSatisfy { $0 <= limit }
            }
            if !isFeasible { continue }
            let free = problem.hours.indices.reduce(0) { $0 + (taken.contains($1) ? 0 : problem.hours[$1]) }
            for winners in 0..<(1 << shared.count)
            where winners.nonzeroBitCount <= problem.plan.tiers[1].rules.maxWinners {
                var left = free
                var all = (hours: hours, pence: pence)
                let chosen = shared.indices.filter { winners >> $0 & 1 == 1 }.map { problem.bids[shared[$0]] }
                for bid in chosen.sorted(by: { $0.ratePence < $1.ratePence }) {
                    let take = max(0, min(left, bid.maxHours, room[bid.provider]))
                    left -= take
                    all.hours += take
                    all.pence += take * Double(bid.ratePence)
                }
                if all.hours > best.hours + 1e-6 || (all.hours > best.hours - 1e-6 && all.pence < best.pence) {
                    best = all
                }
            }
        }
        return best
    }

    static func rules(gap: Double = 0) -> AwardRules {
        Rules(ParameterValues(priceYear: "2014/15", given: ["demand.people": 1, "award.gap": gap])).award
    }
}
