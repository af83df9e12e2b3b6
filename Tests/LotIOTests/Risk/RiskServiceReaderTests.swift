import LotGeometry
import LotModel
import Testing

@testable import LotIO

@Suite struct RiskServiceReaderTests {
    private static let header = "service_id,kind,area_code,easting_m,northing_m,beds,guide_price_pence,provider_id\n"

    private func faults(_ rows: String) async throws -> [Diagnostic] {
        // Ratings name h1 of these rows alone.
        try await RiskTexts.read(
            services: Self.header + rows,
            ratings: "service_id,criterion,rating\nh1,cqc,good\nh1,stars,4\nh1,fire,red\n"
        ).found.filter { $0.severity == .error }
    }

    @Test func servicesComeInTheOrderOfTheFileWithTheirArea() async throws {
        let scenario = try #require(try await RiskTexts.read().loaded).scenario
        #expect(
            scenario.services == [
                RiskService(id: "h1", kind: .careHome, area: 0, beds: 20, guidePence: 48_000, provider: "P1"),
                RiskService(
                    id: "h2", kind: .careHome, area: 2, place: Position(x: 600_500, y: 151_500), beds: 30,
                    provider: "P2"),
                RiskService(id: "b1", kind: .homeCare, area: 3, guidePence: 1_650, provider: "P2"),
                RiskService(id: "g1", kind: .gp, area: 1),
            ])
    }

    @Test func everyFaultHasItsPlace() async throws {
        let found = try await faults(
            """
            h1,care_home,E02000101,,,20,,
            h2,care_house,E02000101,,,20,,
            h3,care_home,E02000999,,,20,,
            h4,care_home,,,,20,,
            h5,care_home,E02000101,,,,,
            h6,care_home,E02000101,,,2.5,,
            h1,care_home,E02000101,,,20,,
            h7,care_home,E02000105,,,20,,
            """)
        #expect(
            found.map(\.id) == [
                .valueChoice, .codeUnknown, .valueMissing, .valueMissing, .valueNumber, .codeDuplicate, .codeUnknown,
            ])
        #expect(found.map(\.place.line) == [3, 4, 5, 6, 7, 8, 9])
        #expect(found[1].place.field == "area_code" && found[3].place.field == "beds")
    }

    @Test func coordinatesOutsideAreToldAndSwappedOnesExplained() async throws {
        let found = try await faults(
            "h1,care_home,,600500,150500,20,,\nh2,care_home,,500000,150500,20,,\nh3,care_home,,150500,600500,20,,\n"
                + "h4,care_home,,600500,,20,,\n")
        #expect(found.map(\.id) == [.codeUnknown, .codeUnknown, .valueMissing])
        #expect(found[0].place.line == 3 && found[1].remedy == "Swap easting_m and northing_m.")
        #expect(found[2].place.field == "northing_m")
    }
}
