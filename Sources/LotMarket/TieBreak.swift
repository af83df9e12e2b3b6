import LotModel

/// Hands an exclusive lot to the bid with the lowest id among those of equal price for the same lots, as long as its
/// bidder has room. Ties are never broken by chance: when this returns, no such exchange is left.
///
/// It does not look for exchanges that would need a second lot to move.
struct TieBreak {
    private let problem: AwardProblem

    init(_ problem: AwardProblem) { self.problem = problem }

    func settle(_ allocation: Allocation) -> Allocation {
        var result = allocation
        var room = problem.capacity
        var lotsWon: [[Int]: Int] = [:]
        for index in result.exclusive { book(index, 1, &room, &lotsWon) }
        for (index, hours) in result.shared.sorted(by: { $0.key < $1.key }) {
            room[problem.bids[index].provider] -= hours.reduce(0, +)
        }
        let rivals = Dictionary(grouping: problem.bids.indices.filter { problem.isExclusive(problem.bids[$0]) }) {
            TieKey(problem.bids[$0])
        }
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for position in result.exclusive.indices {
                let winner = result.exclusive[position]
                let equals = rivals[TieKey(problem.bids[winner])] ?? []
                let earlier = equals.filter { problem.bids[$0].id < problem.bids[winner].id }
                    .sorted { problem.bids[$0].id < problem.bids[$1].id }
                if let next = earlier.first(where: { canTake($0, room, lotsWon) }) {
                    book(winner, -1, &room, &lotsWon)
                    book(next, 1, &room, &lotsWon)
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
        let ratePence: Int

        init(_ bid: Bid) {
            tier = bid.tier
            lots = bid.lots
            ratePence = bid.ratePence
        }
    }

    private func book(_ index: Int, _ sign: Int, _ room: inout [Double], _ lotsWon: inout [[Int]: Int]) {
        let bid = problem.bids[index]
        room[bid.provider] -= Double(sign) * problem.hours(of: bid)
        lotsWon[[bid.tier, bid.provider], default: 0] += sign * bid.lots.count
    }

    private func canTake(_ index: Int, _ room: [Double], _ lotsWon: [[Int]: Int]) -> Bool {
        let bid = problem.bids[index]
        let hours = problem.hours(of: bid)
        if hours > bid.maxHours + AwardSolver.crumb || hours > room[bid.provider] { return false }
        guard let limit = problem.plan.tiers[bid.tier].rules.lotLimit else { return true }
        return lotsWon[[bid.tier, bid.provider], default: 0] + bid.lots.count <= limit
    }
}
