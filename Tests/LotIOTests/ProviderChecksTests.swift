import LotModel
import Testing

@testable import LotIO

/// The toy region's 100 people at 11.2 hours each need 1,120 hours a week.
@Suite struct ProviderChecksTests {
    private let tiers =
        "  - {name: lots, title: L, lots: each_area, offer: exclusive}\n"
        + "  - {name: spot, title: S, offer: spot, rate_pence: 1500}\n"

    private func read(_ rows: String) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
        try await readScenario(
            toyScenario(tiers: tiers, extra: "providers: {file: p.csv, price_year: 2014/15}\n"),
            files: ["p.csv": "provider_id,easting_m,northing_m,current_hours,tiers\n" + rows])
    }

    @Test func aTierWithoutProvidersIsRefused() async throws {
        let found = try await read("P1,600500,150500,900,spot\n").found
        #expect(found.map(\.id) == [.valueConflict] && found[0].value == "lots" && found[0].severity == .error)
        #expect(found[0].place.file == "scenario.yaml" && found[0].place.line != nil)
        let spot = try await read("P1,600500,150500,900,lots\n")
        #expect(spot.loaded != nil && spot.found.map(\.value) == ["spot"])
    }

    @Test func noProvidersAtAllAreNoFault() async throws {
        let (loaded, found) = try await read("")
        #expect(loaded?.scenario.providers?.isEmpty == true && found.isEmpty)
    }

    /// Five providers of these hours.
    private func market(_ hours: [String]) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
        try await read(hours.enumerated().map { "P\($0),600500,150500,\($1),lots spot\n" }.joined())
    }

    @Test(arguments: [["20", "20", "20", "20", "20"], ["5", "70", "12", "20", "17"], ["10", "30", "11", "15", "15"]])
    func peopleInPlaceOfHoursAreRefused(_ hours: [String]) async throws {
        let found = try await market(hours).found
        #expect(found.map(\.id) == [.valueConflict] && found.allSatisfy { $0.severity == .error })
        #expect(found.allSatisfy { $0.place.field == "current_hours" && $0.remedy.contains("11.2 hours") })
    }

    /// A tiny market, one of the right size, a few providers much smaller than that and much larger than people.
    @Test(arguments: [
        ["4", "4", "4", "4", "4"], ["200", "200", "300", "100", "100"], ["50.5", "50", "50", "50", "50"],
        ["150", "150"],
        ["30"], ["560", "560"],
    ])
    func hoursPass(_ hours: [String]) async throws {
        let (loaded, found) = try await market(hours)
        #expect(loaded != nil && found.isEmpty)
    }

    /// Between people and hours; as many as people, but few providers or one with a half of an hour.
    @Test(arguments: [
        ["50", "50", "50", "50", "50"], ["50", "50"], ["100"], ["25", "25", "25", "25"],
        ["20.5", "20", "20", "20", "20"],
    ])
    func sizesThatMayBePeopleAreWarnedOf(_ hours: [String]) async throws {
        let (loaded, found) = try await market(hours)
        #expect(loaded != nil && found.map(\.severity) == [.warning] && found[0].id == .valueConflict)
        #expect(found[0].place.field == "current_hours")
    }
}
