import LotModel
import LotSolver

/// Lots and winners in one program, for one number of lots: pooled lots partition the areas (set partitioning, Garfinkel and
/// Nemhauser 1970, "Optimal political districting by implicit enumeration techniques"), and bids win hours of the lots that
/// are chosen.
///
/// Columns: a binary for every pooled lot; a binary for every valid bid, and hours for each lot of a bid that shares. Weights
/// are in hundredths a week, as in the award's own program.
struct JointProgram {
    /// Hours per week by which a demand for hours may be missed: ten times the solver's own tolerance.
    static let hoursSlack = 1e-5
    /// Hours a week that a winner of a shared lot has at least, under rules that count winners.
    static let leastSharedHours = 1.0

    let problem: JointProblem
    let number: Int
    var program = LinearProgram()
    /// Column of each pooled lot that fits the number of lots.
    var lotColumn: [Int?] = []
    /// Column of each bid that may win.
    var bidColumn: [Int?] = []
    /// Columns of a sharing bid's hours with the lots of its tier, or the pooled lot.
    var shares: [[(lot: Int, column: Int)]] = []
    /// Hours per week that one unit of each column awards.
    var columnHours: [Double] = []
    var winnerOfProvider: [Int: Int] = [:]
    /// Of each pooled lot that is shared: its hours awarded less the hours of its areas that no exclusive winner holds.
    var freeRows: [(areas: [Int], terms: [(Int, Double)])] = []
    /// Of each area: the part of it that is shared, by pooled lot, and the exclusive bids for it; at most 1 in all.
    var partsOfArea: [[Int]] = []

    init(_ problem: JointProblem, number: Int) {
        self.problem = problem
        self.number = number
        addLots()
        addBids()
        addPooledLotRows()
        if problem.designed.offer == .shares { addFreeParts() }
        addAreaRows()
        addOtherSharedRows()
        addAlternatives()
        for (provider, own) in bidsOfProvider { addRows(of: provider, own) }
        for rule in problem.terms.rules { addRows(of: rule) }
    }

    private func hourCosts(_ factor: Double) -> [Double] {
        columnHours.map { factor * $0 } + Array(repeating: 0, count: program.columns.count - columnHours.count)
    }

    /// Minus the hours awarded.
    var ofHours: LinearProgram { program.withCosts(hourCosts(-1)) }

    /// The program of a penalty in hundredths for every hour without a winner.
    func penalising(_ penalty: Int) -> LinearProgram {
        program.withCosts(zip(program.columns.map(\.cost), hourCosts(-Double(penalty) / 100)).map { $0 + $1 })
    }

    /// The program of weights, with at least so many hours awarded.
    func requiring(hours: Double) -> LinearProgram {
        var constrained = program
        constrained.addRow(
            lower: hours - Self.hoursSlack, columnHours.enumerated().filter { $0.element != 0 }.map { ($0, $1) })
        return constrained
    }

    /// The program of weights with every hour awarded, lot by lot and area by area: tighter than their sum.
    var covering: LinearProgram {
        var constrained = program
        var isShared = [Bool](repeating: false, count: problem.hours.count)
        for row in freeRows {
            constrained.addRow(lower: -Self.hoursSlack, row.terms)
            for area in row.areas { isShared[area] = true }
        }
        for columns in partsOfArea where !columns.isEmpty { constrained.addRow(lower: 1, columns.map { ($0, 1) }) }
        if let shared = problem.plan.tiers.firstIndex(where: { $0.rules.offer == .shares }), shared != problem.tier {
            for (terms, lot) in zip(otherSharedTerms(shared), problem.plan.tiers[shared].lots) {
                constrained.addRow(lower: lot.sum(problem.hours) - Self.hoursSlack, terms)
                for area in lot.areas { isShared[area] = true }
            }
        }
        for (area, columns) in exclusiveColumns.enumerated() where !isShared[area] && problem.hours[area] > 0 {
            constrained.addRow(lower: 1, columns.map { ($0, 1) })
        }
        return constrained
    }
}
