/// Everything that a finished replay knows; its report and files are made from it alone.
public struct ReplayRecord: Sendable {
    public let scenario: Scenario
    /// With the number of draws that were run.
    public let terms: ReplayTerms
    /// SHA-256 of the file of the terms.
    public let termsHash: String
    public let seed: UInt64
    /// By index, then belief: naive first.
    public let draws: [ReplayDraw]
    /// Naive first.
    public let scores: [BeliefScore]

    public init(
        scenario: Scenario, terms: ReplayTerms, termsHash: String, seed: UInt64, draws: [ReplayDraw],
        scores: [BeliefScore]
    ) {
        self.scenario = scenario
        self.terms = terms
        self.termsHash = termsHash
        self.seed = seed
        self.draws = draws
        self.scores = scores
    }

    /// The place that a watch group codes.
    public func place(ofCoding coding: Int) -> String {
        terms.places.first { $0.codings.contains(coding) }?.name ?? ""
    }
}
