import LotIO
import LotModel
import Testing

@testable import LotReports

@Suite struct CauseColumnsTests {
    /// Of 40 hours in the second area: a third each of 13.333 for travel and labour, the rest for lot borders less 2.
    static let findings = Findings(
        causes: GapCauses(
            mechanisms: [.travel, .labour, .transfer, .lotBorders],
            hours: [[0, 40.0 / 3], [0, 40.0 / 3], [0, -2], [0, 40.0 / 3]], other: [0, 2]))

    @Test func columnsAddUpAsPrinted() async throws {
        let files = try await PlainFilesTests.files(ReportMaps.record(findings: Self.findings))
        let area = try #require(PlainFilesTests.rows(files["areas.csv"]).last)
        #expect(area["cause_travel"] == "13.34" && area["cause_labour"] == "13.33")
        #expect(area["cause_lot_borders"] == "13.33" && area["cause_transfer"] == "-2.00")
        #expect(area["cause_other"] == "2.00" && area["cause_employers"] == "")
        #expect(area["hours_unmet_week"] == "40.00")
        #expect(files["gaps.geojson"]?.contains("\"cause_outside_wage\"") == true)
    }

    @Test func cellsAreEmptyWhereNobodyAsked() throws {
        for column in CauseColumns(try ReportMaps.record()).columns { #expect(column.value(1) == .empty) }
    }
}
