import LotModel
import Testing

@testable import LotIO

@Suite struct OutgoingRoundReaderTests {
    private func read(
        _ rows: String, mobilise: String = "{rounds: o.csv}", providers: Bool = true
    ) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
        let table =
            ProviderReader.columns.joined(separator: ",")
            + "\nP01,A,small,600500,150500,2000,100,650,0.8,0.1,16,150,lots\nP02,B,large,600500,150500,2000,100,650,0.8,0.1,16,150,lots\n"
        return try await readScenario(
            toyScenario(
                tiers: "  - {name: lots, title: Lots, lots: each_area, offer: exclusive}\n",
                extra: "mobilise: \(mobilise)\n" + (providers ? "providers: {file: p.csv, price_year: 2014/15}\n" : "")),
            files: ["o.csv": "provider_id,area_code,hours_week\n" + rows].merging(providers ? ["p.csv": table] : [:]) {
                $1
            })
    }

    /// Hours need not be those tendered; both differences are told in one warning each.
    @Test func roundsAreReadWithWarnings() async throws {
        let loaded = try #require(
            try await read("P02,E02000101,30\nP01,E02000101,10\nP01,E02000102,5\nP02,E02000102,0\n").loaded)
        #expect(
            loaded.scenario.rounds
                == OutgoingRounds(
                    areas: [
                        [ProviderHours(provider: 0, hours: 10), ProviderHours(provider: 1, hours: 30)],
                        [ProviderHours(provider: 0, hours: 5)], [], [],
                    ], origin: .file))
        let own = loaded.warnings.filter { $0.place.file == "o.csv" }
        #expect(own.map(\.id) == [.codeUnmatched, .valueConflict])
    }

    /// All at once, each with its line.
    @Test func faultyRowsAreRefusedTogether() async throws {
        let found = try await read(
            "P09,E02000101,5\nP01,E02000199,5\nP01,E02000102,-5\nP01,E02000101,1\nP01,E02000101,2\n"
        ).found
        #expect(Set(found.map(\.id)) == [.providerUnknown, .codeUnknown, .valueRange, .codeDuplicate])
        #expect(found.allSatisfy { $0.place.file == "o.csv" && $0.place.line != nil })
    }

    @Test func aShareBesideAFileIsAConflict() async throws {
        let found = try await read("P01,E02000101,5\n", mobilise: "{rounds: o.csv, staying_share: 0.3}").found
        #expect(found.map(\.id) == [.valueConflict])
    }

    @Test func roundsNeedProviders() async throws {
        #expect(try await read("P01,E02000101,5\n", providers: false).found.map(\.id) == [.yamlMissingKey])
    }

    @Test(arguments: [
        "direct_payment_uptake: 1.2", "transfer_share: -0.1", "leaver_share: 28.6", "weeks: 0", "weeks: 2.5",
    ])
    func sharesAndWeeksHaveRanges(_ entry: String) async throws {
        let found = try await read("P01,E02000101,5\n", mobilise: "{\(entry)}").found
        #expect(found.count == 1 && [.valueRange, .valueNumber].contains(found.first?.id), "\(found)")
    }
}
