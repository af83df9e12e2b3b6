import LotGeometry
import LotModel
import Testing

@testable import LotIO

@Suite struct EmployerReaderTests {
    private func read(
        _ rows: String, year: String = "2014/15"
    ) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
        try await readScenario(
            toyScenario(extra: "employers: {file: e.csv, price_year: \(year)}\n"),
            files: ["e.csv": "kind,easting_m,northing_m,wage_pence\n" + rows])
    }

    @Test func employersComeInTheOrderOfTheFile() async throws {
        let loaded = try await read("acute_hospital,600500,150500,880\nretail_centre,601000,151000,790.5\n").loaded
        #expect(
            loaded?.scenario.employers == [
                Employer(kind: .acuteHospital, place: Position(x: 600_500, y: 150_500), wagePence: 880),
                Employer(kind: .retailCentre, place: Position(x: 601_000, y: 151_000), wagePence: 790.5),
            ])
        #expect(loaded?.inputs.contains { $0.name == "e.csv" } == true)
        #expect(try await readScenario(toyScenario()).loaded?.scenario.employers == [])
    }

    @Test func aListWithoutEmployersIsWarnedOf() async throws {
        let (loaded, found) = try await read("")
        #expect(loaded?.scenario.employers == [])
        #expect(found.map(\.id) == [.csvNoRows] && found[0].severity == .warning && found[0].place.file == "e.csv")
    }

    @Test func everyFaultHasItsLine() async throws {
        let found = try await read(
            "hospital,600500,150500,880\nacute_hospital,-1,150500,880\nacute_hospital,600500,150500,-880\n"
                + "acute_hospital,600500,150500,8.80\nacute_hospital,,150500,n/a\n"
        ).found
        #expect(found.map(\.id) == [.valueChoice, .valueRange, .valueRange, .valueRange, .valueMissing, .valueNumber])
        #expect(found.map(\.place.line) == [2, 3, 4, 5, 6, 6])
        #expect(found[3].remedy == "Write pence: 880 for 8.80 pounds.")
    }

    @Test func swappedAxesAreRefused() async throws {
        let found = try await read("acute_hospital,150500,600500,880\n").found
        #expect(found.map(\.id) == [.valueConflict] && found[0].remedy == "Swap easting_m and northing_m.")
        let outside = try await read("acute_hospital,150500,1600500,880\n").found
        #expect(outside.map(\.id) == [.valueRange] && outside[0].place.field == "northing_m")
    }

    @Test func employersFarAwayAreCountedOnce() async throws {
        let (loaded, found) = try await read("airport,300000,300000,880\nairport,400000,400000,880\n")
        #expect(loaded?.scenario.employers.count == 2)
        #expect(found.map(\.id) == [.valueRange] && found[0].severity == .warning && found[0].value == "2")
    }

    @Test func pricesOfAnotherYearAreRefused() async throws {
        #expect(try await read("airport,600500,150500,880\n", year: "2020/21").found.map(\.id) == [.priceYearMixed])
    }
}
