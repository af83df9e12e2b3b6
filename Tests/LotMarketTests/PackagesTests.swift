import LotModel
import Testing

@testable import LotMarket

@Suite struct PackagesTests {
    static func bids(_ seed: UInt64, _ lots: Double, _ given: [String: Double] = [:]) -> (BiddingProblem, Bids) {
        let problem = BiddingMaps.problem(
            seed: seed, areas: 8, given.merging(["bidding.package_lots": lots]) { own, _ in own })
        return (problem, Bidding(problem).bids(.naive(plan: problem.plan, hours: problem.hours)))
    }

    /// Packages beside the single bids: connected, distinct, within what the bidder can take, at their own price.
    @Test(arguments: 0..<40) func everyPackageHolds(seed: UInt64) {
        let (problem, bids) = Self.bids(seed, 3)
        let (_, singles) = Self.bids(seed, 1)
        #expect(bids.bids.filter { $0.lots.count == 1 } == singles.bids, "seed \(seed)")
        let packages = bids.bids.filter { $0.lots.count > 1 }
        #expect(Set(packages.map { "\($0.provider) \($0.lots)" }).count == packages.count)
        for bid in packages {
            // Lots of the small tier are areas in a row, so a connected package is a run of numbers.
            #expect(bid.tier == 0 && bid.lots.count <= 3)
            #expect(bid.lots == Array(bid.lots[0]..<bid.lots[0] + bid.lots.count), "seed \(seed)")
            let hours = bid.lots.reduce(0) { $0 + problem.hours[$1] }
            #expect(abs(bid.maxHours - hours) < 1e-9 && hours <= problem.capacity.hours[bid.provider])
            var pence = 0.0
            for area in bid.lots {
                let near = bid.lots.filter { abs($0 - area) == 1 }.map { (area: $0, hours: problem.hours[$0]) }
                let travel = problem.hops.travelPerHour(area: area, hours: problem.hours[area], neighbours: near)
                pence +=
                    problem.hours[area]
                    * problem.costs.cost(wagePence: problem.providers[bid.provider].wagePence, travel: travel)
                    .withoutSurplus
            }
            let price = pence / hours * 1.05 * 0.95
            #expect(Double(bid.ratePence) >= price - 1e-6 && Double(bid.ratePence) < price + 1 + 1e-6)
            #expect(bid.ratePence <= problem.rules.ceilingPence)
        }
    }

    @Test func someMarketHasPackages() {
        let counts = (0..<40).map { seed in Self.bids(UInt64(seed), 3).1.bids.count { $0.lots.count == 3 } }
        #expect(counts.reduce(0, +) > 10)
    }

    /// Pairs worked out a second time: from each lot entered, the neighbour that adds the least cost per hour.
    @Test(arguments: 0..<60) func pairsJoinTheCheapestNeighbour(seed: UInt64) {
        let (problem, bids) = Self.bids(seed, 2)
        var expected: Set<String> = []
        for (index, provider) in problem.providers.enumerated() where provider.tiers.contains("small") {
            func pence(_ lots: [Int]) -> Double {
                lots.reduce(0) { sum, area in
                    let near = lots.filter { abs($0 - area) == 1 }.map { (area: $0, hours: problem.hours[$0]) }
                    let travel = problem.hops.travelPerHour(area: area, hours: problem.hours[area], neighbours: near)
                    let cost = problem.costs.cost(wagePence: provider.wagePence, travel: travel)
                    return sum + problem.hours[area] * cost.withoutSurplus
                }
            }
            func canServe(_ lot: Int) -> Bool {
                problem.reach[index][lot] <= provider.radiusMinutes
                    && problem.hours[lot] <= problem.capacity.hours[index]
                    && problem.capacity.hours[index] + problem.capacity.retained[index] >= provider.viabilityHours
            }
            let entered = bids.bids.filter { $0.provider == index && $0.tier == 0 && $0.lots.count == 1 }.map {
                $0.lots[0]
            }
            for lot in entered {
                let beside = [lot - 1, lot + 1].filter {
                    problem.hours.indices.contains($0) && canServe($0)
                        && problem.hours[$0] + problem.hours[lot] <= problem.capacity.hours[index]
                }
                let added = beside.map { (pence([lot, $0].sorted()) - pence([lot])) / problem.hours[$0] }
                guard let least = added.min(), let best = added.firstIndex(of: least) else { continue }
                let pair = [lot, beside[best]].sorted()
                let price = pence(pair) / pair.reduce(0) { $0 + problem.hours[$1] } * 1.05 * 0.95
                if Int(price.rounded(.up)) <= problem.rules.ceilingPence { expected.insert("\(index) \(pair)") }
            }
        }
        let found = bids.bids.filter { $0.lots.count == 2 }.map { "\($0.provider) \($0.lots)" }
        #expect(Set(found) == expected, "seed \(seed)")
    }

    @Test func aLimitOnLotsHoldsForPackagesToo() {
        let (_, bids) = Self.bids(3, 3, ["bidding.most_lots": 2])
        for provider in 0..<5 {
            let lots = Set(bids.bids.filter { $0.provider == provider && $0.tier == 0 }.flatMap(\.lots))
            #expect(lots.count <= 2)
        }
    }
}
