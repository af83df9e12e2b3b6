/// Red, amber or green: the lowest scores are red.
public enum RiskColour: String, CaseIterable, Hashable, Sendable {
    case red
    case amber
    case green
}

/// From which score on a service is amber, and from which on green; below both it is red.
public struct RiskCutOffs: Hashable, Sendable {
    public let amberFrom: Double
    public let greenFrom: Double

    /// Precondition: `amberFrom` is below `greenFrom`.
    public init(amberFrom: Double, greenFrom: Double) {
        precondition(amberFrom < greenFrom)
        self.amberFrom = amberFrom
        self.greenFrom = greenFrom
    }

    public func colour(_ score: Double) -> RiskColour {
        if score >= greenFrom { return .green }
        return score >= amberFrom ? .amber : .red
    }
}

/// How ratings of a criterion become points, from 0 (worst) to 100 (best).
public enum RiskScale: Hashable, Sendable {
    /// Words with their points, in the order in which they were written.
    case words([RiskWord])
    /// Points run in a straight line from 0 at `worst` to 100 at `best`, and stay there beyond either.
    case numbers(worst: Double, best: Double)

    /// Points of a number; nil for a scale of words.
    public func points(number: Double) -> Double? {
        guard case .numbers(let worst, let best) = self else { return nil }
        return min(100, max(0, (number - worst) / (best - worst) * 100))
    }

    /// Points of a word; nil for one that is not on the scale, and for a scale of numbers.
    public func points(word: String) -> Double? {
        guard case .words(let words) = self else { return nil }
        return words.first { $0.word == word }?.points
    }

    /// The fewest points that a rating can give.
    public var worstPoints: Double {
        switch self {
        case .words(let words): words.map(\.points).min() ?? 0
        case .numbers: 0
        }
    }
}

/// A word that rates, with its points from 0 to 100.
public struct RiskWord: Hashable, Sendable {
    public let word: String
    public let points: Double

    public init(_ word: String, points: Double) {
        self.word = word
        self.points = points
    }
}

/// One thing that services are rated on.
public struct RiskCriterion: Hashable, Sendable {
    public let id: String
    public let name: String
    /// Share of the whole, before any rating is missing; 0 to 1.
    public let weight: Double
    public let scale: RiskScale
    /// Colours of the criterion's own points; nil where none were asked for.
    public let cutOffs: RiskCutOffs?
    /// Kinds of services that it rates.
    public let kinds: Set<RiskService.Kind>

    public init(
        id: String, name: String, weight: Double, scale: RiskScale, cutOffs: RiskCutOffs? = nil,
        kinds: Set<RiskService.Kind>
    ) {
        self.id = id
        self.name = name
        self.weight = weight
        self.scale = scale
        self.cutOffs = cutOffs
        self.kinds = kinds
    }
}

/// What a service without a rating of some criterion is taken for; never for 0 points unseen.
public enum RiskMissing: String, CaseIterable, Hashable, Sendable {
    /// The others weigh the more, and the result says which part of the weight is rated.
    case exclude
    /// The criterion's worst rating.
    case worst
}

/// Criteria with weights, the colours of scores, and what is done about gaps.
public struct RiskMatrix: Hashable, Sendable {
    public let criteria: [RiskCriterion]
    public let cutOffs: RiskCutOffs
    public let missing: RiskMissing

    /// Weights are scaled to a sum of 1, so that shares and per cent give the same scores.
    ///
    /// Precondition: ids differ, weights are not negative and not all 0.
    public init(criteria: [RiskCriterion], cutOffs: RiskCutOffs, missing: RiskMissing) {
        let sum = criteria.reduce(0) { $0 + $1.weight }
        precondition(sum > 0 && Set(criteria.map(\.id)).count == criteria.count)
        self.criteria = criteria.map {
            RiskCriterion(
                id: $0.id, name: $0.name, weight: $0.weight / sum, scale: $0.scale, cutOffs: $0.cutOffs, kinds: $0.kinds
            )
        }
        self.cutOffs = cutOffs
        self.missing = missing
    }

    /// The kinds of services that any criterion rates.
    public var ratedKinds: Set<RiskService.Kind> { criteria.reduce(into: []) { $0.formUnion($1.kinds) } }
}
