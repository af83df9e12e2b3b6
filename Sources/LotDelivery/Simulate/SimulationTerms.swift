import LotModel

/// What a simulation needs beside the delivery problem.
struct SimulationTerms: Sendable {
    enum Arrivals: Sendable {
        /// Numbers, sizes and lengths are drawn.
        case drawn
        /// So many equal packages in every area, begun and ended evenly: no chance at all.
        case even(packagesPerArea: Int)
    }

    let rules: SimulateRules
    /// Mean weekly hours of a package.
    let packageHours: Double
    var arrivals = Arrivals.drawn
    /// A package that nobody takes in its first week is gone, as a call on a busy exchange.
    var losesUntaken = false

    /// Of the weeks simulated, warming up included.
    var lastWeek: Int { rules.warmUpWeeks + rules.weeks }
}
