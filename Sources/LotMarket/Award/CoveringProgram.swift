import LotModel
import LotSolver

extension AwardProgram {
    /// The program of weights with every hour awarded that anybody bids for, and how many hours those are: tighter than a
    /// sum of hours, and one solve in place of two. It may be infeasible.
    var covering: (program: LinearProgram, hours: Double) {
        var constrained = program
        var hours = 0.0
        var inSharedLot = [Bool](repeating: false, count: problem.hours.count)
        if let shared = problem.sharedTier {
            let terms = sharedTerms(tier: shared)
            for (index, lot) in problem.plan.tiers[shared].lots.enumerated() where isOpen(terms.winners[index]) {
                for area in lot.areas { inSharedLot[area] = true }
                let all = lot.sum(problem.hours)
                constrained.addRow(lower: all - AwardSolver.hoursSlack, terms.hours[index])
                hours += all
            }
        }
        var bidsOfArea = [[Int]](repeating: [], count: problem.hours.count)
        for (index, bid) in problem.bids.enumerated()
        where problem.isExclusive(bid) && program.columns[binary[index]].upper > 0 {
            for area in problem.areas(of: bid) where !inSharedLot[area] { bidsOfArea[area].append(index) }
        }
        var seen: Set<[Int]> = []
        for (area, bids) in bidsOfArea.enumerated() where !bids.isEmpty {
            hours += problem.hours[area]
            if seen.insert(bids).inserted { constrained.addRow(lower: 1, upper: 1, bids.map { (binary[$0], 1) }) }
        }
        return (constrained, hours)
    }

    private func isOpen(_ terms: [(Int, Double)]) -> Bool { terms.contains { program.columns[$0.0].upper > 0 } }
}
