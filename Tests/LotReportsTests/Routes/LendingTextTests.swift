import Foundation
import LotModel
import Testing

@testable import LotReports

@Suite struct LendingTextTests {
    /// The fixture's tier with lending, and ten hours of the village worked for its holder.
    private static func record(lending: Double?, lent: Double) throws -> RunRecord {
        let row = BookRow(
            tier: 0, provider: 0, area: 1, basis: .held, hours: lent, ratePence: 1_550, supplementPence: 200,
            paidPence: 1_750, cost: ReportMaps.cost(travel: 400), breakEvenPence: 1_404, holder: 0)
        return try ReportMaps.record(lending: lending, books: lent > 0 ? [row] : [])
    }

    @Test func whoWorksForWhomIsTold() async throws {
        let record = try Self.record(lending: 0.5, lent: 10)
        let files = try await PlainFilesTests.files(record)
        let rows = PlainFilesTests.rows(files["lending.csv"])
        #expect(rows.count == 1 && rows[0]["holder_id"] == "P1" && rows[0]["hours_lent_week"] == "10.0000")
        #expect(rows[0]["lot_id"] == "A2" && rows[0]["rate_pence"] == "1550")
        let text = try #require(files["summary.json"])
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let lots = try #require((summary["lending"] as? [String: Any])?["lots"] as? [String: Double])
        #expect(lots["hours_lent_week"] == 10 && lots["share"] == 0.5 && lots["paid_pence_year"] == 910_000)
        let report = TerminalReport(record).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(report.contains("10.0 hours a week are lent in 1 area, to 1 holder by 1 other."))
        #expect(files["report.html"]?.contains("Room lent between providers") == true)
    }

    @Test func whereNothingIsLentItSaysSo() async throws {
        let files = try await PlainFilesTests.files(try Self.record(lending: 1, lent: 0))
        #expect(PlainFilesTests.rows(files["lending.csv"]).isEmpty && files["lending.csv"] != nil)
        #expect(TerminalReport(try Self.record(lending: 1, lent: 0)).text.contains("Nothing is lent"))
        let plain = try ReportMaps.record()
        #expect(LendingText.parts(plain).isEmpty && LendingText.files(plain).isEmpty)
        #expect(LendingText.members(plain).isEmpty)
    }
}
