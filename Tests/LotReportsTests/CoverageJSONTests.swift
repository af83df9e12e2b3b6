import Foundation
import LotModel
import Testing

@testable import LotReports

@Suite struct CoverageJSONTests {
    private func coverage(_ record: RunRecord) throws -> [String: Any] {
        let bytes = PlainFiles(record, threads: 1).summary
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        return try #require(summary["coverage"] as? [String: Any])
    }

    @Test func refusalsHaveHoursAndPeople() throws {
        let record = try CoverageDetailMaps.record()
        let refused = try #require(try coverage(record)["refused"] as? [String: [String: Any]])
        let labour = try #require(refused["by_reason"]?["labour"] as? [String: Any])
        #expect(labour["hours_week"] as? Double == 40 && labour["people_est"] is NSNull)
        let final = try #require(refused["unmet_by_main_reason"] as? [String: [String: Double]])
        #expect(final == ["labour": ["hours_week": 40, "people_est": 4]])
        let tier = try #require(refused["by_tier"]?["lots"] as? [String: Any])
        #expect(tier.keys.sorted() == ["labour"])
    }

    @Test func breakdownsAndCarers() throws {
        let coverage = try coverage(CoverageDetailMaps.record())
        let breakdowns = try #require(coverage["breakdowns"] as? [String: [[String: Any]]])
        #expect(breakdowns.keys.sorted() == ["deprivation_fifth", "rurality"])
        let rural = try #require(breakdowns["rurality"]?.last)
        #expect(rural["group"] as? String == "rural" && rural["unmet_share"] as? Double == 0.4)
        #expect(rural["people_unserved_est"] as? Double == 4)
        let carers = try #require(coverage["carers"] as? [String: Double])
        #expect(carers["in_reach"] == 10.6 && carers["needed"] == 8.2 && carers["areas_short"] == 1)
        #expect(try self.coverage(ReportMaps.record())["breakdowns"] == nil)
    }
}
