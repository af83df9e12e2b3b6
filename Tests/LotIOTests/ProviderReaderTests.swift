import LotGeometry
import LotModel
import Testing

@testable import LotIO

@Suite struct ProviderReaderTests {
    private let head = ProviderReader.columns.joined(separator: ",") + "\n"
    private let good = "P01,Provider A,small,600500,150500,200,100,650,0.8,0.1,16,150,lots\n"

    private func read(_ rows: String) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
        try await readScenario(
            toyScenario(extra: "providers: {file: p.csv, price_year: 2014/15}\n"), files: ["p.csv": head + rows])
    }

    @Test func readsEveryColumn() async throws {
        let providers = try #require(try await read(good).loaded).scenario.providers
        #expect(
            providers == [
                Provider(
                    id: "P01", name: "Provider A", sizeClass: .small, base: Position(x: 600_500, y: 150_500),
                    currentHours: 200, growthHours: 100, wagePence: 650, quality: 0.8, risk: 0.1, radiusMinutes: 16,
                    viabilityHours: 150, tiers: ["lots"])
            ])
    }

    @Test func allFaultsOfARowComeTogether() async throws {
        let found = try await read(",,tiny,600500,-1,n/a,100,650,8,0.1,0,150,lots lost\n").found
        #expect(
            found.map(\.id) == [
                .valueMissing, .valueRange, .valueNumber, .valueChoice, .tierUnknown, .valueRange, .valueRange,
            ])
        #expect(found.allSatisfy { $0.place.line == 2 && $0.place.file == "p.csv" })
    }

    @Test func idsAreUnique() async throws {
        #expect(try await read(good + good).found.map(\.id) == [.codeDuplicate])
        // Also where the second row has a fault of its own, or the first.
        let faulty = good.replacing("200", with: "-1")
        #expect(try await read(good + faulty).found.map(\.id) == [.codeDuplicate, .valueRange])
        #expect(try await read(faulty + good).found.map(\.id) == [.valueRange, .codeDuplicate])
    }

    /// A table of the least columns takes everything else from the class, and the class from the hours.
    @Test func emptyCellsTakeTheDefaultsOfTheClass() async throws {
        let rows = [
            "provider_id,class,easting_m,northing_m,current_hours,wage_pence,radius_minutes", "S,,600500,150500,100,,",
            "M,,600500,150500,700,700,", "L,large,600500,150500,100,,45",
        ]
        let yaml = toyScenario(
            tiers: "  - {name: small_lots, title: S, lots: each_area, offer: exclusive, bidders: [small]}\n"
                + "  - {name: spot, title: T, offer: spot, rate_pence: 1500, bidders: [small, medium]}\n",
            extra: "providers: {file: p.csv, price_year: 2014/15}\n")
        let loaded = try await readScenario(yaml, files: ["p.csv": rows.joined(separator: "\n") + "\n"]).loaded
        let providers = try #require(loaded?.scenario.providers)
        #expect(providers.map(\.name) == ["S", "M", "L"])
        #expect(providers.map(\.sizeClass) == [.small, .medium, .large])
        #expect(providers.map(\.growthHours) == [200, 700, 150])
        #expect(providers.map(\.radiusMinutes) == [16, 30, 45])
        #expect(providers.map(\.viabilityHours) == [150, 700, 2_000])
        #expect(providers.map(\.wagePence) == [631, 700, 631])
        #expect(providers.map(\.quality) == [0.7, 0.7, 0.7])
        #expect(providers.allSatisfy { $0.risk == ProviderDefaults.risk })
        #expect(providers.map(\.tiers) == [["small_lots", "spot"], ["spot"], []])
    }

    @Test func drawnSizesAreSaid() async throws {
        let table = "provider_id,base_area,current_hours,size_source\nA,E02000101,100,drawn\nB,E02000102,90,stated\n"
        let yaml = toyScenario(extra: "providers: {file: p.csv, price_year: 2014/15}\n")
        let loaded = try await readScenario(yaml, files: ["p.csv": table]).loaded
        #expect(
            loaded?.scenario.notes == ["The hours of 1 of 2 providers are drawn at random: a register holds no sizes."])
        let guessed = try await readScenario(yaml, files: ["p.csv": table.replacing("stated", with: "guessed")]).found
        #expect(guessed.map(\.id) == [.valueChoice])
    }

    /// Longitude and latitude, swapped axes, pounds for pence.
    @Test func slipsOfUnitAndOrderAreNoticed() async throws {
        let degrees = try await read(good.replacing("600500,150500", with: "1.2,51.3")).found
        #expect(degrees.map(\.id) == [.valueRange] && degrees[0].severity == .error)
        let swapped = try await read(good.replacing("600500,150500", with: "150500,600500")).found
        #expect(swapped.map(\.id) == [.valueRange] && swapped[0].severity == .error)
        let pounds = try await read(good.replacing(",650,", with: ",6.50,")).found
        #expect(pounds.map(\.id) == [.valueRange] && pounds[0].severity == .warning)
    }
}
