import LotSolver

/// How long to search. Counts, so that a result does not depend on the machine; a clock marks it not reproducible.
public struct SearchEffort: Sendable {
    /// Independent searches of one round; they share their best plan after it.
    public let chains: Int
    public let rounds: Int
    /// Steps of one search in one round.
    public let steps: Int
    /// Iterations of the bound.
    public let boundIterations: Int
    /// Branches of an enumeration of all plans, which stands where it ends; a tenth of them before any search.
    public let branches: Int
    /// Whether a mixed-integer program follows the bound where it is small enough; its time is hard to foresee.
    public let solvesProgram: Bool
    /// Ends search and bound early, whatever is left.
    public let seconds: Double?
    public let threads: Int
    public let cancellation: Cancellation?

    public init(
        chains: Int = 8, rounds: Int = 4, steps: Int = 2_000_000, boundIterations: Int = 1_500,
        branches: Int = 20_000_000, solvesProgram: Bool = true, seconds: Double? = nil, threads: Int = 1,
        cancellation: Cancellation? = nil
    ) {
        precondition(chains > 0 && rounds > 0 && steps > 0)
        self.chains = chains
        self.rounds = rounds
        self.steps = steps
        self.boundIterations = boundIterations
        self.branches = branches
        self.solvesProgram = solvesProgram
        self.seconds = seconds
        self.threads = threads
        self.cancellation = cancellation
    }
}

extension SearchEffort {
    /// The same within another time.
    func with(seconds: Double?) -> SearchEffort {
        SearchEffort(
            chains: chains, rounds: rounds, steps: steps, boundIterations: boundIterations, branches: branches,
            solvesProgram: solvesProgram, seconds: seconds, threads: threads, cancellation: cancellation)
    }
}

/// When to stop: a clock, or a person.
struct StopSign: Sendable {
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private let seconds: Double?
    private let cancellation: Cancellation?

    init(seconds: Double?, cancellation: Cancellation?) {
        start = clock.now
        self.seconds = seconds
        self.cancellation = cancellation
    }

    var isClocked: Bool { seconds != nil }
    var elapsed: Double { (clock.now - start) / .seconds(1) }
    var isCancelled: Bool { cancellation?.isCancelled == true }

    /// Whether a share of the time is over.
    func isOver(_ share: Double = 1) -> Bool {
        if isCancelled { return true }
        guard let seconds else { return false }
        return elapsed >= seconds * share
    }
}

/// How far a search is.
public struct DesignProgress: Sendable {
    public let lots: Int
    public let round: Int
    /// Value of the best plan so far; nil before the first.
    public let incumbent: Double?
    public let bound: Double?

    /// (incumbent - bound) / incumbent; nil where either is missing.
    public var gap: Double? {
        guard let incumbent, let bound, incumbent > 0 else { return nil }
        return max(0, incumbent - bound) / incumbent
    }
}
