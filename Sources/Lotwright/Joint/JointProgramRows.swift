import LotModel
import LotSolver

/// Hours of lots and areas are awarded once.
extension JointProgram {
    /// Winners of a lot that is chosen, none of one that is not.
    mutating func addPooledLotRows() {
        var bidsOfLot = [[Int]](repeating: [], count: problem.lots.count)
        for (index, bid) in problem.bids.enumerated() where bidColumn[index] != nil {
            if let lot = bid.lot { bidsOfLot[lot].append(index) }
        }
        for (lot, column) in lotColumn.enumerated() {
            guard let column, !bidsOfLot[lot].isEmpty else { continue }
            let winners = bidsOfLot[lot].compactMap { bidColumn[$0] }
            if winners.count > problem.designed.maxWinners || problem.designed.offer == .exclusive {
                program.addRow(
                    upper: 0, winners.map { ($0, 1) } + [(column, -Double(problem.designed.maxWinners))])
            }
            guard problem.designed.offer == .shares else { continue }
            for winner in winners { program.addRow(upper: 0, [(winner, 1), (column, -1)]) }
            let hours = problem.lots[lot].hours
            program.addRow(upper: 0, bidsOfLot[lot].flatMap { shares[$0] }.map { ($0.column, 1) } + [(column, -hours)])
        }
    }

    /// Hours that exclusive winners hold of a shared lot are not shared. Said area by area: a row for the whole lot would let
    /// one winner's hours fill every pooled lot of its area in part, and the relaxation would be far too cheap.
    mutating func addFreeParts() {
        partsOfArea = exclusiveColumns
        var hoursOfLot = [[(Int, Double)]](repeating: [], count: problem.lots.count)
        for (index, bid) in problem.bids.enumerated() {
            if let lot = bid.lot { hoursOfLot[lot] += shares[index].map { ($0.column, 1) } }
        }
        for (lot, column) in lotColumn.enumerated() {
            guard let column else { continue }
            var terms = hoursOfLot[lot]
            for area in problem.lots[lot].areas {
                let part = program.addColumn(cost: 0, upper: 1)
                program.addRow(upper: 0, [(part, 1), (column, -1)])
                partsOfArea[area].append(part)
                terms.append((part, -problem.hours[area]))
            }
            program.addRow(upper: 0, terms)
            freeRows.append((problem.lots[lot].areas, terms))
        }
        for columns in partsOfArea where !columns.isEmpty { program.addRow(upper: 1, columns.map { ($0, 1) }) }
    }

    /// Exclusive bids on each area.
    var exclusiveColumns: [[Int]] {
        var columns = [[Int]](repeating: [], count: problem.hours.count)
        for (index, bid) in problem.bids.enumerated() where problem.isExclusive(bid) {
            if let column = bidColumn[index] { for area in bid.areas { columns[area].append(column) } }
        }
        return columns
    }

    /// An area stands in at most one winning exclusive bid.
    mutating func addAreaRows() {
        var seen: Set<[Int]> = []
        for columns in exclusiveColumns where columns.count > 1 && seen.insert(columns).inserted {
            program.addRow(upper: 1, columns.map { ($0, 1) })
        }
    }

    mutating func addOtherSharedRows() {
        guard let shared = problem.plan.tiers.firstIndex(where: { $0.rules.offer == .shares }), shared != problem.tier
        else { return }
        var winners = [[Int]](repeating: [], count: problem.plan.tiers[shared].lots.count)
        for (index, bid) in problem.bids.enumerated() where bid.bid.tier == shared {
            if let column = bidColumn[index] { for lot in bid.bid.lots { winners[lot].append(column) } }
        }
        for (lot, terms) in otherSharedTerms(shared).enumerated() {
            program.addRow(upper: problem.plan.tiers[shared].lots[lot].sum(problem.hours), terms)
            let most = problem.plan.tiers[shared].rules.maxWinners
            if winners[lot].count > most { program.addRow(upper: Double(most), winners[lot].map { ($0, 1) }) }
        }
    }

    func otherSharedTerms(_ shared: Int) -> [[(Int, Double)]] {
        let tier = problem.plan.tiers[shared]
        var terms = [[(Int, Double)]](repeating: [], count: tier.lots.count)
        for (index, bid) in problem.bids.enumerated() {
            guard let column = bidColumn[index] else { continue }
            if bid.bid.tier == shared {
                for share in shares[index] { terms[share.lot].append((share.column, 1)) }
            } else {
                var taken: [Int: Double] = [:]
                for area in bid.areas {
                    if let lot = tier.lotOfArea[area] { taken[lot, default: 0] += problem.hours[area] }
                }
                for (lot, hours) in taken.sorted(by: { $0.key < $1.key }) where hours > 0 {
                    terms[lot].append((column, hours))
                }
            }
        }
        return terms
    }
}
