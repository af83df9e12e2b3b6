import LotGeometry
import LotModel
import Testing

@testable import LotIO

@Suite struct SiteReaderTests {
    private func read(
        _ rows: String, section: String = "{file: s.csv, year_from: 2018-07-02}"
    ) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
        try await readScenario(
            toyScenario(extra: "sites: \(section)\n"),
            files: ["s.csv": "site_id,name,area_code,easting_m,northing_m,hours_week,people,opens\n" + rows])
    }

    @Test func schemesLieInTheirAreas() async throws {
        let (loaded, found) = try await read(
            "a,Scheme A,E02000103,,,250,40,\nb,,,601500,150500,100.5,20,2018-10-01\n",
            section: "{file: s.csv, year_from: 2018-07-02, hop_minutes: 3}")
        #expect(found.isEmpty)
        let sites = try #require(loaded?.scenario.beside.sites)
        #expect(sites.hopMinutes == 3 && sites.yearFrom?.text == "2018-07-02")
        #expect(sites.sites.map(\.area) == [2, 1] && sites.sites.map(\.name) == ["Scheme A", "b"])
        #expect(sites.sites.map(\.hours) == [250, 100.5] && sites.sites[1].place == Position(x: 601_500, y: 150_500))
        #expect(loaded?.inputs.contains { $0.name == "s.csv" } == true)

        // Its demand is on top of the spread, and in hops.
        let scenario = try #require(loaded?.scenario)
        let plain = Demand(areas: scenario.areas, rules: scenario.rules.demand, hours: nil)
        let demand = scenario.demand
        #expect(abs(demand.commissionedHours[2] - plain.commissionedHours[2] - 250) < 1e-9)
        #expect(demand.commissionedHours[0] == plain.commissionedHours[0])
        let hops = try #require(scenario.siteHops(demand))
        #expect(hops.minutes == 3 && abs(hops.shares[2] * demand.commissionedHours[2] - 250) < 1e-9)
        #expect(hops.shares[0] == 0)
    }

    @Test func everyFaultHasItsLine() async throws {
        let found = try await read(
            "a,,E02000199,,,250,40,\nb,,,,,250,40,\nb,,E02000101,,,250,40,\nc,,,1,1,250,40,\nd,,E02000101,,,-1,x,soon\n"
        ).found
        #expect(
            found.map(\.id) == [
                .codeUnknown, .valueMissing, .codeDuplicate, .codeUnknown, .valueRange, .valueNumber, .valueChoice,
            ])
        #expect(found.map(\.place.line) == [2, 3, 4, 5, 6, 6, 6])
    }

    @Test func aDayOfOpeningNeedsAYear() async throws {
        let found = try await read("a,,E02000101,,,250,40,2018-10\n", section: "{file: s.csv}").found
        #expect(found.map(\.id) == [.yamlMissingKey] && found[0].value == "year_from")
        #expect(try await read("a,,E02000101,,,250,40,\n", section: "{file: s.csv}").found.isEmpty)
        #expect(
            try await read("a,,E02000101,,,250,40,\n", section: "{file: s.csv, year_from: 2018-02-30}").found.map(\.id)
                == [.valueChoice])
    }
}
