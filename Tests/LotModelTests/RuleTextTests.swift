import LotModel
import Testing

@Suite struct RuleTextTests {
    @Test func rulesAreSentences() {
        let tier = Tier(
            rules: TierRules(name: "lots", title: "Lots", source: .none, offer: .exclusive, maxWinners: 1),
            lots: ["A", "B"].enumerated().map { Lot(id: $1, name: $1, areas: [$0]) }, coreCount: 2)
        let text = RuleText(
            tender: Tender(plan: LotPlan([tier]), hours: [1, 1], bids: [], capacity: []), names: ["P1", "P2"])
        let both = [LotKey(tier: 0, lot: 0), LotKey(tier: 0, lot: 1)]
        #expect(text.sentence(.lotsAwarded(min: 0, max: 1)) == "A winner wins at most 1 lot.")
        #expect(text.sentence(.winners(min: 2, max: 4)) == "There are 2 to 4 winners.")
        #expect(text.sentence(.group(both, min: 2, max: nil)) == "A winner of any of A and B wins at least 2 of them.")
        #expect(text.sentence(.marketShare(max: 0.255)) == "No provider wins more than 25.5 % of the hours offered.")
        #expect(text.sentence(.spend(maxPence: 100_050)) == "No provider is paid more than £1000.50 a year.")
        #expect(text.sentence(.rivalProviders([0, 1])) == "At most one of P1, P2 wins anything.")
        #expect(text.sentence(.separateLots(both)) == "No provider wins two of A and B.")
    }
}
