import LotModel

/// All-or-nothing bids for neighbouring lots, grown from each lot that a provider enters by the lot that adds the least
/// cost per hour; every step of the growth is a bid.
///
/// A lot within reach whose own price is above the ceiling may ride along, unless the number of lots is limited. Hops are
/// pooled over the package, and its price is lower by the discount.
struct Packages {
    private let problem: BiddingProblem
    private let tierIndex: Int
    private let believed: [Double]
    /// Lots with a neighbouring area, by lot, ascending.
    private let neighbours: [[Int]]
    private var tier: Tier { problem.plan.tiers[tierIndex] }

    init(_ problem: BiddingProblem, tier: Int, believed: [Double]) {
        self.problem = problem
        self.tierIndex = tier
        self.believed = believed
        let own = problem.plan.tiers[tier]
        neighbours = own.lots.enumerated().map { index, lot in
            let others = lot.areas.flatMap { problem.neighbours[$0] }.compactMap { own.lotOfArea[$0] }
            return Set(others).subtracting([index]).sorted()
        }
    }

    /// - Parameter singles: the tier's entries for single lots.
    func entries(beside singles: [MarketEntry]) -> [MarketEntry] {
        var works: [[Int]: LotWork] = [:]
        return Dictionary(grouping: singles, by: \.provider).sorted { $0.key < $1.key }.flatMap { provider, own in
            let seeds = own.filter(\.isEntered).map { $0.lots[0] }
            let servable = Set(own.filter(canRideAlong).map { $0.lots[0] }).union(seeds)
            var seen: Set<[Int]> = []
            return seeds.flatMap { seed in
                grown(from: seed, among: servable, provider: provider, &works).filter { seen.insert($0.lots).inserted }
            }
        }
    }

    private func canRideAlong(_ entry: MarketEntry) -> Bool {
        guard problem.rules.mostLots == nil, case .stayedAway(.aboveCeiling, _, _) = entry.outcome else { return false }
        return true
    }

    private func grown(
        from seed: Int, among servable: Set<Int>, provider: Int, _ works: inout [[Int]: LotWork]
    ) -> [MarketEntry] {
        var package = work([seed], &works)
        var entries: [MarketEntry] = []
        let ceiling = problem.ceiling(tier.rules)
        while package.lots.count < problem.rules.packageLots {
            let beside = Set(package.lots.flatMap { neighbours[$0] }).intersection(servable).subtracting(package.lots)
            var best: (work: LotWork, cost: Double)?
            for lot in beside.sorted() {
                let wider = work((package.lots + [lot]).sorted(), &works)
                guard wider.hours <= problem.capacity.hours[provider], wider.hours > package.hours else { continue }
                let added = (cost(wider, provider) - cost(package, provider)) / (wider.hours - package.hours)
                if best.map({ added < $0.cost }) ?? true { best = (wider, added) }
            }
            guard let best else { break }
            package = best.work
            let entry = problem.entry(
                package, provider: provider, tier: tierIndex, minutes: package.minutes(problem.reach[provider]),
                discount: problem.rules.packageDiscount)
            if let price = entry.pricePence, price <= ceiling { entries.append(entry) }
        }
        return entries
    }

    /// Pence a week.
    private func cost(_ work: LotWork, _ provider: Int) -> Double {
        work.believedHours
            * problem.costs.cost(wagePence: problem.providers[provider].wagePence, travel: work.travel).withoutSurplus
    }

    private func work(_ lots: [Int], _ works: inout [[Int]: LotWork]) -> LotWork {
        if let known = works[lots] { return known }
        let work = LotWork(lots, of: tier, believed: believed, problem: problem)
        works[lots] = work
        return work
    }
}
