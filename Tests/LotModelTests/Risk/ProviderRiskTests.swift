import LotGeometry
import Testing

@testable import LotModel

@Suite struct ProviderRiskTests {
    @Test func aProvidersScoreIsTheMeanOfItsServices() {
        let found = RiskRecord(RiskSamples.scenario()).providers
        #expect(found.map(\.provider) == ["P1", "P2", "P3"] && found.map(\.services) == [2, 1, 1])
        #expect(found.map(\.score) == [37.5, 75, nil] && found.map(\.colour) == [.red, .green, nil])
        #expect(found.map(\.quality) == [0.375, 0.75, nil])
        #expect(found.map(\.visitsYear) == [13, 1, 6] && found.map(\.visitHoursYear) == [65, 5, 30])
        #expect(abs((found[0].closureChance ?? 0) - 0.35) < 1e-12 && found[2].closureChance == nil)
    }

    @Test func orTheLowestWhereThatIsAskedFor() {
        let feeds = RiskSamples.feeds
        let lowest = RiskFeeds(
            quality: RiskLine(worst: 0.2, best: 0.6), closureChance: feeds.closureChance, visits: feeds.visits,
            providerScore: .lowest, source: "")
        let found = RiskRecord(RiskSamples.scenario(lowest)).providers
        #expect(found.map(\.score) == [0, 75, nil] && found[0].quality == 0.2)
        #expect(abs((found[1].quality ?? 0) - 0.5) < 1e-12)
    }

    @Test func qualityAndRiskTakeThePlaceOfAProvidersOwn() {
        let provider = Provider(
            id: "P1", name: "A", sizeClass: .small, base: Position(x: 1, y: 2), currentHours: 3, growthHours: 4,
            wagePence: 5, quality: 0.7, risk: 0.1, radiusMinutes: 6, viabilityHours: 7, tiers: ["t"],
            ratesPence: ["t": 8])
        func risk(_ quality: Double?, _ chance: Double?) -> ProviderRisk {
            ProviderRisk(
                provider: "P1", services: 1, score: nil, colour: nil, quality: quality, closureChance: chance,
                visitsYear: 1, visitHoursYear: 2)
        }
        let rated = provider.rated(risk(0.4, 0.3))
        #expect(rated.quality == 0.4 && rated.risk == 0.3)
        #expect(rated.rated(risk(0.7, 0.1)) == provider)
        #expect(provider.rated(risk(nil, nil)) == provider)
    }
}
