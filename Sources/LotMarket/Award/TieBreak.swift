import LotModel

/// Hands an exclusive lot to the bid with the lowest id among those of equal weight for the same lots, as long as every
/// rule still holds. Ties are never broken by chance: when this returns, no such exchange is left.
///
/// It does not look for exchanges that would need a second lot to move: `EqualAwards` does, where an optimum is proved.
struct TieBreak {
    private let problem: AwardProblem

    init(_ problem: AwardProblem) { self.problem = problem }

    func settle(_ allocation: Allocation) -> Allocation {
        var result = allocation
        var holdings = Holdings(problem)
        for index in result.exclusive { holdings.add(index, hours: hours(index)) }
        for (index, hours) in result.shared.sorted(by: { $0.key < $1.key }) {
            holdings.add(index, hours: hours.reduce(0, +))
        }
        let rivals = Dictionary(
            grouping: problem.bids.indices.filter { problem.isExclusive(problem.bids[$0]) && problem.isValid[$0] }
        ) { TieKey(problem.bids[$0], weight: problem.weights[$0]) }
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for position in result.exclusive.indices {
                let winner = result.exclusive[position]
                let equals = rivals[TieKey(problem.bids[winner], weight: problem.weights[winner])] ?? []
                let earlier = equals.filter { problem.bids[$0].id < problem.bids[winner].id }
                    .sorted { problem.bids[$0].id < problem.bids[$1].id }
                if let next = earlier.first(where: { canTake($0, from: winner, &holdings) }) {
                    result.exclusive[position] = next
                    hasChanged = true
                }
            }
        }
        result.exclusive.sort()
        return result
    }

    private struct TieKey: Hashable {
        let tier: Int
        let lots: [Int]
        let weight: Int

        init(_ bid: Bid, weight: Int) {
            tier = bid.tier
            lots = bid.lots
            self.weight = weight
        }
    }

    private func hours(_ index: Int) -> Double { problem.hours(of: problem.bids[index]) }

    /// Makes the exchange when every rule still holds, else leaves all as it was.
    private func canTake(_ next: Int, from winner: Int, _ holdings: inout Holdings) -> Bool {
        let providers = [problem.bids[next].provider, problem.bids[winner].provider]
        var exchanged = holdings
        exchanged.remove(winner, hours: hours(winner))
        if exchanged.isBarred(problem.bids[next]) { return false }
        exchanged.add(next, hours: hours(next))
        guard providers.allSatisfy({ exchanged.keepsLimits($0) && exchanged.reachesMinima($0) }) else { return false }
        holdings = exchanged
        return true
    }
}
