import LotModel

/// Where car minutes come from: the embedded model, a file, or a routing engine.
///
/// A source is asked for blocks of origins, so that an engine can be asked piece by piece and taken up again.
public protocol TravelSource: Sendable {
    /// Minutes, and road metres where the source knows them, of the pairs of `origins` in the order of `pairs`.
    func block(_ origins: Range<Int>, of pairs: TravelPairs) async throws(TravelFailure) -> TravelBlock
}

/// What a source answers for a block of origins.
public struct TravelBlock: Hashable, Sendable {
    /// Car minutes, in the order of the pairs; not a number where the source knows no way. Never 0 for "unknown".
    public let minutes: [Double]
    /// Road metres in the same order; empty where the source does not say.
    public let metres: [Double]

    public init(minutes: [Double], metres: [Double] = []) {
        precondition(metres.isEmpty || metres.count == minutes.count)
        self.minutes = minutes
        self.metres = metres
    }
}

/// Why a source could not answer.
public enum TravelFailure: Error, Hashable, Sendable {
    /// Nobody answers at the address, or the connection broke; trying again may help.
    case unreachable(String)
    /// The engine answered what cannot be used; trying again will not help.
    case refused(String)
    case cancelled

    public var message: String {
        switch self {
        case .unreachable(let text), .refused(let text): text
        case .cancelled: "stopped"
        }
    }
}
