import LotModel

/// A made-up stress test of two plans over the two areas of `ReportMaps`, with odd figures so that they can be found again.
enum StressRecords {
    static func record(draws: Int = 20) throws -> StressRecord {
        let first = try ReportMaps.record(name: "<b>Town</b>").scenario
        let second = Scenario(
            name: "=other", title: first.title, region: first.region, priceYear: first.priceYear, seed: 1,
            parameters: first.parameters, areas: first.areas, geography: first.geography, plan: first.plan,
            providers: nil, bids: nil, hours: nil, outsideWages: [:], watch: [], attribution: first.attribution)
        let plans = [17.5, 23.5].map {
            StressedPlan(
                meanUnmet: $0, medianUnmet: 16, p90Unmet: 31, meanPeople: 3, meanSpendPence: 1_234_567, meanRegret: 1,
                p90Regret: 2, maxRegret: 4, bestShare: 0.625)
        }
        let lines = (0..<draws * 2).map {
            StressLine(
                draw: $0 / 2, plan: $0 % 2, commissioned: 200, unmet: 20, people: 3, spendPence: 1_234_567, gaps: [1],
                awardGap: 0.005, isProved: $0 > 0)
        }
        let steady = StressEffect(range: 1, partialRankCorrelation: nil, interval: nil, highLessLow: 0)
        return StressRecord(
            scenarios: [first, second],
            ranges: [
                StressRange(id: "labour.supply_ratio", lowest: 0.7, highest: 1.4),
                StressRange(id: "bidding.margin", lowest: 0.02, highest: 0.02),
            ], draws: draws, seed: 77, drawsMarkets: false, lines: lines,
            findings: StressFindings(
                plans: plans,
                tornado: [-0.8125, -0.4375].map {
                    [
                        StressEffect(
                            range: 0, partialRankCorrelation: $0, interval: ($0 - 0.1)...($0 + 0.2), highLessLow: -41.25
                        ),
                        steady,
                    ]
                }, gapShares: [[0, 1], [0, 1]],
                pairs: [
                    PlanPair(
                        first: 0, second: 1, meanDifference: -6, halfWidth: draws > 1 ? 2.5 : nil,
                        firstBetterShare: 0.9,
                        isTooCloseToCall: draws == 1)
                ], kendallsTau: 0.85))
    }
}
