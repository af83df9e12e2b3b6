import LotMarket
import LotModel

/// Awards of generated tenders, each through its checkers.
enum AwardRow {
    static let councils = Row(
        name: "award 23 lots", goals: Goals(seconds: 2), needsReference: false,
        covers:
            "23 lots, 40 providers, 500 bids of 1 to 4 neighbouring lots, 30 rules, proved optimal; regions, seed 23"
    ) { _ in work(AwardTenders.councils(seed: 23), gap: 0) }

    static let packagesRough = packages(name: "award 90 lots to 1 %", goal: 5, gap: 0.01)
    static let packagesExact = packages(name: "award 90 lots", goal: 30, gap: 0)

    private static func packages(name: String, goal: Double, gap: Double) -> Row {
        Row(
            name: name, goals: Goals(seconds: goal), needsReference: false,
            covers: "90 lots, 40 providers with 500 packages of at most 3 lots each, at most 25 % of hours to one; "
                + (gap > 0 ? "gap 1 %" : "proved optimal") + "; regions, seed 90"
        ) { _ in work(AwardTenders.packages(seed: 90), gap: gap) }
    }

    static let items = Row(
        name: "award 6,000 items", goals: Goals(seconds: 120), needsReference: false,
        covers:
            "6,000 items, 300 suppliers, 15 single bids an item, 400 rules: 198 groups, 196 separate lots, 3 pairs of rivals, 3 caps; gap 0.1 %"
    ) { _ in work(AwardTenders.items(seed: 6_000), gap: 0.001) }

    private static func work(_ tender: Tender, gap: Double) -> @Sendable () async throws -> Sample {
        let problem = AwardProblem(tender)
        return {
            let run = try AwardRun(problem, gap: gap)
            return Sample(
                seconds: run.watch.total, laps: run.watch.laps,
                quality: [
                    run.gapQuality, Quality("bids", "\(tender.bids.count)"),
                    Quality("rules", "\(tender.terms.rules.count)"),
                    Quality("unawarded", fixed(run.outcome.award.unawardedHours, decimals: 1) + " h"),
                ])
        }
    }
}

/// One award, timed, and found right by both checkers.
struct AwardRun {
    let outcome: AwardOutcome
    let watch: Stopwatch
    /// The solver's own tolerance at least: a thousandth of a per cent of the award.
    private let allowed: Double

    /// - Throws: `BenchFault` when a checker finds anything.
    init(_ problem: AwardProblem, gap: Double, maxNodes: Int = 1_000_000, lap: String = "award") throws {
        var watch = Stopwatch()
        outcome = try AwardSolver(gap: gap, maxNodes: maxNodes).outcome(problem)
        watch.lap(lap)
        self.watch = watch
        allowed = max(gap, 1e-5)
        let tender = problem.tender
        let names = tender.capacity.indices.map { "P\($0)" }
        let faults =
            AwardChecker().faults(
                of: outcome.award, plan: tender.plan, hours: tender.hours, bids: tender.bids,
                capacity: tender.capacity, providers: nil, ceilingPence: .max)
            + RuleChecker(tender, contracts: outcome.award.contracts, names: names).faults(objective: outcome.objective)
        guard faults.isEmpty else { throw BenchFault(faults.joined(separator: "; ")) }
    }

    var isMet: Bool { outcome.status == .proved && outcome.gap <= allowed }

    var gapQuality: Quality {
        Quality(
            "gap", fixed(outcome.gap * 100, decimals: 4) + " %", goal: "<= " + fixed(allowed * 100, decimals: 3) + " %",
            isMet: isMet)
    }
}
