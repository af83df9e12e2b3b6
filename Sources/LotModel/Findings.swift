/// What a run finds out beyond coverage.
public struct Findings: Sendable {
    /// Nil where a run was not asked why.
    public let causes: GapCauses?

    public init(causes: GapCauses? = nil) {
        self.causes = causes
    }
}
