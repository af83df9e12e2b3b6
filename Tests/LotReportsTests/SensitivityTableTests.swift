import Foundation
import LotModel
import Testing

@testable import LotReports

@Suite struct SensitivityTableTests {
    static let findings = Findings(
        sensitivities: Sensitivities(
            unmet: 40,
            rows: [
                Sensitivity(
                    range: StressRange(id: "labour.supply_ratio", lowest: 0.9, highest: 1.4), unmetAtLowest: 90,
                    unmetAtHighest: 10),
                Sensitivity(
                    range: StressRange(id: "bidding.margin", lowest: 0.02, highest: 0.08), unmetAtLowest: 39,
                    unmetAtHighest: 42),
            ]))

    @Test func theTableHasBothEnds() async throws {
        let record = try ReportMaps.record(findings: Self.findings)
        let files = try await PlainFilesTests.files(record)
        let rows = PlainFilesTests.rows(files["sensitivity.csv"])
        #expect(rows.map { $0["parameter"] } == ["labour.supply_ratio", "bidding.margin"])
        #expect(rows[0]["hours_unmet_at_lowest_week"] == "90.00" && rows[1]["hours_unmet_at_highest_week"] == "42.00")
        #expect(rows.allSatisfy { $0["hours_unmet_as_set_week"] == "40.00" })
        let text = try #require(files["summary.json"])
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let sensitivity = try #require(summary["sensitivity"] as? [String: Any])
        #expect((sensitivity["parameters"] as? [[String: Any]])?.count == 2)
    }

    @Test func thePageSaysWhereNoRangesAreStated() throws {
        let with = PageTables(try ReportMaps.record(findings: Self.findings)).document
        #expect(with.blocks.contains(.heading(2, "Which assumptions matter")))
        let without = PageTables(try ReportMaps.record()).document
        #expect(!without.blocks.contains(.heading(2, "Which assumptions matter")))
        #expect(
            without.blocks.contains { if case .paragraph(let text) = $0 { text.hasPrefix("No ranges") } else { false } }
        )
    }
}
