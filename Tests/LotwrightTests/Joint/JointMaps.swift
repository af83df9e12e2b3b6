import LotDesign
import LotMarket
import LotModel
import LotSearch

@testable import Lotwright

/// Small made-up maps of which every plan is a candidate: a grid of areas, lots with random prices, and small bidders for
/// single areas where lots are shared.
struct JointMap {
    let brief: DesignBrief
    let hours: [Double]
    let capacity: [Double]
    let terms: AwardTerms
    let offer: Offer
    let seed: UInt64
    let providers = 3

    init(rows: Int, columns: Int, lots: Int, offer: Offer, rules: [AwardRule] = [.capacity], seed: UInt64) throws {
        var random = SeededGenerator(Seed(seed))
        let count = rows * columns
        let hours = (0..<count).map { _ in 10 + random.index(below: 20) }
        var pairs: [SharedBoundary] = []
        for area in 0..<count {
            if area % columns + 1 < columns { pairs.append(SharedBoundary(area, area + 1, metres: 1)) }
            if area + columns < count { pairs.append(SharedBoundary(area, area + columns, metres: 1)) }
        }
        brief = try DesignBrief(
            graph: AreaGraph(
                codes: (0..<count).map { "a\($0)" }, eastings: (0..<count).map { Double($0 % columns) * 1_000 },
                northings: (0..<count).map { Double($0 / columns) * 1_000 }, boundaries: pairs),
            lots: lots...lots, measures: [BalancedMeasure(name: "hours", loads: hours, limits: .tolerance(0.7))],
            objective: DesignObjective(.cutEdges))
        self.hours = hours.map(Double.init)
        capacity = (0..<3).map { _ in Double(40 + random.index(below: 100)) }
        terms = AwardTerms(rules: rules)
        self.offer = offer
        self.seed = seed
    }

    /// Every plan that keeps the brief, lots numbered by first area.
    var plans: [[Int]] {
        let checker = DesignChecker(brief)
        let lots = brief.lots.lowerBound
        var found: [[Int]] = []
        func extend(_ plan: [Int], used: Int) {
            if plan.count == hours.count {
                if used == lots, checker.faults(of: plan).isEmpty { found.append(plan) }
                return
            }
            for lot in 0...min(used, lots - 1) { extend(plan + [lot], used: max(used, lot + 1)) }
        }
        extend([], used: 0)
        return found
    }

    /// The price of a provider for some areas, the same in whatever plan they are a lot.
    func pence(_ provider: Int, _ areas: [Int]) -> Int {
        let name = areas.map(String.init).joined(separator: "-")
        let place = name.utf8.reduce(provider) { ($0 &* 31 &+ Int($1)) & 0xFFFF_FFFF }
        var random = SeededGenerator(Seed(seed).child("price", index: place))
        return 1_400 + 25 * random.index(below: 9)
    }

    func problem(_ plan: [Int]) -> AwardProblem {
        let lots = (0..<brief.lots.lowerBound).map { lot in plan.indices.filter { plan[$0] == lot } }
        let wide = TierRules(
            name: "wide", title: "Wide", source: .designed, offer: offer, maxWinners: offer == .shares ? 2 : 1)
        let small = TierRules(name: "small", title: "Small", source: .eachArea, offer: .exclusive, maxWinners: 1)
        var tiers = [
            Tier(
                rules: wide, lots: lots.enumerated().map { Lot(id: "L\($0)", name: "L\($0)", areas: $1) },
                coreCount: hours.count)
        ]
        var bids: [Bid] = []
        for (lot, areas) in lots.enumerated() {
            let all = areas.reduce(0) { $0 + hours[$1] }
            for provider in 0..<providers where offer == .shares || capacity[provider] >= all {
                bids.append(
                    Bid(
                        id: "w\(lot)p\(provider)", provider: provider, tier: 0, lots: [lot],
                        maxHours: min(all, capacity[provider]), ratePence: pence(provider, areas)))
            }
        }
        if offer == .shares {
            tiers.append(
                Tier(
                    rules: small, lots: hours.indices.map { Lot(id: "a\($0)", name: "a\($0)", areas: [$0]) },
                    coreCount: hours.count))
            for area in stride(from: 0, to: hours.count, by: 2) {
                bids.append(
                    Bid(
                        id: "s\(area)", provider: area / 2 % providers, tier: 1, lots: [area], maxHours: hours[area],
                        ratePence: pence(area / 2 % providers, [area])))
            }
        }
        return AwardProblem(
            Tender(plan: LotPlan(tiers), hours: hours, bids: bids, capacity: capacity, terms: terms))
    }

    func joint(_ plans: [[Int]]) throws -> JointProblem {
        try JointProblem(
            plans.map { .init(assignment: $0, problem: problem($0)) }, tier: 0, brief: brief)
    }

    /// Plans made of lots that some of the given plans have.
    func tilings(of given: [[Int]]) -> [[Int]] {
        func lots(_ plan: [Int]) -> [[Int]] { Set(plan).map { lot in plan.indices.filter { plan[$0] == lot } } }
        let pool = Set(given.flatMap(lots))
        return plans.filter { lots($0).allSatisfy(pool.contains) }
    }
}
