/// Plans of lots of which none is at least as good as another in all of the scores weighed against one another.
public struct DesignedFront: Sendable {
    public struct Plan: Sendable {
        /// `P1`, `P2` ... by the first score, then the next.
        public let id: String
        /// The scenario with the plan's lots, designed to the objective that led to them.
        public let scenario: Scenario
        /// In the order of the front's scores.
        public let values: [Double]

        public init(id: String, scenario: Scenario, values: [Double]) {
            self.id = id
            self.scenario = scenario
            self.values = values
        }
    }

    public let scores: [WishedScore]
    /// At least one.
    public let plans: [Plan]
    /// Searches that were made.
    public let searches: Int

    public init(scores: [WishedScore], plans: [Plan], searches: Int) {
        precondition(!plans.isEmpty, "a front without a plan")
        self.scores = scores
        self.plans = plans
        self.searches = searches
    }
}
