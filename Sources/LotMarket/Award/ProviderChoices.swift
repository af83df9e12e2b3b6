import LotModel

/// Every set of exclusive bids that one provider may win together: what its own rules, capacity and alternatives allow.
///
/// A column for each set says those rules exactly, where a row for each rule leaves fractional sets between them (Dantzig
/// and Wolfe 1960, "Decomposition principle for linear programs").
struct ProviderChoices {
    private let problem: AwardProblem
    private let provider: Int
    private let groups: [(lots: Set<LotKey>, min: Int, max: Int)]
    private let lots: (min: Int, max: Int)
    private let hours: Double
    private let pence: Double
    private let bids: Int

    init(_ problem: AwardProblem, provider: Int) {
        self.problem = problem
        self.provider = provider
        var groups: [(lots: Set<LotKey>, min: Int, max: Int)] = []
        var lots = (min: 0, max: Int.max)
        var hours = Double.infinity
        var pence = Double.infinity
        var bids = Int.max
        for rule in problem.rules {
            switch rule {
            case .capacity: hours = min(hours, problem.capacity[provider])
            case .marketShare(let most): hours = min(hours, most * problem.offeredHours)
            case .spend(let most): pence = min(pence, Double(most))
            case .oneBidEach: bids = 1
            case .lotsAwarded(let least, let most): lots = (max(lots.min, least), min(lots.max, most ?? .max))
            case .group(let group, let least, let most): groups.append((Set(group), least, most ?? .max))
            case .separateLots(let group): groups.append((Set(group), 0, 1))
            case .allAwarded, .lotsBid, .budget, .winners, .incumbentChanges, .incumbentKept, .reservedForSmall,
                .rivalProviders, .quality, .rate, .lotShare:
                break
            }
        }
        self.groups = groups
        self.lots = lots
        self.hours = hours
        self.pence = pence
        self.bids = bids
    }

    /// The sets without the empty one, or nil when there are more than `most`. Cost: the sets that keep every upper limit,
    /// but no more than `effort` of them.
    func sets(of own: [Int], most: Int, effort: Int = 10_000) -> [[Int]]? {
        var found: [[Int]] = []
        var open = [Tally(groups: groups.count, tiers: problem.plan.tiers.count)]
        var seen = 0
        while let tally = open.popLast() {
            for place in tally.next..<own.count {
                guard let longer = extended(tally, by: own[place], next: place + 1) else { continue }
                seen += 1
                open.append(longer)
                if reachesMinima(longer) { found.append(longer.bids) }
                if found.count > most || seen > effort { return nil }
            }
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// What a set of bids amounts to.
    private struct Tally {
        var bids: [Int] = []
        var next = 0
        var hours = 0.0
        var pence = 0.0
        var lots = 0
        var lotsOfGroup: [Int]
        var lotsOfTier: [Int]
        var areas: Set<Int> = []
        var alternatives: Set<String> = []

        init(groups: Int, tiers: Int) {
            lotsOfGroup = Array(repeating: 0, count: groups)
            lotsOfTier = Array(repeating: 0, count: tiers)
        }
    }

    /// The set with one more bid; nil when it passes a limit.
    private func extended(_ tally: Tally, by index: Int, next: Int) -> Tally? {
        let bid = problem.bids[index]
        let areas = problem.areas(of: bid)
        guard tally.bids.count < bids, areas.allSatisfy({ !tally.areas.contains($0) }) else { return nil }
        var longer = tally
        if let name = bid.alternative, !longer.alternatives.insert(name).inserted { return nil }
        let won = problem.hours(of: bid)
        longer.bids.append(index)
        longer.next = next
        longer.hours += won
        longer.pence += won * Double(bid.ratePence) * Conventions.weeksPerYear
        longer.lots += bid.lots.count
        longer.lotsOfTier[bid.tier] += bid.lots.count
        longer.areas.formUnion(areas)
        guard longer.hours <= hours + AwardSolver.crumb, longer.pence <= pence + AwardSolver.crumb,
            longer.lots <= lots.max,
            longer.lotsOfTier[bid.tier] <= problem.plan.tiers[bid.tier].rules.lotLimit ?? .max
        else { return nil }
        for (place, group) in groups.enumerated() {
            longer.lotsOfGroup[place] += bid.keys.count(where: group.lots.contains)
            if longer.lotsOfGroup[place] > group.max { return nil }
        }
        return longer
    }

    private func reachesMinima(_ tally: Tally) -> Bool {
        tally.lots >= lots.min && zip(groups, tally.lotsOfGroup).allSatisfy { $1 == 0 || $1 >= $0.min }
    }
}
