/// What simulated weeks come to, over replicates.
///
/// The unmet hours of a replicate are the mean over its counted weeks of the hours of packages that wait for a provider.
/// Percentiles are over replicates, between neighbouring values in proportion.
public struct Simulated: Hashable, Sendable {
    public let replicates: Int
    /// Weeks that count, after those of warming up.
    public let weeks: Int
    public let warmUpWeeks: Int
    /// Core areas.
    public let areas: [SimulatedCare]
    /// All areas together: percentiles are of the sum, so they are not the sums of the areas' percentiles.
    public let total: SimulatedCare
    /// Providers that close, a year.
    public let closures: Double
    /// Nil where the scenario has none.
    public let sanctions: SanctionedYear?
    /// Of each core area, the share of replicates in which it is a coverage gap; empty where nobody asked.
    public let gapShares: [Double]

    public init(
        replicates: Int, weeks: Int, warmUpWeeks: Int, areas: [SimulatedCare], total: SimulatedCare, closures: Double,
        sanctions: SanctionedYear? = nil, gapShares: [Double] = []
    ) {
        self.replicates = replicates
        self.weeks = weeks
        self.warmUpWeeks = warmUpWeeks
        self.areas = areas
        self.total = total
        self.closures = closures
        self.sanctions = sanctions
        self.gapShares = gapShares
    }

    /// Areas that are no gap as expected, but in one year of ten; most unmet hours of such a year first.
    public func gapsOfBadYears(_ coverage: Coverage, rules: AssessRules) -> [Int] {
        areas.indices.filter { area in
            let part = coverage.areas[area]
            let unmet = areas[area].unmetP90
            return !part.isGap && unmet > rules.gapShare * part.commissioned && unmet > rules.gapHours
        }.sorted { (-areas[$0].unmetP90, $0) < (-areas[$1].unmetP90, $1) }
    }
}

/// Simulated care of one area, or of all. Hours are contact hours per week.
public struct SimulatedCare: Hashable, Sendable {
    public let unmetMean: Double
    public let unmetP10: Double
    public let unmetP50: Double
    public let unmetP90: Double
    /// Mean people waiting at the end of a week, by what keeps their packages from being taken, in the order of
    /// `UnmetReason.allCases`.
    public let waitingByReason: [Double]
    /// Packages that begin, a year.
    public let starts: Double
    /// Packages that a provider hands back or loses by closing, a year.
    public let handbacks: Double
    /// Share of new packages that are taken in their first week; nil without any.
    public let takenAtOnce: Double?
    /// Whole weeks from beginning to being first taken, over all new packages; one that ends untaken, or still waits at the
    /// end, counts as longer than any. Nil where even so no number of weeks suffices, or nothing begins.
    public let weeksToSourceP50: Int?
    public let weeksToSourceP90: Int?

    public init(
        unmetMean: Double, unmetP10: Double, unmetP50: Double, unmetP90: Double, waitingByReason: [Double],
        starts: Double, handbacks: Double, takenAtOnce: Double?, weeksToSourceP50: Int?, weeksToSourceP90: Int?
    ) {
        self.unmetMean = unmetMean
        self.unmetP10 = unmetP10
        self.unmetP50 = unmetP50
        self.unmetP90 = unmetP90
        self.waitingByReason = waitingByReason
        self.starts = starts
        self.handbacks = handbacks
        self.takenAtOnce = takenAtOnce
        self.weeksToSourceP50 = weeksToSourceP50
        self.weeksToSourceP90 = weeksToSourceP90
    }

    /// Mean people waiting at the end of a week.
    public var peopleWaiting: Double { waitingByReason.reduce(0, +) }
}
