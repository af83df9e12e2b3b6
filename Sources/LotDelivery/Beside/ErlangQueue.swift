#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Calls that come at random to crews of one base, the longest waiting answered first.
///
/// Erlang's waiting formula (A. K. Erlang 1917; as in Gross and Harris, Fundamentals of Queueing Theory, 2.3): Poisson calls,
/// exponential minutes of service, no end of the queue. Services that vary less, as these do, wait less: the crews it asks
/// for are on the safe side.
public struct ErlangQueue: Sendable {
    /// Calls at once if there were crews without end: calls a minute times minutes of service.
    public let load: Double
    public let serviceMinutes: Double
    public let crews: Int

    public init(callsPerMinute: Double, serviceMinutes: Double, crews: Int) {
        load = callsPerMinute * serviceMinutes
        self.serviceMinutes = serviceMinutes
        self.crews = crews
    }

    public var isStable: Bool { load < Double(crews) }

    /// Share of calls that find every crew out: 1 where calls pile up. Linear in the crews.
    public var waitShare: Double {
        guard isStable else { return 1 }
        guard load > 0 else { return 0 }
        // The loss formula by its recursion, which neither overflows nor cancels.
        var loss = 1.0
        for crew in 1...crews { loss = load * loss / (Double(crew) + load * loss) }
        return Double(crews) * loss / (Double(crews) - load * (1 - loss))
    }

    /// Share of calls that wait no longer than so many minutes; none in less than no time, none where calls pile up.
    public func share(waitingAtMost minutes: Double) -> Double {
        guard minutes >= 0, isStable else { return 0 }
        guard load > 0 else { return 1 }
        return 1 - waitShare * exp(-(Double(crews) - load) * minutes / serviceMinutes)
    }
}
