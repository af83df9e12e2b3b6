/// What driving and times of day do to carers and care in one core area. Hours are per week.
public struct AreaCarers: Hashable, Sendable {
    /// Paid hours that all commissioned hours take if one provider works them.
    public let needed: Double
    /// Mean way between visits on foot, in minutes, if one provider works them; nil where everybody drives, or nobody asks.
    public let footHopMinutes: Double?
    /// Whether rounds can be walked here.
    public let isWalkable: Bool
    /// Paid hours that carers would work here if everybody drove.
    public let allDriving: Double
    /// The same with those who do not drive where they can walk.
    public let present: Double
    /// Of these, what visits at their times can use.
    public let usable: Double
    /// Contact hours that stay unmet because carers do not drive; below 0 where walkers are what an area gains.
    public let unmetForDrivers: Double
    /// Contact hours that stay unmet because visits clash.
    public let unmetForTimes: Double

    public init(
        needed: Double, footHopMinutes: Double?, isWalkable: Bool, allDriving: Double, present: Double, usable: Double,
        unmetForDrivers: Double, unmetForTimes: Double
    ) {
        self.needed = needed
        self.footHopMinutes = footHopMinutes
        self.isWalkable = isWalkable
        self.allDriving = allDriving
        self.present = present
        self.usable = usable
        self.unmetForDrivers = unmetForDrivers
        self.unmetForTimes = unmetForTimes
    }
}

/// What driving and times of day do to carers and care.
public struct CarerFindings: Hashable, Sendable {
    public let rules: CarerRules
    /// Empty where times of day do not matter.
    public let waves: [CarerWave]
    /// One for each core area.
    public let areas: [AreaCarers]

    public init(rules: CarerRules, waves: [CarerWave], areas: [AreaCarers]) {
        self.rules = rules
        self.waves = waves
        self.areas = areas
    }
}
