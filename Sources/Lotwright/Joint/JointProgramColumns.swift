import LotModel
import LotSolver

/// Columns of lots and bids, and the rows that tie them to one another.
extension JointProgram {
    mutating func addLots() {
        for lot in problem.lots {
            lotColumn.append(
                lot.numbers.contains(number) ? program.addColumn(cost: 0, upper: 1, isInteger: true) : nil)
        }
        columnHours = Array(repeating: 0, count: program.columns.count)
        var lotsOfArea = [[Int]](repeating: [], count: problem.hours.count)
        for (lot, column) in lotColumn.enumerated() {
            if let column { for area in problem.lots[lot].areas { lotsOfArea[area].append(column) } }
        }
        var seen: Set<[Int]> = []
        for columns in lotsOfArea where seen.insert(columns).inserted {
            program.addRow(lower: 1, upper: 1, columns.map { ($0, 1) })
        }
        let all = lotColumn.compactMap { $0 }
        program.addRow(lower: Double(number), upper: Double(number), all.map { ($0, 1) })
        for (layer, most) in problem.mostParts.enumerated() {
            guard let most else { continue }
            program.addRow(
                upper: Double(most),
                lotColumn.enumerated().compactMap { lot, column in
                    column.map { ($0, Double(problem.lots[lot].parts[layer])) }
                })
        }
    }

    mutating func addBids() {
        let most = lotShareRange.max
        for bid in problem.bids {
            guard bid.isValid, bid.lot.map({ lotColumn[$0] != nil }) ?? true else {
                bidColumn.append(nil)
                shares.append([])
                continue
            }
            let weight = Double(bid.weight) / 100
            if problem.isExclusive(bid) {
                let hours = bid.areas.reduce(0) { $0 + problem.hours[$1] }
                bidColumn.append(program.addColumn(cost: weight * hours, upper: 1, isInteger: true))
                columnHours.append(hours)
                shares.append([])
            } else {
                bidColumn.append(program.addColumn(cost: 0, upper: 1, isInteger: true))
                columnHours.append(0)
                var own: [(lot: Int, column: Int)] = []
                for lot in problem.lots(of: bid) {
                    let limit = min(problem.hours(of: bid, in: lot) * most, bid.bid.maxHours)
                    own.append((lot, program.addColumn(cost: weight, upper: limit)))
                    columnHours.append(1)
                }
                shares.append(own)
            }
        }
        addShareRows()
    }

    var lotShareRange: (min: Double, max: Double) {
        problem.terms.rules.reduce((0, 1)) { range, rule in
            guard case .lotShare(let least, let most) = rule else { return range }
            return (max(range.0, least), min(range.1, most))
        }
    }

    /// Who takes hours wins; under rules that count winners, who wins takes some.
    mutating func addShareRows() {
        let least = lotShareRange.min
        for (index, bid) in problem.bids.enumerated() {
            guard let won = bidColumn[index] else { continue }
            for share in shares[index] {
                let upper = program.columns[share.column].upper
                program.addRow(upper: 0, [(share.column, 1), (won, -upper)])
                if problem.hasRules {
                    let all = problem.hours(of: bid, in: share.lot)
                    program.addRow(
                        upper: 0, [(share.column, -1), (won, max(least * all, min(Self.leastSharedHours, upper)))])
                }
            }
            if shares[index].count > 1 {
                program.addRow(upper: 0, shares[index].map { ($0.column, 1) } + [(won, -bid.bid.maxHours)])
            }
        }
    }
}
