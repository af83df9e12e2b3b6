/// What a run finds out beyond coverage. Nil for what it was not asked.
public struct Findings: Sendable {
    /// Who bears the gaps, and where carers are short.
    public let detail: CoverageDetail?
    /// Why hours stay unmet.
    public let causes: GapCauses?
    /// The same award with packages coming and going week by week.
    public let simulated: Simulated?

    public init(
        detail: CoverageDetail? = nil,
        causes: GapCauses? = nil,
        simulated: Simulated? = nil
    ) {
        self.detail = detail
        self.causes = causes
        self.simulated = simulated
    }
}
