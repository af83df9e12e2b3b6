/// Contact hours per week of one provider in an area that the context names.
public struct ProviderHours: Hashable, Sendable {
    public let provider: Int
    public let hours: Double

    public init(provider: Int, hours: Double) {
        self.provider = provider
        self.hours = hours
    }
}

/// Who works where before the contracts start.
public struct OutgoingRounds: Hashable, Sendable {
    public enum Origin: String, Sendable {
        case file
        case modelled
    }

    /// Per core area, providers ascending, hours above 0. What is missing to the tendered hours is worked by nobody known.
    public let areas: [[ProviderHours]]
    public let origin: Origin

    public init(areas: [[ProviderHours]], origin: Origin) {
        self.areas = areas
        self.origin = origin
    }

    /// The same shares of each area's providers at other hours; an area without known providers stays without.
    public func scaled(to hours: [Double]) -> OutgoingRounds {
        OutgoingRounds(
            areas: zip(areas, hours).map { entries, hours in
                let all = entries.reduce(0) { $0 + $1.hours }
                guard all > 0, hours > 0 else { return [] }
                return entries.map { ProviderHours(provider: $0.provider, hours: $0.hours * hours / all) }
            }, origin: origin)
    }
}
