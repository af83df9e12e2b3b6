import LotModel
import Testing

@Suite struct AwardLimitTests {
    static func tender() -> Tender {
        func tier(_ name: String, _ offer: Offer, lotLimit: Int?, ceiling: Int?) -> Tier {
            Tier(
                rules: TierRules(
                    name: name, title: name, source: .none, offer: offer, maxWinners: offer == .shares ? 3 : 1,
                    lotLimit: lotLimit, ceilingPence: ceiling),
                lots: [Lot(id: "L", name: "L", areas: [0])], coreCount: 1)
        }
        return Tender(
            plan: LotPlan([
                tier("a", .exclusive, lotLimit: 2, ceiling: 1_500), tier("b", .shares, lotLimit: nil, ceiling: 1_700),
            ]),
            hours: [100],
            bids: [Bid(id: "b1", provider: 0, tier: 0, lots: [0], maxHours: 100, ratePence: 1_600)], capacity: [100],
            terms: AwardTerms(rules: [.capacity, .oneBidEach]))
    }

    @Test func rulesComeFirstThenThoseOfTheTiers() {
        #expect(
            Self.tender().limits == [
                .rule(0), .rule(1), .lotLimit(tier: 0), .ceiling(tier: 0), .winnersPerLot(tier: 1),
            ])
    }

    @Test func eachLimitCanBeLeftOut() {
        let tender = Self.tender()
        #expect(tender.without([.rule(0)]).terms.rules == [.oneBidEach])
        #expect(tender.without([.lotLimit(tier: 0)]).plan.tiers[0].rules.lotLimit == nil)
        #expect(tender.without([.ceiling(tier: 0)]).plan.tiers[0].rules.ceilingPence == nil)
        #expect(tender.without([.winnersPerLot(tier: 1)]).plan.tiers[1].rules.maxWinners == .max)
        #expect(tender.without(Set(tender.limits)).limits == [.winnersPerLot(tier: 1)])
        #expect(tender.without([]).plan == tender.plan)
        let text = RuleText(tender: tender, names: ["P"])
        #expect(tender.limits.map { text.sentence($0) }.allSatisfy { $0.hasSuffix(".") })
        #expect(text.sentence(.ceiling(tier: 0)) == "Bids of tier a take part up to 1500 pence an hour.")
    }
}
