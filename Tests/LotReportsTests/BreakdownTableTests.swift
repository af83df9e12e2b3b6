import Testing

@testable import LotReports

@Suite struct BreakdownTableTests {
    @Test func aRowForEveryGroup() throws {
        let text = String(decoding: BreakdownTable(try CoverageDetailMaps.record()).bytes, as: UTF8.self)
        let rows = PlainFilesTests.rows(text)
        #expect(rows.map { $0["breakdown"] } == ["rurality", "rurality", "deprivation_fifth", "deprivation_fifth"])
        #expect(rows[1]["group"] == "rural" && rows[1]["hours_unmet_week"] == "40.00")
        #expect(rows[1]["unmet_pct"] == "40.00" && rows[1]["people_unserved_est"] == "4.0")
        #expect(rows[1]["refused_labour_hours_week"] == "40.00" && rows[0]["refused_labour_hours_week"] == "0.00")
    }

    @Test func aRunWithoutThemHasAHeaderAlone() throws {
        let text = String(decoding: BreakdownTable(try ReportMaps.record()).bytes, as: UTF8.self)
        #expect(text.split(separator: "\n").count == 1 && text.hasPrefix("breakdown,group,areas,"))
    }
}
