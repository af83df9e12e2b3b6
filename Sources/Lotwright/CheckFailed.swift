/// A result failed its independent checker: our mistake, and never published.
public struct CheckFailed: Error, Sendable {
    public let stage: String
    public let faults: [String]

    /// Throws when a checker found faults.
    static func unless(_ stage: String, _ faults: [String]) throws(CheckFailed) {
        if !faults.isEmpty { throw CheckFailed(stage: stage, faults: faults) }
    }
}
