import LotModel
import Testing

@testable import LotReports

@Suite struct CoverageColumnsTests {
    @Test func areasShowRefusalsCarersAndRank() async throws {
        let rows = PlainFilesTests.rows(try await PlainFilesTests.files(CoverageDetailMaps.record())["areas.csv"])
        #expect(rows.map { $0["refused_labour_hours_week"] } == ["0.00", "40.00"])
        #expect(rows.map { $0["refused_not_awarded_hours_week"] } == ["0.00", "0.00"])
        #expect(rows.map { $0["gap_rank"] } == ["", "1"])
        #expect(rows.map { $0["carers_in_reach"] } == ["8.0", "2.6"] && rows[1]["carers_needed"] == "4.2")
        #expect(rows.map { $0["minutes_to_better_pay"] } == ["", "12.3"])
        let margin = try #require(Double(rows[0]["margin_pence_mean"] ?? ""))
        let paid = try #require(Double(rows[0]["paid_pence_mean"] ?? ""))
        let cost = try #require(Double(rows[0]["cost_pence_mean"] ?? ""))
        #expect(abs(margin - (paid - cost)) < 0.11)
    }

    @Test func whatNobodyAskedForIsEmpty() async throws {
        let rows = PlainFilesTests.rows(try await PlainFilesTests.files(ReportMaps.record())["areas.csv"])
        #expect(rows.allSatisfy { $0["carers_in_reach"] == "" && $0["minutes_to_better_pay"] == "" })
    }
}
