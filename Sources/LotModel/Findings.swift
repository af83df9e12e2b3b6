/// What a run finds out beyond coverage.
public struct Findings: Sendable {
    /// Nil where the rules leave the simulation out, or after an interrupt.
    public let simulated: Simulated?

    public init(simulated: Simulated? = nil) { self.simulated = simulated }
}
