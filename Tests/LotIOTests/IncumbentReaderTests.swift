import LotModel
import Testing

@testable import LotIO

/// The award's terms in a scenario: section `award`, and the file of incumbents that it names.
@Suite struct IncumbentReaderTests {
    private func read(
        _ award: String, incumbents: String? = nil, providers: Bool = true
    ) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
        let tiers = "  - {name: lots, title: Lots, lots: each_area, offer: exclusive}\n"
        let table =
            ProviderReader.columns.joined(separator: ",")
            + "\nP01,A,small,600500,150500,2000,100,650,0.8,0.1,16,150,lots\nP02,B,large,600500,150500,2000,100,650,0.8,0.1,16,150,lots\n"
        var files: [String: String] = [:]
        if providers { files["p.csv"] = table }
        if let incumbents { files["i.csv"] = "tier,lot_id,provider_id\n" + incumbents }
        return try await readScenario(
            toyScenario(
                tiers: tiers,
                extra: "award: \(award)\n" + (providers ? "providers: {file: p.csv, price_year: 2014/15}\n" : "")),
            files: files)
    }

    @Test func termsAndIncumbentsAreRead() async throws {
        let (loaded, found) = try await read(
            "{gap: 0.01, ranks: 2, incumbents: i.csv, rules: [{rule: incumbent_kept, lots: [E02000101]}, {rule: rival_providers, providers: [P01, P02]}]}",
            incumbents: "lots,E02000101,P02\n")
        #expect(found.isEmpty)
        let scenario = try #require(loaded).scenario
        #expect(
            scenario.terms
                == AwardTerms(
                    rules: [.capacity, .incumbentKept([LotKey(tier: 0, lot: 0)]), .rivalProviders([0, 1])], ranks: 2))
        #expect(scenario.incumbents == [LotKey(tier: 0, lot: 0): 1] && scenario.rules.award.gap == 0.01)
    }

    /// Without terms the standard holds.
    @Test func aScenarioWithoutTermsIsAwardedAsEver() async throws {
        let scenario = try #require(try await read("{gap: 0.01}", providers: false).loaded).scenario
        #expect(scenario.terms == AwardTerms() && scenario.incumbents.isEmpty)
    }

    @Test(arguments: [
        ("lots,E02000199,P02\n", DiagnosticID.lotUnknown), ("lost,E02000101,P02\n", .tierUnknown),
        ("lots,E02000101,P09\n", .providerUnknown), ("lots,E02000101,P01\nlots,E02000101,P02\n", .codeDuplicate),
    ])
    func faultyRowsAreRefused(_ rows: String, _ id: DiagnosticID) async throws {
        let found = try await read("{incumbents: i.csv}", incumbents: rows).found
        #expect(found.map(\.id) == [id] && found[0].place.file == "i.csv" && found[0].place.line != nil)
    }

    /// Every fault of the section at once, beside those of the rest, before any file is read.
    @Test func faultsOfTheTermsAreToldTogether() async throws {
        let found = try await read(
            "{objective: price_quality, price_quality: {price_weight: 60, quality_weight: 30, price_score: relative_to_lowest}, "
                + "rules: [{rule: lots_awarded, min: 3, max: 2}, {rule: incumbent_changes, max: 1}, {rule: rival_providers, providers: [P01]}, "
                + "{rule: budget, max_pounds_year: £5}], rulez: 1}", providers: false
        ).found
        #expect(
            Set(found.map(\.id)) == [.valueConflict, .valueNumber, .yamlUnknownKey], "\(found)")
        let text = found.map(\.description).joined(separator: "\n")
        for part in [
            "do not sum to 100", "below its minimum", "needs incumbents", "invented", "currency sign", "rulez",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(found.allSatisfy { $0.place.line != nil && !$0.remedy.isEmpty })
    }

    @Test func incumbentsNeedProviders() async throws {
        #expect(try await read("{incumbents: i.csv}", providers: false).found.map(\.id) == [.yamlMissingKey])
    }
}
