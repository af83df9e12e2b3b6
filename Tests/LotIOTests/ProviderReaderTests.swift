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
        let found = try await read("P02,,tiny,600500,-1,n/a,100,650,8,0.1,,150,lots lost\n").found
        #expect(
            found.map(\.id) == [
                .valueMissing, .valueChoice, .valueRange, .valueNumber, .valueRange, .valueMissing, .tierUnknown,
            ])
        #expect(found.allSatisfy { $0.place.line == 2 && $0.place.file == "p.csv" })
    }

    @Test func idsAreUnique() async throws {
        #expect(try await read(good + good).found.map(\.id) == [.codeDuplicate])
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
