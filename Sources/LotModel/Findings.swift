/// What a run finds out beyond coverage.
public struct Findings: Sendable {
    /// Nil in records that hold no change of contracts.
    public let mobilisation: MobilisationReport?

    public init(mobilisation: MobilisationReport? = nil) { self.mobilisation = mobilisation }
}
