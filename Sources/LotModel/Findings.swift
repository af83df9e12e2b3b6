/// What a run finds out beyond coverage.
public struct Findings: Sendable {
    /// Who bears the gaps, and where carers are short; nil where nobody asked.
    public let detail: CoverageDetail?
    /// Nil where a run was not asked why.
    public let causes: GapCauses?
    /// What would close the worst gaps, worst first.
    public let remedies: [AreaRemedies]

    public init(detail: CoverageDetail? = nil, causes: GapCauses? = nil, remedies: [AreaRemedies] = []) {
        self.detail = detail
        self.causes = causes
        self.remedies = remedies
    }
}
