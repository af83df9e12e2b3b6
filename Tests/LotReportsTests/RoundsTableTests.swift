import Testing

@testable import LotReports

@Suite struct RoundsTableTests {
    @Test func aRowForEachProviderAndArea() throws {
        let text = String(decoding: RoundsTable(try ReportMaps.record()).bytes, as: UTF8.self)
        let rows = PlainFilesTests.rows(text)
        #expect(rows.count == 2)
        let village = rows[1]
        #expect(village["provider_id"] == "P1" && village["area_code"] == "A2" && village["visits"] == "25")
        #expect(village["legs"] == "20" && village["travel_min"] == "200.00" && village["pooled"] == "1")
        #expect(village["hop_min_routed"] == "10.000" && village["hop_min_predicted"] == "10.000")
        #expect(village["travel_min_paid_per_contact_hour"] == "16.000")
    }
}
