import LotModel
import Testing

@testable import LotIO

@Suite struct ProviderRiskReaderTests {
    private func read(
        _ rows: String, extra: String = "resilience: {risk_weight: 0.5}\n"
    ) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
        try await readScenario(
            toyScenario(
                extra: "providers: {file: p.csv, price_year: 2014/15}\nrisk: {file: r.csv}\n" + extra),
            files: [
                "p.csv": "provider_id,current_hours,easting_m,northing_m,quality,risk\n"
                    + "P1,100,600500,150500,0.7,0.2\nP2,100,601500,150500,0.6,0.1\n",
                "r.csv": "provider_id,score,colour,quality,closure_chance,visits_year,visit_hours_year\n" + rows,
            ])
    }

    @Test func scoresTakeThePlaceOfQualityAndRisk() async throws {
        let (loaded, found) = try await read("P2,37.5,red,0.375,0.35,13,65\n")
        let scenario = try #require(loaded, "\(found)").scenario
        #expect(found.isEmpty)
        #expect(scenario.providers?.map(\.quality) == [0.7, 0.375] && scenario.providers?.map(\.risk) == [0.2, 0.35])
        #expect(scenario.risks.map(\.provider) == ["P2"] && scenario.risks[0].visitsYear == 13)
        #expect(loaded?.inputs.contains { $0.name == "r.csv" } == true)
        // Half of the usual chance, 1/7, and half of the score's.
        let chance = scenario.rules.resilience.chance(newcomers: 0, risk: 0.35)
        #expect(abs(chance - (0.5 * 0.142857 + 0.5 * 0.35)) < 1e-12)
    }

    @Test func aProviderWithoutAScoreKeepsItsOwn() async throws {
        let scenario = try #require(try await read("P1,,unrated,,,6,30\n").loaded).scenario
        #expect(scenario.providers?.map(\.quality) == [0.7, 0.6] && scenario.risks[0].visitHoursYear == 30)
    }

    @Test func chancesThatCountForNothingAreWarnedOf() async throws {
        let (loaded, found) = try await read("P1,50,amber,0.5,0.2,4,20\n", extra: "")
        #expect(loaded != nil && found.map(\.id) == [.valueConflict] && found[0].severity == .warning)
        #expect(found[0].message.contains("resilience.risk_weight"))
    }

    @Test func everyFaultHasItsPlace() async throws {
        let found = try await read("P1,50,amber,0.5,0.2,4,20\nP9,50,amber,0.5,0.2,4,20\nP1,1,red,2,0.2,,1\n").found
        #expect(found.map(\.id) == [.providerUnknown, .valueRange, .valueMissing, .codeDuplicate])
        #expect(found.map(\.place.line) == [3, 4, 4, 4])
    }

    @Test func scoresNeedProviders() async throws {
        let found = try await readScenario(toyScenario(extra: "risk: {file: r.csv}\n")).found
        #expect(found.map(\.id) == [.yamlMissingKey] && found[0].value == "providers")
    }
}
