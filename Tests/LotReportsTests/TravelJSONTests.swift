import Foundation
import LotIO
import Testing

@testable import LotReports

@Suite struct TravelJSONTests {
    /// Parsed by a reader that is not ours.
    @Test func theObjectHoldsTableDividendRoundsAndReferences() throws {
        let data = Data(JSONWriter.bytes(TravelJSON(try ReportMaps.record()).value))
        let travel = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        func value(_ path: String) -> Any? {
            path.split(separator: ".").reduce(travel as Any?) { ($0 as? [String: Any])?[String($1)] }
        }
        #expect(value("by_rural_urban.village.min_per_contact_hour_by_providers.10") as? Double == 16)
        #expect(value("by_rural_urban.all.commissioned_hours") as? Double == 200)
        #expect(value("by_rural_urban.urban.rounds.hop_ratio_mean") as? Double == 1.5)
        #expect(value("dividend.next_provider_pounds_year") as? Double == 3_640)
        #expect(value("rounds.areas_within_20_pct_share") as? Double == 0.5)
        #expect(value("references.market_min_per_contact_hour") as? Double == 11.7)
        #expect(value("rural_premium_by_providers.1") as? Double == 0.1)
    }
}
