import LotModel
import Testing

@Suite struct ProviderDefaultsTests {
    private let defaults = ProviderDefaults(
        rules: Rules(ParameterValues(priceYear: "2014/15", given: ["demand.people": 1])).market, wagePence: 631,
        tiers: [
            TierRules(name: "a", title: "", source: .eachArea, offer: .exclusive, maxWinners: 1, bidders: [.small]),
            TierRules(name: "b", title: "", source: .none, offer: .spot, maxWinners: 0, ratePence: 1_500),
        ])

    @Test func classesBeginAtTheirHours() {
        #expect(
            [0, 699.9, 700, 1_999.9, 2_000].map { defaults.sizeClass(currentHours: $0) }
                == [.small, .small, .medium, .medium, .large])
    }

    /// Small: 200 h or half, whichever is more; medium as much again; large half as much again on top.
    @Test func growthFollowsTheClass() {
        #expect(defaults.growthHours(.small, currentHours: 100) == 200)
        #expect(defaults.growthHours(.small, currentHours: 600) == 300)
        #expect(defaults.growthHours(.medium, currentHours: 900) == 900)
        #expect(defaults.growthHours(.large, currentHours: 3_000) == 4_500)
    }

    @Test func theRestFollowsTheClass() {
        #expect(ProviderClass.allCases.map(defaults.radiusMinutes) == [16, 30, 60])
        #expect(ProviderClass.allCases.map(defaults.viabilityHours) == [150, 700, 2_000])
        #expect(ProviderClass.allCases.map(defaults.tiers) == [["a", "b"], ["b"], ["b"]])
    }
}
