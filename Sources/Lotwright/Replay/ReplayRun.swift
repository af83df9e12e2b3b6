import LotDelivery
import LotModel
import LotSearch
import LotSolver

/// Runs all draws of a replay and scores them.
public struct ReplayRun: Sendable {
    /// Draws between two words of progress.
    private static let batch = 8

    private let cancellation: Cancellation?
    private let threads: Int
    private let progress: (@Sendable (String) -> Void)?

    /// - Parameter threads: draws at once; results do not depend on it.
    public init(
        cancellation: Cancellation? = nil, threads: Int = 2, progress: (@Sendable (String) -> Void)? = nil
    ) {
        self.cancellation = cancellation
        self.threads = threads
        self.progress = progress
    }

    /// Nil when it was stopped: a part of the draws is no replay.
    ///
    /// - Parameters:
    ///   - termsHash: SHA-256 of the file that states the terms.
    ///   - seed: nil takes the scenario's.
    /// - Throws: `CheckFailed` when a result does not pass its checker, `SolverFailure` from the solver.
    public func record(
        _ scenario: Scenario, terms: ReplayTerms, termsHash: String, seed: UInt64? = nil
    ) async throws -> ReplayRecord? {
        let seed = seed ?? scenario.seed
        let world = try await ReplayWorld(
            scenario, terms: terms, seed: Seed(seed), threads: threads, cancellation: cancellation)
        var draws: [ReplayDraw] = []
        for start in stride(from: 0, to: terms.draws, by: Self.batch) {
            let end = min(start + Self.batch, terms.draws)
            let results = await orderedConcurrentMap(Array(start..<end), threads: threads, awaiting: world.result)
            if cancellation?.isCancelled ?? false { return nil }
            for result in results { draws += try result.get() }
            progress?("replayed \(end) of \(terms.draws) draws")
        }
        let scoring = ReplayScoring(
            terms: terms, areas: scenario.areas, neighbours: scenario.geography.neighbours, watch: scenario.watch,
            gapRules: scenario.rules.assess, seed: Seed(seed))
        return ReplayRecord(
            scenario: scenario, terms: terms, termsHash: termsHash, seed: seed, draws: draws,
            scores: Belief.allCases.compactMap { scoring.score(draws, belief: $0) })
    }
}
