import LotDesign
import LotModel

/// Recomputes lots and winners that were chosen together from the map, the bids and the capacities. Shares no code with the
/// program: partition, contiguity, number of lots, winners, residual hours, capacity, pay and objective are worked out again.
struct JointChecker {
    /// Relative tolerance on hours: the solver's own is 1e-6 per constraint.
    private static let tolerance = 1e-5

    let problem: JointProblem
    let graph: AreaGraph
    /// Of the providers, for the faults.
    let names: [String]

    /// Everything that is wrong, in words.
    func faults(of solution: JointSolution) -> [String] {
        lotFaults(solution) + bidFaults(solution) + hourFaults(solution) + providerFaults(solution)
            + totalFaults(solution)
    }

    private func exceeds(_ value: Double, _ limit: Double) -> Bool { value > limit + Self.tolerance * max(1, limit) }

    private func lotFaults(_ solution: JointSolution) -> [String] {
        var faults: [String] = []
        var times = [Int](repeating: 0, count: problem.hours.count)
        for lot in solution.lots {
            let areas = problem.lots[lot].areas
            for area in areas { times[area] += 1 }
            var left = Set(areas)
            var reached: [Int] = areas.isEmpty ? [] : [left.removeFirst()]
            while let area = reached.popLast() {
                for pair in graph.boundaries {
                    if pair.a == area, left.remove(pair.b) != nil { reached.append(pair.b) }
                    if pair.b == area, left.remove(pair.a) != nil { reached.append(pair.a) }
                }
            }
            if !left.isEmpty { faults.append("the lot of \(graph.codes[areas[0]]) is not contiguous") }
        }
        for area in times.indices where times[area] != 1 {
            faults.append("area \(graph.codes[area]) is in \(times[area]) lots")
        }
        if !(problem.numbers ~= solution.lots.count) { faults.append("\(solution.lots.count) lots") }
        return faults
    }

    private func bidFaults(_ solution: JointSolution) -> [String] {
        var faults: [String] = []
        var hoursOfBid: [Int: Double] = [:]
        for share in solution.shares {
            let bid = problem.bids[share.bid]
            hoursOfBid[share.bid, default: 0] += share.hours
            if let lot = bid.lot, !solution.lots.contains(lot) || lot != share.lot {
                faults.append("bid \(bid.bid.id) wins a lot that is not chosen")
            }
            if !bid.isValid { faults.append("bid \(bid.bid.id) wins though the rules keep it out") }
            if let ceiling = problem.plan.tiers[bid.bid.tier].rules.ceilingPence, bid.bid.ratePence > ceiling {
                faults.append("bid \(bid.bid.id) is above the ceiling")
            }
        }
        for (index, hours) in hoursOfBid.sorted(by: { $0.key < $1.key }) {
            let bid = problem.bids[index]
            var all = 0.0
            for area in bid.areas { all += problem.hours[area] }
            if exceeds(hours, bid.bid.maxHours) { faults.append("bid \(bid.bid.id) won more than it offered") }
            let isWhole = problem.plan.tiers[bid.bid.tier].rules.offer == .exclusive
            if isWhole, abs(all - hours) > Self.tolerance * max(1, all) { faults.append("bid \(bid.bid.id) was split") }
        }
        return faults
    }

