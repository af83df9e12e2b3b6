import LotModel
import Testing

@testable import LotIO

@Suite struct FrozenReaderTests {
    private static let providers =
        "provider_id,easting_m,northing_m,current_hours,tiers\nP1,600500,150500,100,sub wide\nP2,601500,151500,100,sub wide\n"
    private static let tiers = """
          - {name: sub, title: S, lots: each_area, offer: exclusive}
          - {name: wide, title: W, lots: {column: health_code}, offer: shares, winners: {max: 2}}

        """

    private func read(
        _ rows: [String], tiers: String = tiers, bids: String? = nil, extra: String? = nil
    ) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
        var files = [
            "p.csv": Self.providers,
            "f.csv": "tier,lot_id,provider_id,rate_pence,hours_week\n" + rows.map { $0 + "\n" }.joined(),
        ]
        var more = extra ?? "providers: {file: p.csv, price_year: 2014/15}\naward: {frozen: f.csv}\n"
        if let bids {
            files["b.csv"] = "bid_id,provider_id,tier,lot_ids,max_hours,rate_pence\n\(bids)\n"
            more += "bids: {file: b.csv, price_year: 2014/15}\n"
        }
        let result = try await readScenario(toyScenario(tiers: tiers, extra: more), files: files)
        return (result.loaded, result.found.filter { $0.severity == .error })
    }

    /// All of the south: its wide lot with two holders and its two sub-lots.
    private static let south = [
        "sub,E02000101,P1,1500,", "sub,E02000102,P2,1510,", "wide,E38000901,P1,1490,30", "wide,E38000901,P2,1495,20",
    ]

    @Test func holdersReachTheScenario() async throws {
        let result = try await read(Self.south)
        let scenario = try #require(result.loaded, "\(result.found)").scenario
        #expect(scenario.frozen.holders.map(\.provider) == [0, 1, 0, 1])
        #expect(scenario.frozen.holders.map(\.hours) == [nil, nil, 30, 20])
        #expect(scenario.frozen.keys.count == 3 && scenario.frozen.holders[2].ratePence == 1_490)
    }

    /// The south's wide lot is let again, and so a frozen sub-lot in it has no meaning.
    @Test func frozenLotsDoNotOverlapOthers() async throws {
        let found = try await read(["sub,E02000101,P1,1500,"]).found
        #expect(found.map(\.id) == [.valueConflict] && found[0].value == "E02000101" && found[0].place.line == 2)
        #expect(found[0].message.contains("E38000901") && !found[0].remedy.isEmpty)
        #expect(try await read(Array(Self.south.dropFirst())).found.map(\.id) == [.valueConflict])
    }

    @Test(arguments: [
        ("sub,E02000101,P9,1500,", DiagnosticID.providerUnknown), ("sub,E09,P1,1500,", .lotUnknown),
        ("sup,E02000101,P1,1500,", .tierUnknown), ("wide,E38000902,P1,1500,", .valueMissing),
        ("sub,E02000101,P1,0,", .valueRange), ("sub,E02000101,P2,1500,", .codeDuplicate),
        ("wide,E38000901,P1,1500,5", .codeDuplicate),
    ]) func faultyRowsAreTold(_ row: String, _ id: DiagnosticID) async throws {
        #expect(try await read(Self.south + [row]).found.map(\.id) == [id])
    }

    @Test func nobodyBidsForThem() async throws {
        let found = try await read(Self.south, bids: "B1,P1,sub,E02000102,300,1400").found
        #expect(found.map(\.id) == [.valueConflict] && found[0].value == "E02000102")
        #expect(try await read(Self.south, bids: "B1,P1,sub,E02000103,300,1400").found.isEmpty)
    }

    @Test func holdersAreProvidersOfAFile() async throws {
        let found = try await read(Self.south, extra: "award: {frozen: f.csv}\n").found
        #expect(found.map(\.id) == [.yamlMissingKey])
    }
}
