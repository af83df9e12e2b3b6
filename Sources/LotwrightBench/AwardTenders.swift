import LotModel

/// The generated tenders of the award rows, each a function of its seed.
enum AwardTenders {
    /// 500 packages in all; 30 rules, most of which bind: caps on hours, lots, winners and changes, groups and rivals.
    static func councils(seed: UInt64) -> Tender {
        GeneratedTenders.regions(
            .init(lots: 23, providers: 40, bidsEach: 13, packageSize: 4, discount: 0.02, slack: 2.5), seed: seed,
            rules: thirtyRules, limitedTo: 500)
    }

    /// 20,000 packages of neighbouring lots; nobody wins more than a quarter of the hours.
    static func packages(seed: UInt64) -> Tender {
        GeneratedTenders.regions(
            .init(lots: 90, providers: 40, bidsEach: 500, packageSize: 3, discount: 0.02, slack: .infinity), seed: seed
        ) { _ in [.marketShare(max: 0.25)] }
    }

    /// The same where every package has a price of its own: its parts do not tell what it costs, and nobody is near.
    static func scattered(seed: UInt64) -> Tender {
        GeneratedTenders.regions(
            .init(
                lots: 90, providers: 40, bidsEach: 500, packageSize: 3, discount: 0.02, slack: .infinity, slope: 60,
                spread: 0.1),
            seed: seed
        ) { _ in [.marketShare(max: 0.25)] }
    }

    /// The same where capacities bind too and nobody wins more than three packages' worth of lots.
    static func few(seed: UInt64) -> Tender {
        GeneratedTenders.regions(
            .init(lots: 90, providers: 40, bidsEach: 500, packageSize: 3, discount: 0.02, slack: 1.3, slope: 600),
            seed: seed
        ) { _ in [.capacity, .marketShare(max: 0.25), .lotsAwarded(min: 0, max: 3)] }
    }

    static func items(seed: UInt64) -> Tender {
        GeneratedTenders.singles(
            lots: 6_000, providers: 300, bidders: 15, slack: 1.6, seed: seed, rules: fourHundredRules)
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
