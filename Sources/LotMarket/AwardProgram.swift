import LotModel
import LotSolver

/// The award as a mixed-integer program; costs are in pounds a week, so that numbers stay small.
struct AwardProgram {
    private let problem: AwardProblem
    private var program = LinearProgram()
    /// Column of each exclusive bid's binary, or of each shared bid's.
    private var binary: [Int]
    /// Columns of a shared bid's hours, one per lot of the bid.
    private var hourColumns: [[Int]]
    /// Hours per week that one unit of each column awards.
    private var columnHours: [Double] = []

    init(_ problem: AwardProblem) {
        self.problem = problem
        binary = []
        hourColumns = []
        addColumns()
        addExclusiveRows()
        addSharedRows()
        addProviderRows()
    }

    /// The program of the first objective: minus the hours awarded.
    var ofHours: LinearProgram { program.withCosts(columnHours.map { -$0 }) }

    /// The program of yearly cost, with at least so many hours awarded.
    func requiring(hours: Double) -> LinearProgram {
        var constrained = program
        // The solver's feasibility tolerance would otherwise cut off the first objective's own solution.
        constrained.addRow(
            lower: hours - AwardSolver.hoursSlack, columnHours.enumerated().filter { $0.element != 0 }.map { ($0, $1) })
        return constrained
    }

    func allocation(_ values: [Double]) -> Allocation {
        var allocation = Allocation(exclusive: [], shared: [:])
        if values.isEmpty { return allocation }
        for index in problem.bids.indices where values[binary[index]] > 0.5 {
            if problem.isExclusive(problem.bids[index]) {
                allocation.exclusive.append(index)
            } else {
                allocation.shared[index] = hourColumns[index].map { values[$0] }
            }
        }
        return allocation
    }

    private mutating func addColumns() {
        for bid in problem.bids {
            let hours = problem.hours(of: bid)
            let pounds = Double(bid.ratePence) / 100
            if problem.isExclusive(bid) {
                // An all-or-nothing bid whose bidder cannot take all of it cannot win.
                let upper = bid.maxHours + AwardSolver.crumb >= hours ? 1.0 : 0
                binary.append(program.addColumn(cost: pounds * hours, upper: upper, isInteger: true))
                columnHours.append(hours)
                hourColumns.append([])
            } else {
                binary.append(program.addColumn(cost: 0, upper: 1, isInteger: true))
                columnHours.append(0)
                var columns: [Int] = []
                for lot in bid.lots {
                    let lotHours = problem.plan.tiers[bid.tier].lots[lot].sum(problem.hours)
                    columns.append(program.addColumn(cost: pounds, upper: min(lotHours, bid.maxHours)))
                    columnHours.append(1)
                }
                hourColumns.append(columns)
            }
        }
    }

    /// An area stands in at most one winning exclusive bid; areas with the same bids need one row.
    private mutating func addExclusiveRows() {
        var bidsOfArea = [[Int]](repeating: [], count: problem.hours.count)
        for (index, bid) in problem.bids.enumerated() where problem.isExclusive(bid) {
            for area in problem.areas(of: bid) { bidsOfArea[area].append(index) }
        }
        var seen: Set<[Int]> = []
        for bids in bidsOfArea where bids.count > 1 && seen.insert(bids).inserted {
            program.addRow(upper: 1, bids.map { (binary[$0], 1) })
        }
    }

    private mutating func addSharedRows() {
        guard let shared = problem.sharedTier else { return }
        let tier = problem.plan.tiers[shared]
        for (index, bid) in problem.bids.enumerated() where bid.tier == shared {
            for column in hourColumns[index] {
                program.addRow(upper: 0, [(column, 1), (binary[index], -program.columns[column].upper)])
            }
            if bid.lots.count > 1 {
                program.addRow(upper: 0, hourColumns[index].map { ($0, 1) } + [(binary[index], -bid.maxHours)])
            }
        }
        let terms = sharedTerms(tier: shared)
        for (lotIndex, lot) in tier.lots.enumerated() {
            let winners = terms.winners[lotIndex]
            if winners.count > tier.rules.maxWinners { program.addRow(upper: Double(tier.rules.maxWinners), winners) }
            let hours = terms.hours[lotIndex]
            if !hours.isEmpty { program.addRow(upper: lot.sum(problem.hours), hours) }
        }
    }

    /// Per lot of the shared tier: the winners' binaries, and every column that takes hours from it.
    private func sharedTerms(tier shared: Int) -> (winners: [[(Int, Double)]], hours: [[(Int, Double)]]) {
        let tier = problem.plan.tiers[shared]
        var winners = [[(Int, Double)]](repeating: [], count: tier.lots.count)
        var hours = winners
        for (index, bid) in problem.bids.enumerated() {
            if bid.tier == shared {
                for (position, lot) in bid.lots.enumerated() {
                    winners[lot].append((binary[index], 1))
                    hours[lot].append((hourColumns[index][position], 1))
                }
            } else {
                var taken: [Int: Double] = [:]
                for area in problem.areas(of: bid) {
                    if let lot = tier.lotOfArea[area] { taken[lot, default: 0] += problem.hours[area] }
                }
                for (lot, sum) in taken where sum > 0 { hours[lot].append((binary[index], sum)) }
            }
        }
        return (winners, hours)
    }

    /// A provider wins no more hours than it can take, and no more lots of a tier than the tier allows.
    private mutating func addProviderRows() {
        let bidsOfProvider = Dictionary(grouping: problem.bids.indices) { problem.bids[$0].provider }
        for provider in problem.capacity.indices {
            guard let own = bidsOfProvider[provider] else { continue }
            let hours = own.flatMap { index -> [(Int, Double)] in
                problem.isExclusive(problem.bids[index])
                    ? [(binary[index], columnHours[binary[index]])] : hourColumns[index].map { ($0, 1) }
            }
            program.addRow(upper: problem.capacity[provider], hours)
            for (tierIndex, tier) in problem.plan.tiers.enumerated() {
                guard let limit = tier.rules.lotLimit else { continue }
                let lots = own.filter { problem.bids[$0].tier == tierIndex }
                    .map { (binary[$0], Double(problem.bids[$0].lots.count)) }
                if !lots.isEmpty { program.addRow(upper: Double(limit), lots) }
            }
        }
    }
}
