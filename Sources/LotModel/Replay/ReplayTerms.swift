/// What a replay is asked and how its answers are scored, as stated before anything was scored.
public struct ReplayTerms: Hashable, Sendable {
    /// Draws over the ranges, each with both beliefs.
    public let draws: Int
    /// Relative gap to which every award is proved.
    public let awardGap: Double
    /// Random contiguous groups of areas for each coding.
    public let blobs: Int
    public let ranges: [ReplayRange]
    public let places: [ReplayPlace]
    public let hypotheses: [ReplayHypothesis]
    public let worsenings: [ReplayWorsening]
    public let counterfactuals: ReplayCounterfactuals
    public let priceBeforePence: Double
    public let rules: ReplayRules

    public init(
        draws: Int, awardGap: Double, blobs: Int, ranges: [ReplayRange], places: [ReplayPlace],
        hypotheses: [ReplayHypothesis], worsenings: [ReplayWorsening], counterfactuals: ReplayCounterfactuals,
        priceBeforePence: Double, rules: ReplayRules
    ) {
        self.draws = draws
        self.awardGap = awardGap
        self.blobs = blobs
        self.ranges = ranges
        self.places = places
        self.hypotheses = hypotheses
        self.worsenings = worsenings
        self.counterfactuals = counterfactuals
        self.priceBeforePence = priceBeforePence
        self.rules = rules
    }

    /// The same with another number of draws.
    public func with(draws: Int) -> ReplayTerms {
        ReplayTerms(
            draws: draws, awardGap: awardGap, blobs: blobs, ranges: ranges, places: places, hypotheses: hypotheses,
            worsenings: worsenings, counterfactuals: counterfactuals, priceBeforePence: priceBeforePence, rules: rules)
    }

    /// Every removal that is run in each draw: each mechanism alone, then what hypotheses set.
    public var removals: [ReplayRemoval] {
        var removals = Mechanism.allCases.map { ReplayRemoval(mechanisms: [$0], values: []) }
        for hypothesis in hypotheses where !removals.contains(hypothesis.removal) {
            removals.append(hypothesis.removal)
        }
        return removals
    }
}

/// A parameter drawn uniformly between two values.
public struct ReplayRange: Hashable, Sendable {
    public let parameter: String
    public let range: ClosedRange<Double>

    public init(parameter: String, range: ClosedRange<Double>) {
        self.parameter = parameter
        self.range = range
    }
}

/// A parameter with the value that it is given.
public struct ReplayValue: Hashable, Sendable {
    public let parameter: String
    public let value: Double

    public init(parameter: String, value: Double) {
        self.parameter = parameter
        self.value = value
    }
}

/// A named place with its codings, which are watch groups of the scenario.
public struct ReplayPlace: Hashable, Sendable {
    public let name: String
    /// Indices of the scenario's watch groups.
    public let codings: [Int]

    public init(name: String, codings: [Int]) {
        self.name = name
        self.codings = codings
    }
}

/// What is taken away while bids and award are held.
public struct ReplayRemoval: Hashable, Sendable {
    public let mechanisms: [Mechanism]
    /// Parameters set to values that make them idle.
    public let values: [ReplayValue]

    public init(mechanisms: [Mechanism], values: [ReplayValue]) {
        self.mechanisms = mechanisms
        self.values = values
    }

    /// `labour`, or `labour.affluence_slope=0`.
    public var name: String {
        (mechanisms.map(\.rawValue)
            + values.map { $0.parameter + "=" + ($0.value == $0.value.rounded() ? "\(Int($0.value))" : "\($0.value)") })
            .joined(separator: "+")
    }
}

/// A removal that is thought to fade one place and no other.
public struct ReplayHypothesis: Hashable, Sendable {
    public let name: String
    public let removal: ReplayRemoval
    /// Index of the place.
    public let place: Int

    public init(name: String, removal: ReplayRemoval, place: Int) {
        self.name = name
        self.removal = removal
        self.place = place
    }
}

/// Two settings of the same draw, of which the second is thought worse.
public struct ReplayWorsening: Hashable, Sendable {
    public let name: String
    public let from: [ReplayValue]
    public let to: [ReplayValue]

    public init(name: String, from: [ReplayValue], to: [ReplayValue]) {
        self.name = name
        self.from = from
        self.to = to
    }
}

/// Runs with bids and award of their own, on the first draws.
public struct ReplayCounterfactuals: Hashable, Sendable {
    public let draws: Int
    public let supplement: [ReplayValue]
    /// Names of tiers that are left out.
    public let withoutTiers: [String]

    public init(draws: Int, supplement: [ReplayValue], withoutTiers: [String]) {
        self.draws = draws
        self.supplement = supplement
        self.withoutTiers = withoutTiers
    }
}

/// Thresholds of the score.
public struct ReplayRules: Hashable, Sendable {
    /// Least median area under the curve at which a place shows up.
    public let auc: Double
    /// Unmet share above which a coding has a gap.
    public let gapShare: Double
    /// Share of unmet hours that must go for a coding to fade.
    public let fades: Double
    /// Share of unmet hours that may go while a coding stays.
    public let stays: Double
    /// Mean unmet share below which nothing could fade.
    public let leastShare: Double
    /// Share of draws in which a pattern must be there.
    public let drawsHeld: Double

    public init(
        auc: Double, gapShare: Double, fades: Double, stays: Double, leastShare: Double, drawsHeld: Double
    ) {
        self.auc = auc
        self.gapShare = gapShare
        self.fades = fades
        self.stays = stays
        self.leastShare = leastShare
        self.drawsHeld = drawsHeld
    }
}
