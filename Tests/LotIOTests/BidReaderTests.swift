import LotModel
import Testing

@testable import LotIO

@Suite struct BidReaderTests {
    private func read(
        _ rows: String, header: String = "bid_id,provider_id,tier,lot_ids,max_hours,rate_pence\n"
    ) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
        let providers =
            ProviderReader.columns.joined(separator: ",") + """

                P01,Provider A,small,600500,150500,2000,100,650,0.8,0.1,16,150,lots both spot
                P02,Provider B,small,600500,150500,2000,100,650,0.8,0.1,16,150,more
                """
        let tiers = """
              - {name: lots, title: Lots, lots: each_area, offer: exclusive}
              - {name: more, title: More, lots: each_area, offer: exclusive}
              - {name: both, title: Both, lots: {column: lad_code}, offer: shares, winners: {max: 1}}
              - {name: spot, title: Spot, offer: spot, rate_pence: 1500}

            """
        let files = "providers: {file: p.csv, price_year: 2014/15}\nbids: {file: b.csv, price_year: 2014/15}\n"
        return try await readScenario(
            toyScenario(tiers: tiers, extra: files),
            files: ["p.csv": providers, "b.csv": header + rows])
    }

    @Test func readsPackages() async throws {
        let (loaded, found) = try await read("B1,P01,lots, E02000103  E02000101 ,950.5,1495\n")
        #expect(found.isEmpty)
        #expect(
            loaded?.scenario.bids == [
                Bid(id: "B1", provider: 0, tier: 0, lots: [0, 2], maxHours: 950.5, ratePence: 1_495, quality: 0.8)
            ])
    }

    @Test(arguments: [
        ("B1,P9,lots,E02000101,1,1500", DiagnosticID.providerUnknown), ("B1,P01,lost,E02000101,1,1500", .tierUnknown),
        ("B1,P01,lots,E02000199,1,1500", .lotUnknown), ("B1,P01,lots,E02000101 E02000101,1,1500", .codeDuplicate),
        ("B1,P01,spot,E02000101,1,1500", .valueConflict), ("B1,P01,more,E02000101,1,1500", .valueConflict),
        ("B1,P01,lots,E02000101,0,1500", .valueRange), ("B1,P01,lots,E02000101,1,14.95", .valueNumber),
        ("B1,P01,lots,,1,1500", .valueMissing),
        ("B1,P01,lots,E02000101,900,1500\nB1,P01,lots,E02000102,900,1500", .codeDuplicate),
        ("B1,P01,lots,E02000101,2101,1500", .valueRange), ("B1,P01,lots,E02000101,900,£15.00", .valueNumber),
        ("B1,P01,lots,E02000101,\"1,900\",1500", .valueNumber),
        ("B1,P01,lots,E02000101,900,1500\nB2,P01,lots,E02000101,900,1400", .codeDuplicate),
    ])
    func refuses(_ rows: String, _ id: DiagnosticID) async throws {
        #expect(try await read(rows + "\n").found.map(\.id) == [id])
    }

    @Test func bidsBelowTheFloorAreRefused() async throws {
        let providers =
            ProviderReader.columns.joined(separator: ",")
            + "\nP01,Provider A,small,600500,150500,200,5000,650,0.8,0.1,16,150,lots low\n"
        let tiers = """
              - {name: lots, title: Lots, lots: each_area, offer: exclusive}
              - {name: low, title: Low, lots: each_area, offer: exclusive, floor_pence: 1200}

            """
        let rest = """
            providers: {file: p.csv, price_year: 2014/15}
            bids: {file: b.csv, price_year: 2014/15}
            rates: {floor_pence: 1300, bands_pence: [1300, 1500]}

            """
        let bids = """
            bid_id,provider_id,tier,lot_ids,max_hours,rate_pence
            B1,P01,lots,E02000101,900,1299
            B2,P01,low,E02000101,900,1200
            B3,P01,low,E02000102,900,1199
            B4,P01,lots,E02000102,900,1501

            """
        let found = try await readScenario(
            toyScenario(tiers: tiers, extra: rest), files: ["p.csv": providers, "b.csv": bids]
        ).found
        let errors = found.filter { $0.severity == .error }
        #expect(errors.map(\.id) == [.valueRange, .valueRange] && errors.map(\.value) == ["1299", "1199"])
        #expect(errors.map(\.place.line) == [2, 4])
    }

    /// The toy's lot of area E02000101 has 553.61 hours less those of the package above: bids are held against it.
    @Test func bidsThatCannotWinAreToldAndKept() async throws {
        let (loaded, found) = try await read(
            "B1,P01,lots,E02000101,900,1651\nB2,P01,lots,E02000102,1,1500\nB3,P01,lots,E02000103,900,1650\n")
        #expect(found.map(\.id) == [.valueRange, .valueRange])
        #expect(found.allSatisfy { $0.severity == .warning })
        #expect(loaded?.scenario.bids?.map(\.id) == ["B1", "B2", "B3"])
    }

    /// A bid may be marked by itself, and exclude another of its provider's.
    @Test func qualityAndAlternativesOfBids() async throws {
        let header = "bid_id,provider_id,tier,lot_ids,max_hours,rate_pence,quality,alternative\n"
        let (loaded, found) = try await read(
            "B1,P01,lots,E02000101,900,1500,0.25,x\nB2,P01,lots,E02000101,900,1450,0.2,x\n", header: header)
        #expect(found.isEmpty)
        #expect(loaded?.scenario.bids?.map(\.quality) == [0.25, 0.2])
        #expect(loaded?.scenario.bids?.map(\.alternative) == ["x", "x"])
    }

    /// Hours that were rounded to a hundredth in a file still mean the whole lot.
    @Test func roundedHoursMeanTheWholeLot() async throws {
        let scenario = try #require(try await read("B1,P01,lots,E02000101,900,1500\n").loaded?.scenario)
        let demand = Demand(areas: scenario.areas, rules: scenario.rules.demand, hours: scenario.hours)
        let exact = demand.commissionedHours[0]
        let rounded = (exact * 100).rounded(.down) / 100
        let again = try await read("B1,P01,lots,E02000101,\(rounded),1500\n")
        #expect(again.found.isEmpty)
        #expect(again.loaded?.scenario.bids?[0].maxHours == exact)
    }

    /// Winners of a shared lot are counted by provider: a second bid for it would be counted as a second winner.
    @Test func aProviderBidsOnceForASharedLot() async throws {
        let lot = try #require(try await read("B1,P01,lots,E02000101,900,1500\n").loaded).scenario.plan.tiers[2].lots[0]
            .id
        let found = try await read("B1,P01,both,\(lot),300,1500\nB2,P01,both,\(lot),350,1500\n").found
        #expect(found.map(\.id) == [.valueConflict] && found[0].place.line == 3)
    }
}
