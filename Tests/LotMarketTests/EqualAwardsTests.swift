import LotModel
import Testing

@testable import LotMarket

@Suite(.serialized) struct EqualAwardsTests {
    /// Twelve lots and twelve bidders at one price, each with room for one lot: every assignment costs the same, and no
    /// exchange of single bids leads from one to another.
    static func tender(lots: Int = 12) -> Tender {
        let tier = Tier(
            rules: TierRules(name: "lots", title: "Lots", source: .none, offer: .exclusive, maxWinners: 1),
            lots: (0..<lots).map { Lot(id: "L\($0)", name: "", areas: [$0]) }, coreCount: lots)
        let bids = (0..<lots).flatMap { provider in
            (0..<lots).map { lot in
                // Ids in the reverse order of the providers, so that the first one found is not the one to choose.
                Bid(
                    id: "b\(100 * (lots - provider) + 1_000 + lot)", provider: provider, tier: 0, lots: [lot],
                    maxHours: 100, ratePence: 1_500)
            }
        }
        return Tender(
            plan: LotPlan([tier]), hours: [Double](repeating: 100, count: lots), bids: bids,
            capacity: [Double](repeating: 100, count: lots))
    }

    @Test func theLowestIdsWinAmongAllEqualAwards() throws {
        let tender = Self.tender()
        let outcome = try AwardSolver(gap: 0).outcome(AwardProblem(tender))
        #expect(outcome.areTiesExact)
        // By hand: the last provider holds the lowest ids, the first of them for lot 0; then the one before it, for lot 1.
        #expect(outcome.award.contracts.map(\.provider) == Array((0..<12).reversed()))
        #expect(outcome.award.contracts.map(\.lot) == Array(0..<12))
    }

    @Test func tooManyEqualsAreLeftToExchanges() throws {
        var solver = AwardSolver(gap: 0)
        solver.sizes.mostEqual = 10
        let outcome = try solver.outcome(AwardProblem(Self.tender()))
        #expect(outcome.status == .proved && !outcome.areTiesExact)
    }
}
