import Foundation
import LotGeometry
import LotIO
import LotModel
import Testing

@testable import Lotwright

@Suite struct MarketImportTests {
    static func ground(_ region: String = "rutland") async throws -> ImportGround {
        let figures = try GeodataReader.read(folder: "\(Checkout.geodata)/\(region)")
        let boundaries = try await BoundaryReader.read(
            path: "\(Checkout.geodata)/\(region)/areas.geojson", areas: figures.areas, links: figures.links,
            source: "test", isIndicative: true, threads: 2)
        return ImportGround(
            region: region, areas: figures.areas, geography: boundaries.geography, points: figures.points,
            rules: Rules(ParameterValues(priceYear: "2014/15", given: ["demand.people": 120])))
    }

    /// A register of locations at places, with everything else usual.
    static func register(_ rows: [String]) throws -> Register {
        let folder = FileManager.default.temporaryDirectory.appending(path: "import-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let head = "LOCATION_ID,LOCATION_NAME,PROVIDER_ID,POSTCODE,EASTING,NORTHING,SERVICE_GROUPS,OVERALL_RATING\n"
        let file = folder.appending(path: "register.csv")
        try Data((head + rows.map { $0 + "\n" }.joined()).utf8).write(to: file)
        return try RegisterReader.read(path: file.path)
    }

    /// So many services in Oakham, a few metres apart.
    static func oakham(_ count: Int) -> [String] {
        (1...count).map { "1-\($0),Service \($0),2-\($0),LE15 6AA,\(485_900 + $0),308800,Homecare,Good" }
    }

    @Test func everyRowIsCountedOnce() async throws {
        let rows = [
            "1-1,One,2-1,LE15 6AA,485996,308869,Homecare,Outstanding", "1-2,Two,2-2,LE15 6AB,485796,308698,,Not Rated",
            "1-3,Three,2-3,LE15 6AD,485797,308698,Supported Living,Good",
            "1-1,One again,2-9,LE15 6AA,485996,308869,Homecare,Good",
            "1-4,ONE,2-1,le15 6aa,485996,308869,Homecare,Good", "1-5,Five,2-5,LE15 6ZZ,,,Homecare,Good",
            "1-6,Six,2-6,PL1 1AA,248000,54000,Homecare,Good",
            "1-7,Stamford,2-7,PE9 2AA,503000,307000,Homecare,Inadequate",
        ]
        let market = try MarketImport(try await Self.ground(), hours: 1_897, seed: 1).market(of: Self.register(rows))
        let counts = market.counts
        #expect(counts.rows == 8 && counts.otherServices == 1 && counts.duplicates == 2 && counts.unplaced == 1)
        #expect(counts.beyondReach == 1 && counts.kept == 3 && counts.core == 2)
        #expect(counts.serviceNotStated == 1 && counts.unrated == 1)
        #expect(market.unplaced.map(\.line) == [7])
        let byID = Dictionary(uniqueKeysWithValues: market.providers.map { ($0.entry.id, $0) })
        #expect(byID.mapValues(\.quality) == ["1-1": 0.9, "1-2": 0.7, "1-7": 0.1])
        #expect(byID["1-7"]?.isCore == false && byID["1-1"]?.isCore == true)
        let all = try MarketImport(
            try await Self.ground(), hours: 1_897, seed: 1, keepsAllServices: true
        ).market(of: Self.register(rows))
        #expect(all.counts.kept == 4 && all.counts.otherServices == 0)
    }

    /// Over many sizes of register and seeds: the hours of the core are exactly those asked for, and classes follow.
    @Test(arguments: 1...20 as ClosedRange<UInt64>) func theCoreHoldsTheHours(seed: UInt64) async throws {
        let hours = 500 * Double(seed) + 0.37
        let rows = Self.oakham(Int(seed) * 3) + ["9-9,Beside,2-99,PE9 2AA,503000,307000,Homecare,Good"]
        let market = try MarketImport(try await Self.ground(), hours: hours, seed: seed)
            .market(of: Self.register(rows))
        let core = market.providers.filter(\.isCore)
        #expect(core.count == Int(seed) * 3, "seed \(seed)")
        let hundredths = core.reduce(0) { $0 + Int(($1.hours * 100).rounded()) }
        #expect(hundredths == Int((hours * 100).rounded()), "seed \(seed)")
        for provider in market.providers {
            let usual: ProviderClass = provider.hours < 700 ? .small : provider.hours < 2_000 ? .medium : .large
            #expect(provider.sizeClass == usual && provider.hours > 0, "seed \(seed)")
        }
    }

    @Test func equalSeedsGiveEqualMarketsAndOthersDoNot() async throws {
        let ground = try await Self.ground()
        let rows = Self.oakham(12)
        func hours(_ rows: [String], seed: UInt64) throws -> [String: Double] {
            let market = try MarketImport(ground, hours: 1_000, seed: seed).market(of: Self.register(rows))
            return Dictionary(uniqueKeysWithValues: market.providers.map { ($0.entry.id, $0.hours) })
        }
        let first = try hours(rows, seed: 3)
        #expect(try hours(rows, seed: 3) == first)
        #expect(try hours(rows, seed: 4) != first)
        // Draws belong to a location: the order of rows and who else is there change nothing but the scale.
        #expect(try hours(rows.reversed(), seed: 3) == first)
        let fewer = try hours(Array(rows.dropLast(6)), seed: 3)
        let ratio = (fewer["1-1"] ?? 0) / (first["1-1"] ?? 1)
        for (id, value) in fewer { #expect(abs(value / (first[id] ?? 1) / ratio - 1) < 0.01, "\(id)") }
    }

    @Test func whereNobodyIsBasedInTheCoreTheOthersHoldTheHours() async throws {
        let rows = ["1-7,Stamford,2-7,PE9 2AA,503000,307000,Homecare,Good"]
        let market = try MarketImport(try await Self.ground(), hours: 800, seed: 1).market(of: Self.register(rows))
        #expect(market.counts.core == 0 && market.providers.map(\.hours) == [800])
    }

    @Test func aRegisterOfElsewhereIsRefused() async throws {
        let ground = try await Self.ground()
        let register = try Self.register(["1-6,Six,2-6,PL1 1AA,248000,54000,Homecare,Good"])
        do throws(InputRefused) {
            _ = try MarketImport(ground, hours: 800, seed: 1).market(of: register)
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.diagnostics.map(\.id) == [.csvNoRows])
        }
    }

    /// Counts as a few lines of Python find them from areas.csv: in reach of the region, and by the register's own area codes
    /// in the core. An indicative outline takes in one base more, across the border with Nottingham.
    @Test(
        .enabled(if: Checkout.hasReference, "../shared/data is not beside the checkout"),
        arguments: [
            ("kent", 75, 21), ("nottinghamshire", 54, 14), ("rutland", 32, 2), ("kensington-and-chelsea", 44, 2),
        ])
    func homeCareOf2014(region: String, kept: Int, core: Int) async throws {
        let register = try RegisterReader.read(
            path: Checkout.reference + "/providers/nhs_choices_2014_social_care_providers.csv")
        let market = try MarketImport(try await Self.ground(region), hours: 60_913, seed: 2_014).market(of: register)
        #expect(market.counts.kept == kept && market.counts.core == core)
        #expect(market.counts.otherServices == 1_122 && market.counts.beyondReach == 129 - kept)
        let hours = market.providers.filter(\.isCore).reduce(0) { $0 + $1.hours }
        #expect(abs(hours - 60_913) < 0.001)
    }

    @Test(
        .enabled(if: Checkout.hasReference, "../shared/data is not beside the checkout"),
        arguments: [("nottinghamshire", 80, 65, 3), ("rutland", 63, 53, 1)])
    func locationsOf2026(region: String, kept: Int, notStated: Int, unrated: Int) async throws {
        let register = try RegisterReader.read(
            path: Checkout.reference + "/providers/cqc_2026_lincolnshire_community_care.csv")
        let counts = try MarketImport(try await Self.ground(region), hours: 1_897, seed: 1).market(of: register).counts
        #expect(counts.kept == kept && counts.serviceNotStated == notStated && counts.unrated == unrated)
        #expect(counts.rows == 94 && counts.otherServices == 4 && counts.duplicates == 0)
    }
}
