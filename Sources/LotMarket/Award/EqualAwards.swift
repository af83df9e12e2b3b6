import LotModel
import LotSolver

/// Chooses among awards of equal hours and weight: of any two the one that holds the lowest bid id of those in which they
/// differ. A third objective, decided bid by bid in the order of their ids, several bids to a solve.
///
/// Awards within `slack` count as equal. For exclusive bids and a proved optimum alone; where more than `most` bids could
/// stand in an equal award, nothing is decided.
///
/// Cost: one solve where no other award is as good, else one more for every 16 bids that could stand in one.
struct EqualAwards {
    /// Hundredths a week: less than a penny a year.
    static let slack = 1e-4
    /// Powers of two up to this keep a block's objective exact.
    private static let block = 16

    var most = 400
    let limits: SolveLimits
    let cancellation: Cancellation?

    /// Values of all columns of the award to choose, or nil when that could not be decided.
    ///
    /// - Parameter weighed: the program of which `best` is a proved optimum.
    func first(_ award: AwardProgram, _ weighed: LinearProgram, best: [Double]) throws(SolverFailure) -> [Double]? {
        let weight = weighed.objective(at: best)
        let relaxed = try HighsSolver.minimise(weighed.relaxed, limits: limits, cancellation: cancellation)
        guard relaxed.status == .proved else { return nil }
        var equal = weighed
        equal.addRow(
            upper: weight + Self.slack,
            weighed.columns.enumerated().filter { $0.element.cost != 0 }.map { ($0.offset, $0.element.cost) })
        let room = weight + 2 * Self.slack - relaxed.bound
        let bids = award.problem.bids.indices.sorted { award.problem.bids[$0].id < award.problem.bids[$1].id }
        var fixed: [Int: Double] = [:]
        var open: [Int] = []
        for column in bids.map({ award.binary[$0] }) {
            // What would add more than there is room for stands in no equal award.
            let isOut = relaxed.values[column] < 1e-7 && relaxed.reducedCosts[column] > room
            if isOut { fixed[column] = weighed.columns[column].lower } else { open.append(column) }
        }
        if open.count > most { return nil }
        guard try hasOther(equal.fixing(fixed), open, than: best) else { return best }
        var chosen = best
        for start in stride(from: 0, to: open.count, by: Self.block) {
            let columns = open[start..<min(start + Self.block, open.count)]
            var costs = [Double](repeating: 0, count: equal.columns.count)
            for (place, column) in columns.enumerated() { costs[column] = -Double(1 << (Self.block - 1 - place)) }
            let found = try HighsSolver.minimise(
                equal.fixing(fixed).withCosts(costs),
                limits: SolveLimits(relativeGap: 0, maxNodes: limits.maxNodes, seed: limits.seed),
                start: chosen, cancellation: cancellation)
            guard found.status == .proved else { return nil }
            chosen = found.values
            for column in columns { fixed[column] = chosen[column] }
        }
        return chosen
    }

    /// Whether some other set of bids is as good.
    private func hasOther(_ equal: LinearProgram, _ open: [Int], than best: [Double]) throws(SolverFailure) -> Bool {
        var other = equal.withCosts([Double](repeating: 0, count: equal.columns.count))
        let won = open.filter { best[$0] > 0.5 }
        other.addRow(lower: 1 - Double(won.count), open.map { ($0, best[$0] > 0.5 ? -1 : 1) })
        let found = try HighsSolver.minimise(other, limits: limits, cancellation: cancellation)
        return found.status != .infeasible
    }
}