    /// Hours of areas with an exclusive winner are gone for lots that are shared.
    private func hourFaults(_ solution: JointSolution) -> [String] {
        var faults: [String] = []
        var holders = [Set<Int>](repeating: [], count: problem.hours.count)
        var shared: [[Int]: (areas: [Int], hours: Double, winners: Set<Int>)] = [:]
        for share in solution.shares {
            let bid = problem.bids[share.bid]
            let tier = problem.plan.tiers[bid.bid.tier]
            if tier.rules.offer == .exclusive {
                for area in bid.areas { holders[area].insert(share.bid) }
            } else {
                let areas = bid.lot == nil ? tier.lots[share.lot].areas : problem.lots[share.lot].areas
                var entry = shared[[bid.bid.tier, share.lot]] ?? (areas, 0, [])
                entry.hours += share.hours
                entry.winners.insert(bid.bid.provider)
                shared[[bid.bid.tier, share.lot]] = entry
            }
        }
        for area in holders.indices where holders[area].count > 1 {
            faults.append("area \(graph.codes[area]) has \(holders[area].count) exclusive winners")
        }
        for (key, entry) in shared.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            var free = 0.0
            for area in entry.areas where holders[area].isEmpty { free += problem.hours[area] }
            let name = "the lot of \(graph.codes[entry.areas[0]])"
            if exceeds(entry.hours, free) { faults.append("\(name): more hours are awarded than are left") }
            let most = problem.plan.tiers[key[0]].rules.maxWinners
            if entry.winners.count > most { faults.append("\(name): \(entry.winners.count) winners") }
        }
        return faults
    }

    private func providerFaults(_ solution: JointSolution) -> [String] {
        var faults: [String] = []
        let own = Dictionary(grouping: solution.shares) { problem.bids[$0.bid].bid.provider }
        let offered = problem.hours.reduce(0, +)
        for (provider, shares) in own.sorted(by: { $0.key < $1.key }) {
            let hours = shares.map(\.hours).reduce(0, +)
            let pence = shares.map { $0.hours * Double(problem.bids[$0.bid].bid.ratePence) }.reduce(0, +) * 52
            let lots = Set(shares.map { [problem.bids[$0.bid].bid.tier, $0.lot] })
            for (index, tier) in problem.plan.tiers.enumerated() {
                let count = lots.count { $0[0] == index }
                if let limit = tier.rules.lotLimit, count > limit {
                    faults.append("\(names[provider]) won \(count) lots")
                }
            }
            for rule in problem.terms.rules {
                let holds: Bool
                switch rule {
                case .capacity: holds = !exceeds(hours, problem.capacity[provider])
                case .spend(let most): holds = !exceeds(pence, Double(most))
                case .marketShare(let most): holds = !exceeds(hours, most * offered)
                case .lotsAwarded(let least, let most): holds = lots.count >= least && lots.count <= most ?? .max
                case .oneBidEach: holds = Set(shares.map(\.bid)).count == 1
                default: holds = true
                }
                if !holds { faults.append("\(names[provider]) breaks the rule \(rule)") }
            }
        }
        for rule in problem.terms.rules {
            let holds: Bool
            switch rule {
            case .winners(let least, let most): holds = own.count >= least && own.count <= most ?? .max
            case .rivalProviders(let rivals): holds = rivals.count { own[$0] != nil } <= 1
            case .budget(let most):
                var pence = 0.0
                for share in solution.shares {
                    pence += share.hours * Double(problem.bids[share.bid].bid.ratePence) * 52
                }
                holds = !exceeds(pence, Double(most))
            case .allAwarded: holds = solution.unawardedHours <= 1e-3
            default: holds = true
            }
            if !holds { faults.append("the rule \(rule) is broken") }
        }
        return faults
    }

    private func totalFaults(_ solution: JointSolution) -> [String] {
        var awarded = 0.0
        var sum = 0.0
        for share in solution.shares {
            awarded += share.hours
            sum += share.hours * Double(problem.bids[share.bid].weight)
        }
        let all = problem.hours.reduce(0, +)
        var faults: [String] = []
        if abs(all - awarded - solution.unawardedHours) > Self.tolerance * max(1, all) {
            faults.append("unawarded hours do not balance")
        }
        sum += solution.unawardedHours * Double(problem.terms.penaltyPerHour ?? 0)
        if problem.terms.scoring == .leastCost { sum *= 52 }
        if abs(sum - solution.objective) > Self.tolerance * max(1, abs(sum)) + 1 {
            faults.append("objective is \(solution.objective), recomputed \(sum)")
        }
        if solution.bound > solution.objective + 1 { faults.append("the bound is above the objective") }
        return faults
    }
}
