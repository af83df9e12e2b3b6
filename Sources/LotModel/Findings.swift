/// What a run finds out beyond coverage.
public struct Findings: Sendable {
    /// Who bears the gaps, and where carers are short; nil where nobody asked.
    public let detail: CoverageDetail?

    public init(detail: CoverageDetail? = nil) {
        self.detail = detail
    }
}
