/// What a run finds out beyond coverage.
public struct Findings: Sendable {
    /// Who bears the gaps, and where carers are short; nil where nobody asked.
    public let detail: CoverageDetail?
    /// Nil in records that hold no change of contracts.
    public let mobilisation: MobilisationReport?

    public init(detail: CoverageDetail? = nil, mobilisation: MobilisationReport? = nil) {
        self.detail = detail
        self.mobilisation = mobilisation
    }
}
