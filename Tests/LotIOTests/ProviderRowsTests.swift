import LotModel
import Testing

@testable import LotIO

@Suite struct ProviderRowsTests {
    private func read(_ rates: String, tiers: String = "") async throws -> (
        loaded: LoadedScenario?, found: [Diagnostic]
    ) {
        try await readScenario(
            toyScenario(
                tiers: "  - {name: lots, title: L, lots: each_area, offer: exclusive}\n"
                    + "  - {name: spot, title: S, offer: spot, rate_pence: 1500}\n",
                extra: "providers: {file: p.csv, price_year: 2014/15}\n"),
            files: [
                "p.csv": "provider_id,base_area,current_hours,tiers,rates_pence\nA,E02000101,100,\(tiers),\(rates)\n"
            ])
    }

    @Test func ratesAreByTier() async throws {
        let providers = try #require(try await read("spot:1540  lots:1610").loaded).scenario.providers
        #expect(providers?.map(\.ratesPence) == [["spot": 1_540, "lots": 1_610]])
        #expect(try await read("").loaded?.scenario.providers?.map(\.ratesPence) == [[:]])
    }

    /// Every slip has its own fault, with line, column and what was written.
    @Test(arguments: [
        ("spot", DiagnosticID.valueNumber, "spot"), ("spott:1540", .tierUnknown, "spott"),
        ("spot:£15", .valueNumber, "spot:£15"), ("spot:1540.5", .valueNumber, "spot:1540.5"),
        ("spot:0", .valueRange, "spot:0"), ("spot:1540 spot:1550", .codeDuplicate, "spot"),
    ]) func slipsInRatesAreRefused(text: String, id: DiagnosticID, value: String) async throws {
        let found = try await read(text).found
        #expect(found.map(\.id) == [id], "\(found)")
        #expect(found[0].value == value && found[0].place.line == 2 && found[0].place.field == "rates_pence")
        #expect(!found[0].remedy.isEmpty)
    }

    @Test func aRateNeedsItsTier() async throws {
        #expect(try await read("lots:1500", tiers: "spot").found.map(\.id) == [.valueConflict])
    }

    /// Nobody's turnover is guessed: an empty cell says that it is not known.
    @Test func turnoverIsOfAYear() async throws {
        func read(_ turnover: String) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
            try await readScenario(
                toyScenario(
                    tiers: "  - {name: spot, title: S, offer: spot, rate_pence: 1500}\n",
                    extra: "providers: {file: p.csv, price_year: 2014/15}\n"),
                files: ["p.csv": "provider_id,base_area,current_hours,turnover_year\nA,E02000101,100,\(turnover)\n"])
        }
        #expect(try await read("0.7").loaded?.scenario.providers?.map(\.turnoverYear) == [0.7])
        #expect(try await read("").loaded?.scenario.providers?.map(\.turnoverYear) == [nil])
        let found = try await read("70").found
        #expect(found.map(\.id) == [.valueRange] && found.first?.place.field == "turnover_year", "\(found)")
    }
}
