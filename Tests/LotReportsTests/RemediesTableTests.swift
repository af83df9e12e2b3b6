import Foundation
import LotIO
import LotModel
import Testing

@testable import LotReports

@Suite struct RemediesTableTests {
    static let findings = Findings(remedies: [
        AreaRemedies(
            area: 1, unmet: 40,
            remedies: [
                Remedy(
                    measure: .rateSupplement(keptPence: 20, wagePence: 130), unmetAfter: 4.5, countyHours: 30,
                    payPoundsYear: 99_000, extraPoundsYear: 70_200.4),
                Remedy(
                    measure: .secondProvider(0, ratePence: 1_725), unmetAfter: 0, countyHours: 40,
                    payPoundsYear: 40_000, extraPoundsYear: 5_000),
            ])
    ])

    @Test func everyKindHasARow() throws {
        let text = String(decoding: RemediesTable(try ReportMaps.record(findings: Self.findings)).bytes, as: UTF8.self)
        let rows = PlainFilesTests.rows(text.replacing(", ", with: "; "))
        #expect(rows.map { $0["remedy"] } == ["rate_supplement", "added_hours", "moved_border", "second_provider"])
        #expect(rows.map { $0["found"] } == ["1", "0", "0", "1"])
        #expect(rows.map { $0["cheapest"] } == ["0", "0", "0", "1"])
        #expect(rows[0]["size"] == "150" && rows[0]["size_unit"] == "pence_per_hour")
        #expect(rows[0]["cost_pounds_year"] == "70200" && rows[1]["cost_pounds_year"] == "")
        #expect(rows[3]["size"] == "1725" && rows[3]["hours_unmet_after_week"] == "0.00")
    }

    @Test func summaryHoldsTheCheapest() throws {
        let bytes = JSONWriter.bytes(RemediesJSON(try ReportMaps.record(findings: Self.findings)).value)
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
        let cheapest = try #require(rows.first?["cheapest"] as? [String: Any])
        #expect(cheapest["remedy"] as? String == "second_provider" && cheapest["cost_pounds_year"] as? Int == 5_000)
        let other = try #require(rows.first?["cheapest_of_other_kinds"] as? [String: Any])
        #expect(other["remedy"] as? String == "rate_supplement")
        #expect(rows.first?["kinds"] as? [String] == ["rate_supplement", "second_provider"])
    }

    @Test func reportSaysWhatAndWhatItIsNot() throws {
        let lines = RemediesSection(try ReportMaps.record(findings: Self.findings)).lines
        #expect(lines[2].hasSuffix("second contract with Provider A at 17.25 pounds") && lines[2].contains("5,000"))
        #expect(lines[3].hasSuffix("or 150p an hour on the rate (20p for cost, 130p passed on to carers)"))
        let text = lines.joined(separator: " ")
        #expect(text.contains("rate supplement 1, added hours 0, moved border 0, second provider 1."))
        #expect(RemediesSection(try ReportMaps.record()).lines.isEmpty)
        #expect(
            RemedyWords(try ReportMaps.record()).words(.addedHours(12, costPence: 1_642)).contains(
                "new recruits (assumed)"))
        let words = RemedyWords(try ReportMaps.record())
        #expect(
            words.words(.rateSupplement(keptPence: 20, wagePence: 130))
                == "150p an hour on the rate (20p for cost, 130p passed on to carers)")
        #expect(words.words(.movedBorder(tier: 0, lot: 1)) == "joins Village (District)")
    }
}
