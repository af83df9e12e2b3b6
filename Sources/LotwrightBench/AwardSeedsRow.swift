import LotMarket
import LotModel

/// The award rows over many seeds, judged by the slowest: what one seed shows may be luck.
enum AwardSeedsRow {
    static let councils = row("award 23 lots", goal: 2, gap: 0, seeds: 1...10, make: AwardTenders.councils)
    static let packagesRough = row("award 90 lots to 1 %", goal: 5, gap: 0.01, make: AwardTenders.packages)
    static let packages = row("award 90 lots", goal: 30, gap: 0, make: AwardTenders.packages)
    static let scattered = row("award 90 lots, own prices", goal: 30, gap: 0, make: AwardTenders.scattered)
    static let few = row("award 90 lots, 3 each", goal: 30, gap: 0, make: AwardTenders.few)
    static let items = row("award 6,000 items", goal: 120, gap: 0.001, make: AwardTenders.items)

    private static func row(
        _ name: String, goal: Double, gap: Double, seeds: ClosedRange<UInt64> = 1...5,
        make: @escaping @Sendable (UInt64) -> Tender
    ) -> Row {
        Row(
            name: "\(name), \(seeds.count) seeds", goals: Goals(seconds: goal), needsReference: false,
            isByNameOnly: true,
            covers: "seconds of the slowest seed; the lap of each seed is its award"
        ) { _ in
            let problems = seeds.map { (seed: $0, problem: AwardProblem(make($0))) }
            return {
                let runs = try problems.map { try AwardRun($0.problem, gap: gap, lap: "seed \($0.seed)") }
                let worst = runs.map(\.outcome.gap).max() ?? 0
                return Sample(
                    seconds: runs.map(\.watch.total).max() ?? 0, laps: runs.flatMap(\.watch.laps),
                    quality: [
                        Quality(
                            "largest gap", fixed(worst * 100, decimals: 4) + " %",
                            goal: "<= " + fixed(max(gap, 1e-5) * 100, decimals: 3) + " %",
                            isMet: runs.allSatisfy(\.isMet)),
                        Quality(
                            "unawarded",
                            fixed(runs.map(\.outcome.award.unawardedHours).reduce(0, +), decimals: 1)
                                + " h"),
                    ])
            }
        }
    }
}
