import LotModel
import Testing

@testable import LotIO

@Suite struct AreaFiguresTests {
    private func hours(_ rows: String) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
        try await readScenario(
            toyScenario(demand: "{people: 1, hours_file: h.csv}"), files: ["h.csv": "area_code,hours_week\n" + rows])
    }

    @Test func hoursFollowTheAreas() async throws {
        let rows = "E02000104,4\nE02000101,1.5\nE02000103,0\nE02000102,2\n"
        #expect(try #require(try await hours(rows).loaded).scenario.hours == [1.5, 2, 0, 4])
        #expect(try await readScenario(toyScenario()).loaded?.scenario.hours == nil)
    }

    @Test func hoursFaults() async throws {
        let found = try await hours("E02000104,4\nE02000104,4\nE02000105,1\nE0200010l,1\nE02000101,\n").found
        #expect(found.map(\.id) == [.codeDuplicate, .codeUnknown, .codeUnknown, .valueMissing])
        #expect(found[2].remedy.contains("Did you mean E02000101?"))
        let missing = try await hours("E02000104,4\n").found
        #expect(missing.map(\.id) == [.codeUnmatched] && missing[0].value == "E02000101, E02000102, E02000103")
    }

    @Test func wagesByDistrict() async throws {
        let extra = "outside_wages: {file: w.csv, price_year: 2014/15}\n"
        let (loaded, found) = try await readScenario(
            toyScenario(extra: extra), files: ["w.csv": "lad_code,pence\nE07000901,780\nE06000001,700\n"])
        #expect(loaded?.scenario.outsideWages == ["E07000901": 780] && found.map(\.id) == [.codeUnmatched])
        let twice = try await readScenario(
            toyScenario(extra: extra), files: ["w.csv": "lad_code,pence\nE07000901,780\nE07000901,0\nE07000901,9\n"])
        #expect(twice.found.map(\.id) == [.valueRange, .codeDuplicate])
    }
}
