import LotMarket
import LotModel

/// Awards of generated tenders, each through its checkers.
enum AwardRow {
    /// 500 package bids in all and 30 rules.
    static let councils = Row(
        name: "award 23 lots", goals: Goals(seconds: 2), needsReference: false,
        covers:
            "23 lots, 40 providers, 500 bids of 1 to 4 neighbouring lots, 30 rules, proved optimal; regions, seed 23"
    ) { _ in
        work(
            GeneratedTenders.regions(
                .init(lots: 23, providers: 40, bidsEach: 13, packageSize: 4, discount: 0.02, slack: 2.5), seed: 23,
                rules: thirtyRules, limitedTo: 500),
            gap: 0)
    }

    static let packagesRough = packages(name: "award 90 lots to 1 %", goal: 5, gap: 0.01)
    static let packagesExact = packages(name: "award 90 lots", goal: 30, gap: 0)

    private static func packages(name: String, goal: Double, gap: Double) -> Row {
        Row(
            name: name, goals: Goals(seconds: goal), needsReference: false,
            covers: "90 lots, 40 providers with 500 packages of at most 3 lots each, at most 25 % of hours to one; "
                + (gap > 0 ? "gap 1 %" : "proved optimal") + "; regions, seed 90"
        ) { _ in
            work(
                GeneratedTenders.regions(
                    .init(lots: 90, providers: 40, bidsEach: 500, packageSize: 3, discount: 0.02, slack: .infinity),
                    seed: 90,
                    rules: { _ in [.marketShare(max: 0.25)] }), gap: gap)
        }
    }

    static let items = Row(
        name: "award 6,000 items", goals: Goals(seconds: 120), needsReference: false,
        covers:
            "6,000 items, 300 suppliers, 15 single bids an item, 400 rules: 198 groups, 196 separate lots, 3 pairs of rivals, 3 caps; gap 0.1 %"
    ) { _ in
        work(
            GeneratedTenders.singles(
                lots: 6_000, providers: 300, bidders: 15, slack: 1.6, seed: 6_000, rules: fourHundredRules), gap: 0.001)
    }

    private static func work(_ tender: Tender, gap: Double) -> @Sendable () async throws -> Sample {
        let problem = AwardProblem(tender)
        let names = tender.capacity.indices.map { "P\($0)" }
        return {
            var watch = Stopwatch()
            let outcome = try AwardSolver(gap: gap).outcome(problem)
            watch.lap("award")
            let faults =
                AwardChecker().faults(
                    of: outcome.award, plan: tender.plan, hours: tender.hours, bids: tender.bids,
                    capacity: tender.capacity, providers: nil, ceilingPence: .max)
                + RuleChecker(tender, contracts: outcome.award.contracts, names: names)
                .faults(objective: outcome.objective)
            guard faults.isEmpty else { throw BenchFault(faults.joined(separator: "; ")) }
            // The solver's own tolerance; a thousandth of a per cent of the award.
            let allowed = max(gap, 1e-5)
            return Sample(
                seconds: watch.total, laps: watch.laps,
                quality: [
                    Quality(
                        "gap", fixed(outcome.gap * 100, decimals: 4) + " %",
                        goal: "<= " + fixed(allowed * 100, decimals: 3) + " %",
                        isMet: outcome.status == .proved && outcome.gap <= allowed),
                    Quality("bids", "\(tender.bids.count)"), Quality("rules", "\(tender.terms.rules.count)"),
                    Quality("unawarded", fixed(outcome.award.unawardedHours, decimals: 1) + " h"),
                ])
        }
    }

    private static func thirtyRules(_ lots: [LotKey]) -> [AwardRule] {
        let groups = (0..<12).map { AwardRule.group([lots[$0], lots[$0 + 5], lots[$0 + 10]], min: 0, max: 2) }
        let apart = (0..<6).map { AwardRule.separateLots([lots[$0 * 3], lots[$0 * 3 + 2]]) }
        let rivals = (0..<4).map { AwardRule.rivalProviders([$0 * 2, $0 * 2 + 1]) }
        return [
            .capacity, .lotsAwarded(min: 0, max: 4), .marketShare(max: 0.25), .winners(min: 6, max: 14),
            .incumbentChanges(max: 22), .reservedForSmall([lots[20], lots[21]]), .spend(maxPence: 400_000_000),
            .rate(minPence: 1_200, maxPence: 2_000),
        ] + groups + apart + rivals
    }

    private static func fourHundredRules(_ lots: [LotKey]) -> [AwardRule] {
        let groups = (0..<198).map { block in
            AwardRule.group((0..<30).map { lots[block * 30 + $0] }, min: 0, max: 3)
        }
        let apart = (0..<196).map { AwardRule.separateLots([lots[$0 * 30], lots[$0 * 30 + 7], lots[$0 * 30 + 19]]) }
        let rivals = (0..<3).map { AwardRule.rivalProviders([$0 * 2, $0 * 2 + 1]) }
        return [.capacity, .marketShare(max: 0.01), .lotsAwarded(min: 0, max: 80)] + groups + apart + rivals
    }
}
