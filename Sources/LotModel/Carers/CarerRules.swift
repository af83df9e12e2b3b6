/// Who of the carers drives, how far others walk, and how far visits may move. Nil for what the scenario leaves out.
public struct CarerRules: Hashable, Sendable {
    static let standardFootMinutes = 30.0
    static let standardFootHopMinutes = 10.0

    /// Of carers' paid hours; nil where everybody drives.
    public let driverShare: Double?
    private let statedFootMinutes: Double?
    private let statedFootHopMinutes: Double?
    /// Of visits; nil where times of day do not matter.
    public let movableShare: Double?

    init(_ values: ParameterValues) {
        driverShare = values.optional("carers.driver_share")
        statedFootMinutes = values.optional("carers.foot_minutes")
        statedFootHopMinutes = values.optional("carers.foot_hop_minutes")
        movableShare = values.optional("carers.movable_share")
    }

    /// From home to the area of work, on foot.
    public var footMinutes: Double { statedFootMinutes ?? Self.standardFootMinutes }
    /// Longest mean way between visits that is walked.
    public var footHopMinutes: Double { statedFootHopMinutes ?? Self.standardFootHopMinutes }
}

/// A time of day at which visits bunch.
public struct CarerWave: Hashable, Sendable {
    public let name: String
    /// Share of all visits that are wished for then; those of all waves sum to 1.
    public let visits: Double
    /// The most of carers' paid hours that could be worked then, as a share of all of them. A carer who is free at two times
    /// counts at both, so that those of all waves sum to 1 or more.
    public let carers: Double

    public init(name: String, visits: Double, carers: Double) {
        self.name = name
        self.visits = visits
        self.carers = carers
    }
}

/// What keeps carers from working all the hours that they would.
public enum CarerLimit: String, CaseIterable, Sendable {
    /// Lifted: everybody drives.
    case drivers
    /// Lifted: visits may be at any time of day.
    case times
}
