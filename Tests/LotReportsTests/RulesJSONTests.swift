import Foundation
import LotIO
import Testing

@testable import LotReports

@Suite struct RulesJSONTests {
    @Test func rulesHoldWhatARecountNeeds() throws {
        let data = Data(JSONWriter.bytes(RulesJSON(try ReportMaps.record()).value))
        let rules = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect((rules["capacity_hours_week"] as? [String: Double]) == ["P1": 200])
        #expect((rules["hours_week"] as? [String: Double])?.count == 2)
        let tier = try #require((rules["tiers"] as? [[String: Any]])?.first)
        #expect(tier["max_winners"] as? Int == 2 && tier["ceiling_pence"] as? Int == 1_650)
        #expect((rules["statement"] as? String)?.contains("not legal advice") == true)
    }
}
