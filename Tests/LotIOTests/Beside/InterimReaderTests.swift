import LotModel
import Testing

@testable import LotIO

@Suite struct InterimReaderTests {
    private static let figures = """
          discharges_week: 30
          package_weeks: 6
          onward_share: 0.6
          hours_per_person: 14
          capacity_hours: 1004
          hour_pence: 1670

        """

    @Test func areasAreChosenByAColumn() async throws {
        let (beside, found) = try await BesideReaderTests.read(
            "interim:\n  column: lad_name\n  values: [East Toy]\n  stated_pounds_year: 872000\n" + Self.figures)
        #expect(found.isEmpty)
        let areas = try toyAreas()
        let east = (0..<areas.coreCount).filter { areas[$0].ladName == "East Toy" }
        let service = try #require(beside?.interim)
        #expect(!east.isEmpty && service.areas == east && service.places == ["East Toy"])
        #expect(service.statedPence == 87_200_000 && service.peopleAtOnce == 1_004.0 / 14)
        // 1,004 x 16.70 x 52.
        #expect(service.pencePerYear == 87_187_360)
        let everywhere = try await BesideReaderTests.read("interim:\n" + Self.figures).beside?.interim
        #expect(everywhere?.areas == Array(0..<areas.coreCount) && everywhere?.statedPence == nil)
    }

    @Test func columnsAndValuesMustBeKnown() async throws {
        func found(_ text: String) async throws -> [DiagnosticID] {
            try await BesideReaderTests.read("interim:\n" + text + Self.figures).found.map(\.id)
        }
        #expect(try await found("  column: lad\n  values: [East Toy]\n") == [.csvMissingColumn])
        #expect(try await found("  column: lad_name\n  values: [East Toy, Toytown]\n") == [.codeUnknown])
        #expect(try await found("  column: lad_name\n") == [.yamlMissingKey])
        #expect(try await found("  values: [East Toy]\n") == [.yamlMissingKey])
        #expect(
            try await BesideReaderTests.read("interim: {package_weeks: 0}\n").found.map(\.id)
                == [
                    .yamlMissingKey, .valueRange, .yamlMissingKey, .yamlMissingKey, .yamlMissingKey, .yamlMissingKey,
                ])
    }
}
