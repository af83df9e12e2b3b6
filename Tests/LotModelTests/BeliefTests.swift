import LotModel
import Testing

@Suite struct BeliefTests {
    static let small = TierRules(name: "small", title: "", source: .eachArea, offer: .exclusive, maxWinners: 1)
    static let large = TierRules(
        name: "large", title: "", source: .column("x", names: nil), offer: .shares, maxWinners: 2)
    static let spot = TierRules(name: "spot", title: "", source: .none, offer: .spot, maxWinners: 0, ratePence: 1)
    static let plan = LotPlan([
        Tier(rules: small, lots: (0..<3).map { Lot(id: "\($0)", name: "", areas: [$0]) }, coreCount: 3),
        Tier(rules: large, lots: [Lot(id: "all", name: "", areas: [0, 1, 2])], coreCount: 3),
        Tier(rules: spot, lots: [], coreCount: 3),
    ])

    static func contract(tier: Int, lot: Int, provider: Int = 0) -> Contract {
        Contract(tier: tier, lot: lot, rank: 1, provider: provider, bid: 0, hours: 1, share: 1, ratePence: 1)
    }

    @Test func theNaiveCountOnEverything() {
        let believed = BelievedHours.naive(plan: Self.plan, hours: [1, 2, 3])
        #expect(believed.hours == Array(repeating: [1, 2, 3], count: 3))
    }

    /// Winners of the shared lot hold nothing exclusively; those of small lots do.
    @Test func theSophisticatedCountOnWhatIsLeftOfSharedLots() {
        let contracts = [
            Self.contract(tier: 0, lot: 1), Self.contract(tier: 1, lot: 0), Self.contract(tier: 0, lot: 2),
        ]
        let believed = BelievedHours.sophisticated(plan: Self.plan, hours: [1, 2, 3], contracts: contracts)
        #expect(believed.hours == [[1, 2, 3], [1, 0, 0], [1, 2, 3]])
        #expect(Self.plan.exclusivelyHeld(contracts) == [1, 2])
    }
}
