/// Hours per week of each core area in one state of a draw.
public struct ReplayState: Hashable, Sendable {
    public let commissioned: [Double]
    public let unmet: [Double]

    public init(commissioned: [Double], unmet: [Double]) {
        self.commissioned = commissioned
        self.unmet = unmet
    }

    /// Unmet hours per week of areas together.
    public func unmetHours(_ areas: [Int]) -> Double { areas.reduce(0) { $0 + unmet[$1] } }

    /// Unmet share of areas together; 0 where nothing is commissioned.
    public func unmetShare(_ areas: [Int]) -> Double {
        let hours = areas.reduce(0) { $0 + commissioned[$1] }
        return hours > 0 ? unmetHours(areas) / hours : 0
    }

    /// Unmet share of each area.
    public var shares: [Double] {
        commissioned.indices.map { commissioned[$0] > 0 ? unmet[$0] / commissioned[$0] : 0 }
    }
}

/// Rural share that winners of shared lots priced, and the one they serve; nil where they won or serve nothing.
public struct ReplaySurprise: Hashable, Sendable {
    public let priced: Double?
    public let served: Double?

    public init(priced: Double?, served: Double?) {
        self.priced = priced
        self.served = served
    }

    public var difference: Double? { priced.flatMap { priced in served.map { $0 - priced } } }
}

/// One draw under one belief: what came of it, and of the same award with things taken away.
public struct ReplayDraw: Hashable, Sendable {
    /// A run with bids and award of its own.
    public struct Counterfactual: Hashable, Sendable {
        public let state: ReplayState
        public let surprise: ReplaySurprise

        public init(state: ReplayState, surprise: ReplaySurprise) {
            self.state = state
            self.surprise = surprise
        }
    }

    /// Two settings, bids and award held.
    public struct Pair: Hashable, Sendable {
        public let from: ReplayState
        public let to: ReplayState

        public init(from: ReplayState, to: ReplayState) {
            self.from = from
            self.to = to
        }
    }

    /// From 0.
    public let index: Int
    public let belief: Belief
    /// In the order of the ranges.
    public let values: [Double]
    public let state: ReplayState
    /// In the order of the terms' removals.
    public let removed: [ReplayState]
    /// In the order of the terms' worsenings.
    public let worsened: [Pair]
    /// Share of urban, and of rural hours that winners of exclusive lots hold; nil where there are no such hours.
    public let exclusiveUrbanShare: Double?
    public let exclusiveRuralShare: Double?
    public let surprise: ReplaySurprise
    /// Hours-weighted rate of delivered hours, without supplements; nil where nothing is delivered.
    public let averagePence: Double?
    /// Proved relative gap of the award.
    public let awardGap: Double
    /// Nil beyond the draws that have them.
    public let supplement: Counterfactual?
    public let withoutTiers: Counterfactual?

    public init(
        index: Int, belief: Belief, values: [Double], state: ReplayState, removed: [ReplayState], worsened: [Pair],
        exclusiveUrbanShare: Double?, exclusiveRuralShare: Double?, surprise: ReplaySurprise, averagePence: Double?,
        awardGap: Double, supplement: Counterfactual?, withoutTiers: Counterfactual?
    ) {
        self.index = index
        self.belief = belief
        self.values = values
        self.state = state
        self.removed = removed
        self.worsened = worsened
        self.exclusiveUrbanShare = exclusiveUrbanShare
        self.exclusiveRuralShare = exclusiveRuralShare
        self.surprise = surprise
        self.averagePence = averagePence
        self.awardGap = awardGap
        self.supplement = supplement
        self.withoutTiers = withoutTiers
    }
}
