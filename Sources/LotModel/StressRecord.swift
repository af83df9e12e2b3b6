/// Everything that a finished stress test knows; its report and files are made from it alone.
public struct StressRecord: Sendable {
    /// The plans, all of one region.
    public let scenarios: [Scenario]
    public let ranges: [StressRange]
    public let draws: Int
    public let seed: UInt64
    /// Whether every draw drew the default market anew.
    public let drawsMarkets: Bool
    /// Every plan of every draw.
    public let lines: [StressLine]
    public let findings: StressFindings

    public init(
        scenarios: [Scenario], ranges: [StressRange], draws: Int, seed: UInt64, drawsMarkets: Bool,
        lines: [StressLine], findings: StressFindings
    ) {
        precondition(!scenarios.isEmpty && draws > 0)
        self.scenarios = scenarios
        self.ranges = ranges
        self.draws = draws
        self.seed = seed
        self.drawsMarkets = drawsMarkets
        self.lines = lines
        self.findings = findings
    }

    public var names: [String] { scenarios.map(\.name) }
    public var areas: Range<Int> { 0..<scenarios[0].areas.coreCount }
    public var proved: Int { lines.count { $0.isProved } }

    /// What the draws of a plan give for each figure that its scenario reports.
    public func spreads(plan: Int) -> [ReportedSpread] {
        scenarios[plan].reported.enumerated().map { index, figure in
            ReportedSpread(figure, values: lines.lazy.filter { $0.plan == plan }.compactMap { $0.reported[index] })
        }
    }

    /// The 95 % interval of the chance that the core area is a gap.
    public func gapInterval(plan: Int, area: Int) -> ClosedRange<Double> {
        wilsonInterval(Int((findings.gapShares[plan][area] * Double(draws)).rounded()), of: draws)
    }
}
