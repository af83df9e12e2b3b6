/// Minimises a program through its relaxation.
///
/// What the relaxation gives whole is held and the rest solved: a good point at once, often within the gap already. Then only
/// columns whose reduced cost fits between the relaxation's bound and that point are searched (reduced-cost fixing; Crowder,
/// Johnson and Padberg 1983, "Solving large-scale zero-one linear programming problems"): any other column would cost more
/// than the point at hand. Nothing of the optimum is lost, ties with it included.
public struct RelaxedFirst {
    private let largeFrom: Int
    private let limits: SolveLimits
    private let cancellation: Cancellation?
    private let progress: (@Sendable (Double, Double) -> Void)?

    /// - Parameters:
    ///   - largeFrom: programs of fewer columns are searched at once.
    ///   - progress: told objective and proved bound so far.
    public init(
        largeFrom: Int = 1_000, limits: SolveLimits, cancellation: Cancellation? = nil,
        progress: (@Sendable (Double, Double) -> Void)? = nil
    ) {
        self.largeFrom = largeFrom
        self.limits = limits
        self.cancellation = cancellation
        self.progress = progress
    }

    /// Widest first core: columns that would add at most this part of the bound.
    private static let firstWidth = 0.005
    /// Beside whole columns, those are held that would add more than this part of the bound.
    private static let heldWidth = 0.0005
    /// The rest is solved to this at least: it is a point to start from, and must be cheap.
    private static let heldGap = 2e-4
    /// A column is whole in the relaxation, or a bound reached, within this much: a tenth of the solver's tolerance.
    private static let tolerance = 1e-7

    /// - Parameter start: values of all columns of a feasible point to begin from.
    /// - Throws: `SolverFailure` as `HighsSolver` does.
    public func minimise(_ program: LinearProgram, start: [Double]? = nil) throws(SolverFailure) -> Solution {
        guard program.columns.count >= largeFrom else { return try full(program, start: start) }
        let relaxed = try HighsSolver.minimise(program.relaxed, limits: limits, cancellation: cancellation)
        if relaxed.status == .infeasible { return relaxed }
        guard relaxed.status == .proved else { return try full(program, start: start) }
        var best = start.map { values in
            let objective = program.objective(at: values)
            return Solution(
                status: .proved, values: values, objective: objective, bound: min(relaxed.bound, objective), nodes: 0)
        }
        if let quick = try quick(program, relaxed), quick.objective < best?.objective ?? .infinity { best = quick }
        if let best, best.gap <= limits.relativeGap { return best }
        return try core(program, relaxed, best: best)
    }

    private func full(_ program: LinearProgram, start: [Double]?) throws(SolverFailure) -> Solution {
        let found = try HighsSolver.minimise(
            program, limits: limits, start: start, cancellation: cancellation, progress: progress)
        // The library forgets the start when it is interrupted before it has looked at it.
        guard let start, !found.hasValues, found.status == .stopped else { return found }
        let objective = program.objective(at: start)
        return Solution(
            status: .stopped, values: start, objective: objective, bound: min(found.bound, objective),
            nodes: found.nodes)
    }

    /// The best around the relaxation; nil when what is held leaves the rest no solution.
    private func quick(_ program: LinearProgram, _ relaxed: Solution) throws(SolverFailure) -> Solution? {
        let width = Self.heldWidth * abs(relaxed.bound)
        // The more is held, the quicker and the poorer; capacities must leave room for the rest.
        for everyNth in [Int.max, 20, 5, 2] {
            var held = columns(program, relaxed, beyond: width)
            var whole = 0
            for (index, column) in program.columns.enumerated()
            where column.isInteger && relaxed.values[index] > 1 - Self.tolerance {
                whole += 1
                if whole % everyNth != 0 { held[index] = relaxed.values[index].rounded() }
            }
            let rest = try HighsSolver.minimise(
                program.fixing(held),
                limits: SolveLimits(
                    relativeGap: max(limits.relativeGap / 4, Self.heldGap), maxNodes: min(limits.maxNodes, 5),
                    seed: limits.seed),
                cancellation: cancellation)
            guard rest.hasValues else { continue }
            return Solution(
                status: .proved, values: rest.values, objective: rest.objective,
                bound: min(relaxed.bound, rest.objective), nodes: rest.nodes)
        }
        return nil
    }

    /// The search among columns that may stand in a better point, wider until nothing better can lie outside.
    private func core(_ program: LinearProgram, _ relaxed: Solution, best first: Solution?) throws(SolverFailure)
        -> Solution
    {
        var best = first
        let crumb = 1e-6 * max(1, abs(relaxed.bound))
        var width = Self.firstWidth * abs(relaxed.bound)
        if let best { width = min(width, best.objective - relaxed.bound) }
        while true {
            width += crumb
            let outside = columns(program, relaxed, beyond: width)
            let leastOutside = outside.isEmpty ? .infinity : relaxed.bound + width
            let found = try HighsSolver.minimise(
                program.fixing(outside), limits: limits, start: best?.values, cancellation: cancellation,
                progress: report(boundedBy: leastOutside))
            if found.hasValues, found.objective <= best?.objective ?? .infinity { best = found }
            guard let known = best else {
                if outside.isEmpty || found.status == .stopped { return found }
                width *= 4
                continue
            }
            let inside = found.status == .infeasible ? Double.infinity : found.bound
            let result = Solution(
                status: found.status == .stopped ? .stopped : .proved, values: known.values,
                objective: known.objective,
                bound: min(known.objective, max(relaxed.bound, min(inside, leastOutside))), nodes: found.nodes)
            if found.status == .stopped || leastOutside + crumb >= known.objective
                || result.gap <= limits.relativeGap
            {
                return result
            }
            width = known.objective - relaxed.bound
        }
    }

    /// A bound within the core holds for the whole up to what the columns outside would add.
    private func report(boundedBy outside: Double) -> (@Sendable (Double, Double) -> Void)? {
        guard let progress else { return nil }
        return { objective, bound in progress(objective, min(bound, outside)) }
    }

    /// Whole-number columns at a bound of theirs that would add more than `width` to the relaxation if they left it, each
    /// with that bound.
    private func columns(_ program: LinearProgram, _ relaxed: Solution, beyond width: Double) -> [Int: Double] {
        var columns: [Int: Double] = [:]
        for (index, column) in program.columns.enumerated() where column.isInteger {
            if relaxed.reducedCosts[index] > width, relaxed.values[index] < column.lower + Self.tolerance {
                columns[index] = column.lower
            } else if relaxed.reducedCosts[index] < -width, relaxed.values[index] > column.upper - Self.tolerance {
                columns[index] = column.upper
            }
        }
        return columns
    }
}
