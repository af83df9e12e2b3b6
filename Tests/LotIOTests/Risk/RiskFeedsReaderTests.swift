import LotModel
import Testing

@testable import LotIO

@Suite struct RiskFeedsReaderTests {
    @Test func functionsAndOptionsAreReadAsStated() async throws {
        let options =
            "options:\n  - {name: Extend, meaning: longer, years: 1.5}\n  - {name: End, meaning: none, years: 0, least_score: 40}"
        let scenario = try #require(try await RiskTexts.read(RiskTexts.yaml(extra: options)).loaded).scenario
        let feeds = scenario.feeds
        #expect(feeds.quality == RiskLine(worst: 0, best: 1) && feeds.closureChance.value(50) == 0.3)
        #expect([RiskColour.red, .amber, .green, nil].map(feeds.visits.perYear) == [12, 4, 1, 6])
        #expect(feeds.visits.hours == 5 && feeds.visits.officerHoursYear == 1_500 && feeds.providerScore == .mean)
        #expect(
            scenario.options == [
                RiskOption(name: "Extend", meaning: "longer", years: 1.5),
                RiskOption(name: "End", meaning: "none", years: 0, leastScore: 40),
            ])
    }

    @Test func nothingOfThemHasADefault() async throws {
        let found = try await RiskTexts.read(RiskTexts.yaml(feeds: "")).found
        #expect(found.map(\.id) == [.yamlMissingKey] && found[0].value == "feeds")
        for part in ["red: 12, ", ", best: 0.1", "  source: assumed\n", "officer_hours_year: 1500"] {
            let text = (RiskTexts.feeds + "\n").replacing(part, with: "")
            let found = try await RiskTexts.read(RiskTexts.yaml(feeds: text)).found
            #expect(found.map(\.id) == [.yamlMissingKey], "\(part): \(found)")
        }
    }

    @Test func chancesAreSharesAndColoursAreThree() async throws {
        let high = try await RiskTexts.read(
            RiskTexts.yaml(feeds: RiskTexts.feeds.replacing("worst: 0.5", with: "worst: 50"))
        ).found
        #expect(high.map(\.id) == [.valueRange] && high[0].place.field == "feeds.closure_chance.worst")
        let blue = try await RiskTexts.read(
            RiskTexts.yaml(feeds: RiskTexts.feeds.replacing("red: 12", with: "rot: 12"))
        ).found
        #expect(blue.map(\.id) == [.yamlUnknownKey, .yamlMissingKey])
    }
}
