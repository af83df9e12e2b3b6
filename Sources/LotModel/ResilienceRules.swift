/// How quickly others step in, and how often a provider closes.
public struct ResilienceRules: Hashable, Sendable {
    public let weeks: Double
    public let closureChance: Double
    public let newcomerFactor: Double
    public let riskWeight: Double

    init(_ values: ParameterValues) {
        weeks = values("resilience.weeks")
        closureChance = values("resilience.closure_chance")
        newcomerFactor = values("resilience.newcomer_factor")
        riskWeight = values("resilience.risk_weight")
    }

    /// Chance that a provider closes within a year, beside so many newcomers, with a risk score from 0 to 1.
    public func chance(newcomers: Int, risk: Double) -> Double {
        var closure = closureChance
        for _ in 0..<newcomers { closure = min(1, closure * newcomerFactor) }
        return (1 - riskWeight) * min(1, closure) + riskWeight * risk
    }
}

extension Parameter {
    static let resilience: [Parameter] = [
        Parameter(
            "resilience.weeks", "weeks", .value(4), 0...26,
            "Weeks in which others must take the hours of a provider that withdraws.",
            source: "assumption; councils plan handovers by the month"),
        Parameter(
            "resilience.closure_chance", "share per year", .value(0.142857), 0...1,
            "Chance that a provider closes within a year.",
            source: "Allan, closures of home care providers in England: 1 in 7"),
        Parameter(
            "resilience.newcomer_factor", "ratio", .value(1.25), 1...3,
            "By how much each newcomer multiplies that chance: a winner from elsewhere that works under a contract in the "
                + "area of the provider's base.",
            source: "Allan, as above: 1.25 for each new neighbour, no effect of rurality"),
        Parameter(
            "resilience.risk_weight", "share", .value(0), 0...1,
            "Weight of the provider's own risk score in that chance; the rest is the chance above.",
            source: "assumption; risk scores are illustrative"),
    ]
}
