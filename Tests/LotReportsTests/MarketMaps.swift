import LotModel

@testable import LotReports

/// The made-up run with a market: who bids for its two lots, and both beliefs.
enum MarketMaps {
    static let away = MarketEntry(
        provider: 0, tier: 0, lots: [1], minutes: 41, believedHours: 100, costPence: 1_500, avoidablePence: 1_100,
        pricePence: 1_575, outcome: .stayedAway(.beyondRadius, figure: 41, limit: 30))

    static func entered(_ lot: Int, bid: Int, low: AbnormallyLow? = nil) -> MarketEntry {
        MarketEntry(
            provider: 0, tier: 0, lots: [lot], minutes: 5, believedHours: 100, costPence: 1_380.4,
            avoidablePence: 1_000, pricePence: 1_450, outcome: .entered(margin: 0.05, discount: 0), bid: bid,
            abnormallyLow: low)
    }

    static func volume(_ expected: Double, _ realised: Double) -> WinnersVolume {
        func volume(_ share: Double) -> RuralVolume {
            var sum = RuralVolume()
            sum.add(100, rural: 100 * share, village: 50 * share)
            return sum
        }
        return WinnersVolume(
            winners: 1, pricedHours: 200, expected: volume(expected), awarded: volume(realised),
            realised: volume(realised), spotHours: 3)
    }

    /// - Parameter beliefs: the chains that were run.
    static func record(_ beliefs: [Belief?] = [.naive, .sophisticated]) throws -> RunRecord {
        let plain = try ReportMaps.record()
        let bids = Bids(
            bids: [plain.bids.bids[0]], nonEntries: [[.beyondRadius: 3]],
            entries: [entered(0, bid: 0, low: .belowAvoidableCost(pence: 1_460)), away])
        let chains = beliefs.map { belief in
            MarketChain(
                belief: belief, bids: 1, award: plain.award, unmetHours: 40,
                byClass: [.large: volume(0.31, 0.55)], sharedLots: volume(0.31, 0.55))
        }
        return RunRecord(
            scenario: plain.scenario, demand: plain.demand, providers: plain.providers, capacity: plain.capacity,
            isMarketModelled: true, reach: plain.reach, hops: plain.hops, bids: bids,
            otherBids: Bids(bids: [plain.bids.bids[0]], nonEntries: [[:]], entries: [entered(0, bid: 0)]),
            chains: chains, tender: plain.tender, outcome: plain.outcome, labour: plain.labour,
            delivery: plain.delivery,
            coverage: plain.coverage, rounds: plain.rounds, dividend: plain.dividend, accounts: plain.accounts,
            lotParts: plain.lotParts,
            warnings: [])
    }
}
