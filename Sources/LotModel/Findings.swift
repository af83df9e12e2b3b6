/// What a run finds out beyond coverage.
public struct Findings: Sendable {
    public init() {}
}
