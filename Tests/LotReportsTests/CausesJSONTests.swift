import Foundation
import LotIO
import LotModel
import Testing

@testable import LotReports

@Suite struct CausesJSONTests {
    @Test func inAllByPlaceAndForWatchedPlaces() throws {
        let record = try ReportMaps.record(findings: CauseColumnsTests.findings)
        let bytes = JSONWriter.bytes(CausesJSON(record).value)
        let causes = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let told = try #require(causes["hours"] as? [String: Any])
        #expect(told.count == Cause.all.count && told["employers"] is NSNull)
        let all = told.compactMapValues { $0 as? Double }
        #expect(all["travel"] == 13.34 && all["transfer"] == -2)
        #expect(abs(all.values.reduce(0, +) - 40) < 1e-9)
        #expect((causes["by_district"] as? [String: [String: Any]])?["Town"]?["labour"] as? Double == 13.33)
        #expect((causes["by_health_area"] as? [String: Any])?.count == 1)
        let place = try #require((causes["watch"] as? [[String: Any]])?.first)
        #expect(place["thought_to_act"] as? [String] == ["travel", "employers"])
        #expect((place["hours"] as? [String: Any])?["other"] as? Double == 2)
    }

    @Test func nullWhereNobodyAsked() throws {
        #expect(CausesJSON(try ReportMaps.record()).value == .null)
    }
}
