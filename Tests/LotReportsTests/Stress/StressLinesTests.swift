import Foundation
import Testing

@testable import LotReports

@Suite struct StressLinesTests {
    @Test func everyPlanIsALine() throws {
        let lines = try StressFiles(try StressRecords.record()).lines.ndjson.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(lines.map { $0["kind"] as? String } == ["stress", "plan", "plan"])
        #expect(lines[0]["draws"] as? Int == 20 && lines[2]["plan"] as? String == "=other")
        #expect(
            lines[1]["hours_unmet_week_mean"] as? Double == 17.5 && lines[2]["hours_unmet_week_mean"] as? Double == 23.5
        )
    }

    @Test func likelyGapsAreWarnings() throws {
        let lines = StressFiles(try StressRecords.record()).lines.github.split(separator: "\n")
        #expect(lines.count == 4 && lines[0].hasPrefix("::notice title=made-up::18 hours a week unmet on average, 31"))
        #expect(lines[2] == "::warning title=likely gap under made-up::A2 Village: a gap in 100.0 %25 of draws")
    }
}
