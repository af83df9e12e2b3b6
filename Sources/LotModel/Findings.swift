/// What a run finds out beyond coverage.
public struct Findings: Sendable {
    public let attainable: AttainableCoverage?
    public let resilience: Resilience?
    /// Providers that delivery does without, although the award counts them in.
    public let withdrawn: [Int]

    public init(attainable: AttainableCoverage? = nil, resilience: Resilience? = nil, withdrawn: [Int] = []) {
        self.attainable = attainable
        self.resilience = resilience
        self.withdrawn = withdrawn
    }
}
