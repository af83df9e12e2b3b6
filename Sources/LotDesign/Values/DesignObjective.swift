/// What a plan is judged by; less is better.
public enum DesignScore: String, CaseIterable, Hashable, Sendable {
    /// Sum over areas of load x km^2 to the lot's best member area (Hess and others 1965, in medoid form), by the load
    /// of the first measure.
    case hess
    /// Neighbouring pairs in different lots.
    case cutEdges = "cut-edges"
    /// Metres of boundary between lots.
    case cutLength = "cut-length"
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

    /// The number by which plans are compared first: the weighted sum, or the first score.
    public func value(_ scores: [Double]) -> Double {
        if isLexicographic || terms.count == 1 { return scores[0] * (isLexicographic ? 1 : terms[0].weight) }
        return zip(terms, scores).reduce(0) { $0 + $1.0.weight * $1.1 }
    }
}
