import Foundation
import LotModel
import Testing

@testable import LotReports

@Suite struct RunLinesTests {
    @Test func everyAreaIsALine() throws {
        let lines = RunLines(try ReportMaps.record()).ndjson.split(separator: "\n")
        let values = try lines.map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(values.count == 3 && values[0]["hours_unmet_week"] as? Double == 40)
        #expect(values.dropFirst().map { $0["area_code"] as? String } == ["A1", "A2"])
        #expect(values[2]["hours_unmet_week"] as? Double == 40 && values[2]["is_gap"] as? Int == 1)
    }

    @Test func gapsAreWarnings() throws {
        let lines = RunLines(try ReportMaps.record()).github.split(separator: "\n")
        #expect(lines.count == 2 && lines[0].hasPrefix("::notice title=made-up::"))
        #expect(
            lines[0].contains("%0A")
                && lines[1] == "::warning title=coverage gap::A2 Village: 40 hours a week unmet (40.0 %25)")
    }
}
