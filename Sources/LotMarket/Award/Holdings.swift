import LotModel

/// What providers hold while winning bids are exchanged or added, and whether the rules still hold. A change costs the
/// number of rules.
struct Holdings {
    private let problem: AwardProblem
    private var hours: [Double]
    private var pence: [Double]
    private var bids: [Int]
    private var lots: [Set<LotKey>]
    private var alternatives: [Set<String>]
    private var allPence = 0.0
    private var winners = 0
    private var kept = 0

    init(_ problem: AwardProblem) {
        self.problem = problem
        let count = problem.capacity.count
        hours = Array(repeating: 0, count: count)
        pence = hours
        bids = Array(repeating: 0, count: count)
        lots = Array(repeating: [], count: count)
        alternatives = Array(repeating: [], count: count)
    }

    mutating func add(_ index: Int, hours: Double) { book(index, hours, isAdded: true) }
    mutating func remove(_ index: Int, hours: Double) { book(index, hours, isAdded: false) }

    private mutating func book(_ index: Int, _ won: Double, isAdded: Bool) {
        let bid = problem.bids[index]
        let provider = bid.provider
        let sign = isAdded ? 1.0 : -1
        let pay = sign * won * Double(bid.ratePence) * Conventions.weeksPerYear
        hours[provider] += sign * won
        pence[provider] += pay
        allPence += pay
        if bids[provider] == 0 { winners += 1 }
        bids[provider] += isAdded ? 1 : -1
        if bids[provider] == 0 { winners -= 1 }
        kept += (isAdded ? 1 : -1) * bid.keys.count { problem.tender.incumbents[$0] == provider }
        if isAdded { lots[provider].formUnion(bid.keys) } else { lots[provider].subtract(bid.keys) }
        if let name = bid.alternative {
            if isAdded { alternatives[provider].insert(name) } else { alternatives[provider].remove(name) }
        }
    }

    /// Whether a further bid of a provider is barred by another of the same alternatives.
    func isBarred(_ bid: Bid) -> Bool { bid.alternative.map { alternatives[bid.provider].contains($0) } ?? false }

    /// Whether a provider is within everything that says "at most".
    func keepsLimits(_ provider: Int) -> Bool {
        for (tier, own) in problem.plan.tiers.enumerated() {
            if let limit = own.rules.lotLimit, lots[provider].count(where: { $0.tier == tier }) > limit { return false }
        }
        return problem.rules.allSatisfy { rule in
            switch rule {
            case .capacity: hours[provider] <= problem.capacity[provider]
            case .oneBidEach: bids[provider] <= 1
            case .lotsAwarded(_, let most): lots[provider].count <= most ?? .max
            case .group(let group, _, let most): lots[provider].intersection(group).count <= most ?? .max
            case .separateLots(let group): lots[provider].intersection(group).count <= 1
            case .spend(let most): pence[provider] <= Double(most)
            case .budget(let most): allPence <= Double(most)
            case .marketShare(let share): hours[provider] <= share * problem.offeredHours
            case .winners(_, let most): winners <= most ?? .max
            case .rivalProviders(let rivals): rivals.count { bids[$0] > 0 } <= 1
            case .allAwarded, .lotsBid, .incumbentChanges, .incumbentKept, .reservedForSmall, .quality, .rate,
                .lotShare:
                true
            }
        }
    }

    /// Whether a provider, and the award as a whole, reach everything that says "at least".
    func reachesMinima(_ provider: Int) -> Bool {
        problem.rules.allSatisfy { rule in
            switch rule {
            case .lotsAwarded(let least, _): lots[provider].isEmpty || lots[provider].count >= least
            case .group(let group, let least, _):
                [0].contains(lots[provider].intersection(group).count)
                    || lots[provider].intersection(group).count >= least
            case .winners(let least, _): winners >= least
            case .incumbentChanges(let most): problem.tender.incumbents.count - kept <= most
            default: true
            }
        }
    }
}
