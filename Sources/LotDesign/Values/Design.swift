/// What a search came to.
public struct Design: Sendable {
    public enum Status: String, CaseIterable, Sendable {
        /// A plan that keeps the brief.
        case feasible
        /// A plan that keeps the brief, and a bound that meets it.
        case optimal
        /// No plan keeps the brief: proved.
        case infeasible
        /// No plan was found and nothing was proved.
        case unknown
    }

    public let status: Status
    /// Lot of each area, numbered by first area; nil without a plan.
    public let assignment: [Int]?
    /// One per term of the objective; empty without a plan.
    public let scores: [Double]
    /// The number plans are compared by; nil without a plan.
    public let value: Double?
    /// No plan that keeps the brief has a smaller value; nil where nothing is proved.
    public let bound: Double?
    /// How plan, bound or proof came about, as a sentence.
    public let method: String
    /// Where there is no plan: what was proved, and which rules stand in the way, in the words of the brief.
    public let conflict: [String]
    /// False where a clock ended the search.
    public let isReproducible: Bool

    public init(
        status: Status, assignment: [Int]? = nil, scores: [Double] = [], value: Double? = nil, bound: Double? = nil,
        method: String, conflict: [String] = [], isReproducible: Bool = true
    ) {
        self.status = status
        self.assignment = assignment
        self.scores = scores
        self.value = value
        self.bound = bound
        self.method = method
        self.conflict = conflict
        self.isReproducible = isReproducible
    }

    /// (value - bound) / value; nil where either is missing.
    public var gap: Double? {
        guard let value, let bound else { return nil }
        return value <= bound ? 0 : (value - bound) / max(abs(value), 1e-9)
    }

    /// Above this a bound says nothing that a reader could use.
    private static let largestToldGap = 0.99

    /// The gap in words; a bound that says next to nothing is told as none.
    public var gapSentence: String {
        switch status {
        case .optimal: return "no plan under these rules is better: proved"
        case .infeasible: return "no plan keeps these rules: proved"
        case .unknown: return "no plan was found; that there is none is not proved"
        case .feasible:
            guard let gap, gap <= Self.largestToldGap else {
                return "how much better a plan could be is not proved"
            }
            let tenths = Int((gap * 1_000).rounded(.up))
            return "no plan under these rules can be more than \(tenths / 10).\(tenths % 10) % better"
        }
    }
}
