import LotModel
import Testing

@testable import LotIO

@Suite struct LocalServicesReaderTests {
    private func read(_ section: String, _ rows: String) async throws -> (beside: Beside?, found: [Diagnostic]) {
        try await BesideReaderTests.read(
            "services: \(section)\n", files: ["s.csv": "service_id,kind,area_code,beds\n" + rows])
    }

    @Test func servicesAreThoseOfARiskScenario() async throws {
        let (beside, found) = try await read(
            "{file: s.csv, column: health_code}", "h,care_home,E02000103,40\ng,gp,E02000101,\n")
        #expect(found.isEmpty)
        let services = try #require(beside?.services)
        #expect(services.services.map(\.area) == [2, 0] && services.services.map(\.kind) == [.careHome, .gp])
        #expect(services.column == "health_code" && services.names == nil)
    }

    @Test func everyFaultIsTold() async throws {
        let found = try await read(
            "{file: s.csv, column: health, names: nobody}", "h,care_home,E02000103,\nh,gp,E02000101,\n"
        ).found
        #expect(found.map(\.id) == [.csvMissingColumn, .csvMissingColumn, .valueMissing, .codeDuplicate])
        #expect(try await read("{file: s.csv}", "g,gp,E02000101,\n").found.map(\.id) == [.yamlMissingKey])
    }
}
