import LotGeometry
import LotModel
import Testing

@testable import LotIO

@Suite struct LevelCheckTests {
    private func found(_ level: AreaLevel?, _ codes: [String]) throws -> [Diagnostic] {
        let areas = codes.map { code in
            Area(
                code: code, name: code, readableName: code, role: .core, ladCode: "E07000105", ladName: "Ashford",
                healthCode: "E38000002", healthName: "NHS Ashford CCG", population: 1, population65Plus: 1,
                population75Plus: 1, population85Plus: 1, centroid: Position(x: 600_000, y: 150_000), areaHectares: 1,
                ruralUrban: .c1, imdScore: 1)
        }
        var reading = Reading()
        LevelCheck.check(level, at: .init(file: "scenario.yaml", line: 4, field: "level"), AreaTable(areas), &reading)
        return reading.diagnostics
    }

    @Test func theCodesDecide() throws {
        let msoas = ["E02004996", "E02004997", "X1"]
        #expect(try found(.msoa, msoas).isEmpty && found(nil, msoas).isEmpty && found(.other, msoas).isEmpty)
        let wrong = try #require(try found(.lsoa, msoas).first)
        #expect(wrong.id == .valueConflict && wrong.severity == .error && wrong.place.line == 4)
        #expect(wrong.description.contains("codes of MSOAs, such as E02004996"))
        #expect(wrong.description.contains("Write level: msoa, or name a region of LSOAs."))
        #expect(try found(.msoa, ["E01000001", "E01000002"]).map(\.id) == [.valueConflict])
        #expect(try found(.ward, ["E05000001"]).isEmpty && found(.lsoa, ["W01000001"]).isEmpty)
        let districts = try #require(try found(.ward, ["E07000105", "E07000106"]).first)
        #expect(
            districts.description.contains("districts or counties") && districts.description.contains("level: other"))
        // A council's own codes tell nothing.
        #expect(try found(.lsoa, ["ash-1", "ash-2", "E02004996"]).isEmpty)
    }

    @Test func aScenarioIsHeldAgainstItsRegion() async throws {
        let refused = try await readScenario(toyScenario(extra: "level: lsoa\n")).found
        #expect(refused.map(\.id) == [.valueConflict] && refused[0].place.file == "scenario.yaml")
        #expect(try await readScenario(toyScenario(extra: "level: other\n")).loaded?.scenario.level == .other)
    }
}
