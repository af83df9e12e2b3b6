/// What one parameter alone does to a run: unmet hours with it at either end of its stated range and all others as in the
/// scenario. Bids, award and delivery are made anew at each end, but an unchanged tender keeps its award; hours are contact hours a week.
public struct Sensitivity: Hashable, Sendable {
    public let range: StressRange
    public let unmetAtLowest: Double
    public let unmetAtHighest: Double

    public init(range: StressRange, unmetAtLowest: Double, unmetAtHighest: Double) {
        self.range = range
        self.unmetAtLowest = unmetAtLowest
        self.unmetAtHighest = unmetAtHighest
    }

    /// How far apart the ends are.
    public var swing: Double { abs(unmetAtHighest - unmetAtLowest) }
}

/// Parameters one at a time, the widest swing first.
public struct Sensitivities: Hashable, Sendable {
    /// Unmet hours of the run itself.
    public let unmet: Double
    public let rows: [Sensitivity]

    public init(unmet: Double, rows: [Sensitivity]) {
        self.unmet = unmet
        self.rows = rows
    }
}
