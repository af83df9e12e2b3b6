import LotSolver

/// Minimises a program. A large one is relaxed first: what the relaxation gives whole is kept, the rest is solved, and when
/// that comes within the gap of the relaxation's bound, the full search with its rounds of cuts is not needed; else it
/// starts from there.
///
/// With thousands of lots all but some hundreds of bids are whole in the relaxation, whose bound is tight.
struct RelaxedFirst {
    /// Programs of fewer columns are searched at once.
    var largeFrom = 40_000
    let limits: SolveLimits
    let cancellation: Cancellation?
    let progress: (@Sendable (Double, Double) -> Void)?

    func minimise(_ program: LinearProgram) throws(SolverFailure) -> Solution {
        guard program.columns.count >= largeFrom else { return try full(program, start: nil) }
        let relaxed = try HighsSolver.minimise(program.relaxed, limits: limits, cancellation: cancellation)
        guard relaxed.status == .proved else { return try full(program, start: nil) }
        var start: [Double]?
        // The more is kept, the quicker and the poorer; what is kept must still leave the rest a solution.
        for keptOf in [20, 10, 5] {
            let rest = try HighsSolver.minimise(
                program.fixing(kept(program, relaxed.values, of: keptOf)),
                limits: SolveLimits(relativeGap: limits.relativeGap / 4, maxNodes: 2_000, seed: limits.seed),
                cancellation: cancellation)
            guard rest.hasValues else { continue }
            let found = Solution(
                status: .proved, values: rest.values, objective: rest.objective,
                bound: min(relaxed.bound, rest.objective), nodes: rest.nodes)
            if found.gap <= limits.relativeGap { return found }
            start = rest.values
            break
        }
        return try full(program, start: start)
    }

    private func full(_ program: LinearProgram, start: [Double]?) throws(SolverFailure) -> Solution {
        try HighsSolver.minimise(program, limits: limits, start: start, cancellation: cancellation, progress: progress)
    }

    /// Columns that the relaxation sets to 1, less every n-th, so that capacities leave room for the rest.
    private func kept(_ program: LinearProgram, _ values: [Double], of count: Int) -> [Int: Double] {
        var kept: [Int: Double] = [:]
        var whole = 0
        for (index, column) in program.columns.enumerated() where column.isInteger && values[index] > 1 - 1e-7 {
            whole += 1
            if whole % count != 0 { kept[index] = 1 }
        }
        return kept
    }
}
