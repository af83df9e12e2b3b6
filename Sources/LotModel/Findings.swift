/// What a run finds out beyond coverage. Nil for what it was not asked.
public struct Findings: Sendable {
    /// What the change of contracts does to people and carers.
    public let mobilisation: MobilisationReport?
    /// Who bears the gaps, and where carers are short.
    public let detail: CoverageDetail?
    /// Why hours stay unmet.
    public let causes: GapCauses?
    /// The same award with packages coming and going week by week.
    public let simulated: Simulated?

    public init(
        mobilisation: MobilisationReport? = nil,
        detail: CoverageDetail? = nil,
        causes: GapCauses? = nil,
        simulated: Simulated? = nil
    ) {
        self.mobilisation = mobilisation
        self.detail = detail
        self.causes = causes
        self.simulated = simulated
    }
}
