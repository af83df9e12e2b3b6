/// What a run finds out beyond coverage. Nil for what it was not asked.
public struct Findings: Sendable {
    /// Who bears the gaps, and where carers are short.
    public let detail: CoverageDetail?
    /// Why hours stay unmet.
    public let causes: GapCauses?

    public init(
        detail: CoverageDetail? = nil,
        causes: GapCauses? = nil
    ) {
        self.detail = detail
        self.causes = causes
    }
}
