/// The middle and the ends of a figure over draws.
public struct Spread: Hashable, Sendable {
    public let mean: Double
    public let median: Double
    public let p5: Double
    public let p95: Double

    /// Quantiles by linear interpolation of order statistics (Hyndman and Fan 1996, type 7). Nil without values.
    public init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        func quantile(_ share: Double) -> Double {
            let place = share * Double(sorted.count - 1)
            let low = Int(place.rounded(.down))
            let high = min(low + 1, sorted.count - 1)
            return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
        }
        mean = values.reduce(0, +) / Double(values.count)
        median = quantile(0.5)
        p5 = quantile(0.05)
        p95 = quantile(0.95)
    }
}

/// How far a ranking of all core areas puts the areas of a coding first.
public struct RankScore: Hashable, Sendable {
    /// Mean over the coding's areas of the share of core areas ranked below, ties counted half; 0.5 is chance.
    public let percentile: Double
    /// Chance that an area of the coding ranks above an area that no coding names, ties counted half. Nil where a side is
    /// empty.
    public let auc: Double?

    public init(percentile: Double, auc: Double?) {
        self.percentile = percentile
        self.auc = auc
    }

    /// From here on a coding is as good as made of what orders its areas; an assumption that decides no verdict.
    public static let beyondReach = 0.99

    /// Whether a result could hardly do better.
    public var isBeyondReach: Bool { auc.map { $0 >= Self.beyondReach } ?? false }
}

/// An ordering of areas that knows nothing of contracts.
public enum ReplayNull: String, CaseIterable, Sendable {
    /// Village above town and fringe above urban.
    case rurality
    /// The nearest area of a London borough, straight.
    case nearLondon = "near_london"
    /// Minus the IMD score.
    case affluence
    /// The three standardised and added.
    case sum
}

/// Where a coding stands among random contiguous groups of as many areas.
public struct BlobReading: Hashable, Sendable {
    public let groups: Int
    /// (1 + groups that score at least as much) / (1 + groups): reads like a p-value (Davison and Hinkley 1997, 4.2).
    public let share: Double
    /// Mean rank percentile of the coding, and the middle one of the groups.
    public let own: Double
    public let median: Double

    public init(groups: Int, share: Double, own: Double, median: Double) {
        self.groups = groups
        self.share = share
        self.own = own
        self.median = median
    }
}

/// What a removal does to a coding, all draws together.
public struct Fading: Hashable, Sendable {
    /// Mean unmet hours per week of the coding with the removal.
    public let unmetHours: Double
    /// Part of the unmet hours of all draws together that goes; negative where they grow. Nil where there was nothing that
    /// could fade.
    public let faded: Double?
    /// Change of the mean rank percentile.
    public let percentileChange: Double

    public init(unmetHours: Double, faded: Double?, percentileChange: Double) {
        self.unmetHours = unmetHours
        self.faded = faded
        self.percentileChange = percentileChange
    }
}

/// Whether something came as it was stated beforehand.
public enum ReplayVerdict: String, Sendable {
    case held
    case didNotHold = "did_not_hold"
    /// Nothing was there that the statement speaks of.
    case notTestable = "not_testable"
}

/// All about one coding under one belief.
public struct CodingScore: Hashable, Sendable {
    /// Index of the watch group.
    public let coding: Int
    public let areas: Int
    public let unmetShare: Spread
    /// Per week.
    public let unmetHours: Spread
    public let percentile: Spread
    public let percentileByHours: Spread
    /// Nil where every core area is named by some coding.
    public let auc: Spread?
    /// Share of draws in which the coding's own unmet share exceeds the rule's.
    public let gapProbability: Double
    /// In the order of the nulls.
    public let nulls: [RankScore]
    /// Nil where no connected part of the map has so many areas.
    public let blobs: BlobReading?
    /// In the order of the terms' removals.
    public let fadings: [Fading]
    /// Nulls whose AUC is no less than the median of the model.
    public let nullsAsGood: [ReplayNull]
    public let verdict: ReplayVerdict

    public init(
        coding: Int, areas: Int, unmetShare: Spread, unmetHours: Spread, percentile: Spread,
        percentileByHours: Spread, auc: Spread?, gapProbability: Double, nulls: [RankScore], blobs: BlobReading?,
        fadings: [Fading], nullsAsGood: [ReplayNull], verdict: ReplayVerdict
    ) {
        self.coding = coding
        self.areas = areas
        self.unmetShare = unmetShare
        self.unmetHours = unmetHours
        self.percentile = percentile
        self.percentileByHours = percentileByHours
        self.auc = auc
        self.gapProbability = gapProbability
        self.nulls = nulls
        self.blobs = blobs
        self.fadings = fadings
        self.nullsAsGood = nullsAsGood
        self.verdict = verdict
    }
}

/// A pattern that must emerge, with its figure.
public struct Emergence: Hashable, Sendable {
    /// `O1` to `O6`; `O6a` where one has parts.
    public let id: String
    public let statement: String
    /// What the figures below are.
    public let measure: String
    public let figure: Spread?
    /// Share of draws in which it is there; nil without draws that could tell.
    public let share: Double?
    /// Draws that could tell.
    public let draws: Int
    public let verdict: ReplayVerdict

    public init(
        id: String, statement: String, measure: String, figure: Spread?, share: Double?, draws: Int,
        verdict: ReplayVerdict
    ) {
        self.id = id
        self.statement = statement
        self.measure = measure
        self.figure = figure
        self.share = share
        self.draws = draws
        self.verdict = verdict
    }
}

/// One area over all draws of a belief.
public struct ReplayArea: Hashable, Sendable {
    public let unmetShare: Double
    public let percentile: Double
    /// Share of draws in which the area is a coverage gap by the scenario's own rule.
    public let gapProbability: Double

    public init(unmetShare: Double, percentile: Double, gapProbability: Double) {
        self.unmetShare = unmetShare
        self.percentile = percentile
        self.gapProbability = gapProbability
    }
}

/// The score of all draws of one belief.
public struct BeliefScore: Hashable, Sendable {
    public let belief: Belief
    /// Of all core areas.
    public let unmetShare: Spread
    public let unmetHours: Spread
    public let awardGap: Spread
    /// In the order of the places' codings.
    public let codings: [CodingScore]
    /// In the order of the terms' hypotheses.
    public let hypotheses: [ReplayVerdict]
    public let emergences: [Emergence]
    /// One for each core area.
    public let areas: [ReplayArea]

    public init(
        belief: Belief, unmetShare: Spread, unmetHours: Spread, awardGap: Spread, codings: [CodingScore],
        hypotheses: [ReplayVerdict], emergences: [Emergence], areas: [ReplayArea]
    ) {
        self.belief = belief
        self.unmetShare = unmetShare
        self.unmetHours = unmetHours
        self.awardGap = awardGap
        self.codings = codings
        self.hypotheses = hypotheses
        self.emergences = emergences
        self.areas = areas
    }
}
