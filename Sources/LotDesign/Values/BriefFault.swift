/// Why a brief or an instance is not one: the caller's mistake, told before any search.
public struct BriefFault: Error, Hashable, Sendable, CustomStringConvertible {
    public let message: String

    public init(_ message: String) { self.message = message }

    public var description: String { message }
}
