/// Lots and winners chosen together, held against lots designed first and awarded then.
public struct JointPlan: Hashable, Sendable {
    /// What one of the two came to.
    public struct Side: Hashable, Sendable {
        /// Lot of each core area.
        public let lotIDs: [String]
        /// What the award minimises after the most hours: pence a year, or hundredths of points missed times hours a week.
        public let objective: Double
        /// Proved: no award of these lots that lets as many hours has a smaller objective.
        public let bound: Double
        /// Contact hours per week that nobody won.
        public let unawardedHours: Double
        /// Proved: no award of these lots leaves fewer hours without a winner.
        public let leastUnawardedHours: Double
        /// Pence a year for the awarded hours.
        public let pencePerYear: Int
        /// Ids of the winners of each lot of the designed tier, ascending.
        public let winners: [String: [String]]
        /// What the plan was designed by, in the order of the design's scores.
        public let scores: [Double]
        /// Contact hours per week that nobody delivers.
        public let unmetHours: Double
        public let peopleUnserved: Double
        public let gapAreas: Int
        /// Pence a year that the council pays for what is delivered.
        public let spendPence: Int

        public init(
            lotIDs: [String], objective: Double, bound: Double, unawardedHours: Double, leastUnawardedHours: Double,
            pencePerYear: Int, winners: [String: [String]], scores: [Double], unmetHours: Double,
            peopleUnserved: Double, gapAreas: Int, spendPence: Int
        ) {
            self.lotIDs = lotIDs
            self.objective = objective
            self.bound = bound
            self.unawardedHours = unawardedHours
            self.leastUnawardedHours = leastUnawardedHours
            self.pencePerYear = pencePerYear
            self.winners = winners
            self.scores = scores
            self.unmetHours = unmetHours
            self.peopleUnserved = peopleUnserved
            self.gapAreas = gapAreas
            self.spendPence = spendPence
        }
    }

    /// The designed plan with its award.
    public let separate: Side
    public let joint: Side
    /// From the designed lots to the joint ones, matched by hours.
    public let difference: PlanDifference
    /// Plans of the pool, their distinct lots, and the bids for them and for lots of other tiers.
    public let plans: Int
    public let lots: Int
    public let bids: Int
    /// No lots of the pool, with winners of as many hours, have a smaller objective.
    public let bound: Double
    /// Whether the most hours that lots of the pool allow are proved to be awarded.
    public let isHoursProved: Bool
    /// Whether hours without a winner are part of the objective, by a penalty.
    public let isSum: Bool
    /// Names of the scores.
    public let scores: [String]

    public init(
        separate: Side, joint: Side, difference: PlanDifference, plans: Int, lots: Int, bids: Int, bound: Double,
        isHoursProved: Bool, isSum: Bool, scores: [String]
    ) {
        self.separate = separate
        self.joint = joint
        self.difference = difference
        self.plans = plans
        self.lots = lots
        self.bids = bids
        self.bound = bound
        self.isHoursProved = isHoursProved
        self.isSum = isSum
        self.scores = scores
    }

    /// (objective - bound) / objective, of the joint choice.
    public var gap: Double { max(0, joint.objective - bound) / max(abs(joint.objective), 1e-9) }

    public var isProved: Bool { isHoursProved && gap <= 1e-6 }

    /// The gap in words; it speaks of the pool alone.
    public var gapSentence: String {
        let pool = lots == 1 ? "the 1 lot that the search met" : "the \(lots) lots that the search met"
        if !isHoursProved { return "whether other lots among \(pool) would let more hours be awarded is not proved" }
        if isProved {
            return "no choice among \(pool) is better: proved; of lots that it did not meet nothing is proved"
        }
        let hundredths = Int((gap * 10_000).rounded(.up))
        let digits = hundredths % 100 < 10 ? "0\(hundredths % 100)" : "\(hundredths % 100)"
        return
            "no choice among \(pool) can be more than \(hundredths / 100).\(digits) % better; of lots that it did not "
            + "meet nothing is proved"
    }

    /// Lots, matched by hours, that have not the same winners on both sides.
    public var lotsWithOtherWinners: Int {
        difference.matches.count { match in
            match.from.flatMap { separate.winners[$0] } ?? [] != match.to.flatMap { joint.winners[$0] } ?? []
        }
    }

    /// Matched lots that have not the same areas on both sides, and lots without a counterpart.
    public var lotsChanged: Int {
        let changed = Set(
            difference.moved.flatMap { [$0.from.map { "f" + $0 }, $0.to.map { "t" + $0 }].compactMap { $0 } })
        return difference.matches.count { match in
            match.from == nil || match.to == nil || changed.contains("f" + (match.from ?? ""))
                || changed.contains("t" + (match.to ?? ""))
        }
    }
}
