import LotIO
import LotModel
import Testing

@testable import LotReports

@Suite struct MobilisationJSONTests {
    @Test func theChangeIsToldInFigures() throws {
        let record = try ReportMaps.record(findings: Findings(mobilisation: ReportMaps.mobilisation))
        let text = String(decoding: JSONWriter.bytes(MobilisationJSON(record).value), as: UTF8.self)
        for part in [
            "\"hours_tendered\": 210", "\"hours_direct_payment\": 10", "\"people_changing_provider\": 10",
            "\"people_waiting_at_end\": 2", "\"outgoing_rounds\": \"modelled\"", "\"staying_share_met\": false",
            "\"carer_hours_left\": 6", "\"winners_per_round\": 1.5", "\"by_tier\"",
        ] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
    }

    @Test func aRecordWithoutTheChangeSaysNull() throws {
        #expect(MobilisationJSON(try ReportMaps.record()).value == .null)
    }
}
