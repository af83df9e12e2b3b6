import Synchronization

/// What a solve came to.
public struct Solution: Sendable {
    public enum Status: String, Sendable {
        /// The bound meets the objective within the gap asked for.
        case proved
        /// A limit or an interrupt ended the search; `values` is the best found, if any.
        case stopped
        case infeasible
        case unbounded
    }

    public let status: Status
    /// One value per column; empty when no feasible point was found. Integer columns are rounded to whole numbers.
    public let values: [Double]
    public let objective: Double
    /// Proved lower bound on the objective of every feasible point.
    public let bound: Double
    public let nodes: Int
    /// What a unit more of each column would add to the objective; empty for mixed-integer programs and without values.
    public let reducedCosts: [Double]
    /// What a unit more of each row's bound would add to the objective; empty likewise.
    public let rowDuals: [Double]

    public init(
        status: Status, values: [Double], objective: Double, bound: Double, nodes: Int, reducedCosts: [Double] = [],
        rowDuals: [Double] = []
    ) {
        self.reducedCosts = reducedCosts
        self.rowDuals = rowDuals
        self.status = status
        self.values = values
        self.objective = objective
        self.bound = bound
        self.nodes = nodes
    }

    /// True when a feasible point was found.
    public var hasValues: Bool { objective < .infinity }

    /// (objective - bound) / |objective|: 0 when both are equal, infinite without a feasible point.
    public var gap: Double {
        if !hasValues { return .infinity }
        let difference = max(0, objective - bound)
        return difference == 0 ? 0 : difference / max(abs(objective), 1e-9)
    }
}

/// How far to search.
public struct SolveLimits: Sendable {
    public let relativeGap: Double
    /// Most branch-and-bound nodes: a count, so that a result does not depend on the machine's speed.
    public let maxNodes: Int
    /// Seed of the solver's own tie-breaking.
    public let seed: Int

    public init(relativeGap: Double, maxNodes: Int = 1_000_000, seed: Int = 0) {
        self.relativeGap = relativeGap
        self.maxNodes = maxNodes
        self.seed = seed
    }
}

/// A switch by which another thread ends a solve; it takes effect within seconds.
public final class Cancellation: Sendable {
    private let flag = Atomic<Bool>(false)

    public init() {}

    public func cancel() { flag.store(true, ordering: .relaxed) }
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}

/// The solver refused a program or failed in it: our mistake or the library's, never the user's.
public struct SolverFailure: Error, Sendable {
    public let message: String
}
