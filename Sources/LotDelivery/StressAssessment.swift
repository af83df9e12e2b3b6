import LotModel

/// Makes findings of the lines of a stress test.
public struct StressAssessment: Sendable {
    /// A plan has to be better than another in so large a share of draws before the two can be told apart (assumption).
    public static let clearShare = 0.75
    /// With fewer draws for each parameter that is drawn, effects are rough (assumption; Harrell 2015 asks for 10 to 20
    /// observations for each term of a regression).
    public static let leastDrawsPerRange = 10
    /// Hours per week within which two plans tie.
    static let tie = 1e-3

    private let values: [[Double]]
    private let plans: Int
    private let unmet: [[Double]]
    private let lines: [StressLine]

    /// - Parameters:
    ///   - values: `values[draw][range]`.
    ///   - lines: every plan of every draw, by draw, then plan.
    public init(values: [[Double]], plans: Int, lines: [StressLine]) {
        precondition(lines.count == values.count * plans && plans > 0 && !values.isEmpty)
        self.values = values
        self.plans = plans
        self.lines = lines
        unmet = (0..<plans).map { plan in values.indices.map { lines[$0 * plans + plan].unmet } }
    }

    public func findings(areas: Int) -> StressFindings {
        StressFindings(
            plans: (0..<plans).map(plan), tornado: (0..<plans).map(tornado),
            gapShares: (0..<plans).map { gapShares($0, areas) },
            pairs: (0..<plans).flatMap { a in (a + 1..<max(a + 1, plans)).map { pair(a, $0) } }, kendallsTau: tau)
    }

    private var draws: Int { values.count }

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    private func plan(_ plan: Int) -> StressedPlan {
        let own = (0..<draws).map { lines[$0 * plans + plan] }
        let best = (0..<draws).map { draw in (0..<plans).reduce(Double.infinity) { min($0, unmet[$1][draw]) } }
        let regret = (0..<draws).map { unmet[plan][$0] - best[$0] }
        let (sorted, sortedRegret) = (unmet[plan].sorted(), regret.sorted())
        return StressedPlan(
            meanUnmet: mean(unmet[plan]), medianUnmet: quantile(sorted, 0.5),
            p90Unmet: quantile(sorted, 0.9), meanPeople: mean(own.map(\.people)),
            meanSpendPence: mean(own.map { Double($0.spendPence) }), meanRegret: mean(regret),
            p90Regret: quantile(sortedRegret, 0.9), maxRegret: regret.max() ?? 0,
            bestShare: Double(regret.count { $0 <= Self.tie }) / Double(draws))
    }

    private func gapShares(_ plan: Int, _ areas: Int) -> [Double] {
        var counts = [Int](repeating: 0, count: areas)
        for draw in 0..<draws { for area in lines[draw * plans + plan].gaps { counts[area] += 1 } }
        return counts.map { Double($0) / Double(draws) }
    }

    private func pair(_ first: Int, _ second: Int) -> PlanPair {
        let differences = (0..<draws).map { unmet[first][$0] - unmet[second][$0] }
        let mean = mean(differences)
        let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, draws - 1))
        let half = draws > 1 ? studentT95(degrees: draws - 1) * (variance / Double(draws)).squareRoot() : nil
        let better = differences.reduce(0) { $0 + ($1 < -Self.tie ? 1 : $1 <= Self.tie ? 0.5 : 0) } / Double(draws)
        let isClear = abs(mean) > half ?? .infinity && (mean < 0 ? better : 1 - better) >= Self.clearShare
        return PlanPair(
            first: first, second: second, meanDifference: mean, halfWidth: half,
            firstBetterShare: better, isTooCloseToCall: !isClear)
    }

    /// Kendall's tau-a: pairs in the same order less pairs in the other, over all pairs; a tie is neither.
    private var tau: Double? {
        guard plans > 1 else { return nil }
        let means = unmet.map(mean)
        func sign(_ difference: Double) -> Double { difference > Self.tie ? 1 : difference < -Self.tie ? -1 : 0 }
        let sum = (0..<draws).reduce(0.0) { sum, draw in
            (0..<plans).reduce(sum) { sum, a in
                (a + 1..<max(a + 1, plans)).reduce(sum) {
                    $0 + sign(unmet[a][draw] - unmet[$1][draw]) * sign(means[a] - means[$1])
                }
            }
        }
        return sum / Double(draws * plans * (plans - 1) / 2)
    }

    private func tornado(_ plan: Int) -> [StressEffect] {
        let columns = (values.first ?? []).indices.map { range in values.map { $0[range] } }
        let partial = PartialRanks(columns: columns, target: unmet[plan])
        let fifth = max(1, draws / 5)
        return columns.indices.map { range in
            let order = (0..<draws).sorted { (columns[range][$0], $0) < (columns[range][$1], $1) }
            let high = mean(order.suffix(fifth).map { unmet[plan][$0] })
            let low = mean(order.prefix(fifth).map { unmet[plan][$0] })
            return StressEffect(
                range: range, partialRankCorrelation: partial.correlations[range], interval: partial.intervals[range],
                highLessLow: high - low)
        }.sorted {
            (-abs($0.partialRankCorrelation ?? 0), -abs($0.highLessLow), $0.range)
                < (-abs($1.partialRankCorrelation ?? 0), -abs($1.highLessLow), $1.range)
        }
    }
}
