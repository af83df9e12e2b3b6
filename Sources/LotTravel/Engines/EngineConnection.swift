import Foundation

/// One request to an engine.
struct EngineRequest: Hashable, Sendable {
    /// With the query, after the engine's address.
    let path: String
    /// JSON to POST; none for GET.
    let body: String?
}

struct EngineReply: Sendable {
    let status: Int
    let body: Data
    /// Where a redirect points.
    var location: String?
    /// Seconds after which the server wants to be asked again, where it says so as a number.
    var retryAfter: Int?
}

/// Why no reply came.
enum EngineFault: Error, Hashable, Sendable {
    case broken(String)
    case timedOut
    case tooLong
    case cancelled
}

/// The way to an engine: HTTP, or a script in tests.
protocol EngineConnection: Sendable {
    func send(_ request: EngineRequest) async throws(EngineFault) -> EngineReply
    func close() async
}
