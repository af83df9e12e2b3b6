/// The values of a parameter between which a stress test draws, each as likely as any other.
public struct StressRange: Hashable, Sendable {
    public let id: String
    public let lowest: Double
    public let highest: Double

    public init(id: String, lowest: Double, highest: Double) {
        precondition(lowest <= highest)
        self.id = id
        self.lowest = lowest
        self.highest = highest
    }

    /// The value at a place in [0, 1) of the range, to six decimals; whole where the parameter is.
    public func value(at place: Double) -> Double {
        let isWhole = Parameter.table.first { $0.id == id }?.isWhole ?? false
        let scale = isWhole ? 1.0 : 1e6
        let value = ((lowest + place * (highest - lowest)) * scale).rounded() / scale
        return min(highest, max(lowest, value))
    }
}

/// One plan in one drawn world. Hours are contact hours per week.
public struct StressLine: Hashable, Sendable {
    public let draw: Int
    public let plan: Int
    public let commissioned: Double
    public let unmet: Double
    public let people: Double
    /// What the council pays in a year.
    public let spendPence: Int
    /// Core areas that are coverage gaps, ascending.
    public let gaps: [Int]
    /// Relative gap to which the award is proved.
    public let awardGap: Double
    public let isProved: Bool
    /// One for each of the plan's reported figures; nil where the draw has no such measure.
    public let reported: [Double?]

    public init(
        draw: Int, plan: Int, commissioned: Double, unmet: Double, people: Double, spendPence: Int, gaps: [Int],
        awardGap: Double, isProved: Bool, reported: [Double?] = []
    ) {
        self.draw = draw
        self.plan = plan
        self.commissioned = commissioned
        self.unmet = unmet
        self.people = people
        self.spendPence = spendPence
        self.gaps = gaps
        self.awardGap = awardGap
        self.isProved = isProved
        self.reported = reported
    }
}

/// What a stress test found. Hours are contact hours per week.
public struct StressFindings: Hashable, Sendable {
    /// One for each plan.
    public let plans: [StressedPlan]
    /// `tornado[plan]`, the strongest effect first.
    public let tornado: [[StressEffect]]
    /// `gapShares[plan][area]`: share of draws in which the core area is a gap.
    public let gapShares: [[Double]]
    /// Every pair of plans, `first < second`.
    public let pairs: [PlanPair]
    /// Mean over draws of Kendall's tau between the plans' order in the draw and that of their means; nil for one plan.
    public let kendallsTau: Double?

    public init(
        plans: [StressedPlan], tornado: [[StressEffect]], gapShares: [[Double]], pairs: [PlanPair],
        kendallsTau: Double?
    ) {
        self.plans = plans
        self.tornado = tornado
        self.gapShares = gapShares
        self.pairs = pairs
        self.kendallsTau = kendallsTau
    }
}

/// One plan over all draws.
public struct StressedPlan: Hashable, Sendable {
    public let meanUnmet: Double
    public let medianUnmet: Double
    public let p90Unmet: Double
    public let meanPeople: Double
    public let meanSpendPence: Double
    /// Unmet hours less those of the draw's best plan.
    public let meanRegret: Double
    public let p90Regret: Double
    public let maxRegret: Double
    /// Share of draws in which no plan leaves fewer hours unmet; plans that tie are all best.
    public let bestShare: Double

    public init(
        meanUnmet: Double, medianUnmet: Double, p90Unmet: Double, meanPeople: Double, meanSpendPence: Double,
        meanRegret: Double, p90Regret: Double, maxRegret: Double, bestShare: Double
    ) {
        self.meanUnmet = meanUnmet
        self.medianUnmet = medianUnmet
        self.p90Unmet = p90Unmet
        self.meanPeople = meanPeople
        self.meanSpendPence = meanSpendPence
        self.meanRegret = meanRegret
        self.p90Regret = p90Regret
        self.maxRegret = maxRegret
        self.bestShare = bestShare
    }
}

/// What one parameter does to a plan's unmet hours.
public struct StressEffect: Hashable, Sendable {
    /// Index of the range.
    public let range: Int
    /// Partial rank correlation with unmet hours; nil where either does not vary or draws are too few.
    public let partialRankCorrelation: Double?
    /// Its 95 % interval; nil with it.
    public let interval: ClosedRange<Double>?
    /// Mean unmet hours of the fifth of draws with the highest values less that of the fifth with the lowest.
    public let highLessLow: Double

    public init(
        range: Int, partialRankCorrelation: Double?, interval: ClosedRange<Double>?, highLessLow: Double
    ) {
        self.range = range
        self.partialRankCorrelation = partialRankCorrelation
        self.interval = interval
        self.highLessLow = highLessLow
    }
}

/// Two plans in the same draws.
public struct PlanPair: Hashable, Sendable {
    public let first: Int
    public let second: Int
    /// Mean of the first's unmet hours less the second's.
    public let meanDifference: Double
    /// Half the width of its paired 95 % interval, by Student's t; nil for a single draw.
    public let halfWidth: Double?
    /// Share of draws in which the first leaves fewer hours unmet; half of those that tie count.
    public let firstBetterShare: Double
    public let isTooCloseToCall: Bool

    public init(
        first: Int, second: Int, meanDifference: Double, halfWidth: Double?, firstBetterShare: Double,
        isTooCloseToCall: Bool
    ) {
        self.first = first
        self.second = second
        self.meanDifference = meanDifference
        self.halfWidth = halfWidth
        self.firstBetterShare = firstBetterShare
        self.isTooCloseToCall = isTooCloseToCall
    }
}

/// The interval in which a share lies with 95 %, seen `count` times in `total` (Wilson 1927).
public func wilsonInterval(_ count: Int, of total: Int) -> ClosedRange<Double> {
    guard total > 0 else { return 0...1 }
    let n = Double(total)
    let z = 1.959_963_984_540_054
    let share = Double(count) / n
    let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return (count == 0 ? 0 : max(0, middle - half))...(count == total ? 1 : min(1, middle + half))
}
