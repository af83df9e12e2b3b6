import LotModel
import Testing

@testable import LotReports

@Suite struct MobilisationTableTests {
    @Test func aRowForEachWeek() throws {
        let record = try ReportMaps.record(findings: Findings(mobilisation: ReportMaps.mobilisation))
        let rows = PlainFilesTests.rows(String(decoding: MobilisationTable(record).bytes, as: UTF8.self))
        #expect(rows.map { $0["week"] } == ["0", "1", "2"] && rows[1]["people_moved"] == "4.500")
        #expect(rows[2]["people_waiting"] == "2.000" && rows[1]["people_to_come"] == "5.000")
        #expect(rows[2]["carer_hours_short"] == "4.500" && rows[0]["winners_capacity_hours_week"] == "200.000")
    }

    @Test func aRecordWithoutTheChangeHasNoRows() throws {
        #expect(
            PlainFilesTests.rows(String(decoding: MobilisationTable(try ReportMaps.record()).bytes, as: UTF8.self))
                .isEmpty)
    }
}
