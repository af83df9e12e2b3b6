/// What a plan is judged by; less is better, and no score is negative.
public enum DesignScore: String, CaseIterable, Hashable, Sendable {
    /// Sum over areas of load x km^2 to the lot's best member area (Hess and others 1965, in medoid form), by the load
    /// of the first measure.
    case hess
    /// Neighbouring pairs in different lots.
    case cutEdges = "cut-edges"
    /// Metres of boundary between lots.
    case cutLength = "cut-length"
    /// Sum over areas of load x minutes to the lot's best member area, by the load of the first measure.
    case travel
    /// Splits of the layer named by `ScoreInputs.splitLayer`: the sum over its regions of the lots that hold a part of
    /// it, less one each.
    case splits
    /// Load of the first measure that changes hands when each lot goes to the holder of the running lot that it shares
    /// most load with; one holder may take several lots. No award of whole lots to such holders moves less.
    case churn
    /// Load of the first measure by which lots fall short of `ScoreInputs.viableLoad`, summed.
    case viability
    /// Sum over lots of |rural load - load x rural share of the whole area|, in loads of the first measure.
    case mix
    /// Expected hours without a provider by `UnmetSurrogate`.
    case unmet
}

/// Scores and how they are combined.
public struct DesignObjective: Hashable, Sendable {
    public struct Term: Hashable, Sendable {
        public let score: DesignScore
        /// Not used when lexicographic.
        public let weight: Double

        public init(_ score: DesignScore, weight: Double = 1) {
            self.score = score
            self.weight = weight
        }
    }

    /// Each score at most once.
    public let terms: [Term]
    /// The first term decides, the next among its equals; otherwise the weighted sum is least.
    public let isLexicographic: Bool

    public init(_ terms: [Term], isLexicographic: Bool = false) {
        self.terms = terms
        self.isLexicographic = isLexicographic
    }

    public init(_ score: DesignScore) { self.init([Term(score)]) }

    /// The one score of an objective that has no other.
    public var only: DesignScore? { terms.count == 1 ? terms[0].score : nil }

    public func contains(_ score: DesignScore) -> Bool { terms.contains { $0.score == score } }

    /// The number by which plans are compared first: the weighted sum, or the first score.
    public func value(_ scores: [Double]) -> Double {
        if isLexicographic || terms.count == 1 { return scores[0] * (isLexicographic ? 1 : terms[0].weight) }
        return zip(terms, scores).reduce(0) { $0 + $1.0.weight * $1.1 }
    }
}
