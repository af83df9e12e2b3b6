import LotModel
import Testing

@testable import LotReports

@Suite struct CausesSectionTests {
    @Test func totalsThenWatchedPlacesThenGaps() throws {
        let lines = CausesSection(try ReportMaps.record(findings: CauseColumnsTests.findings)).lines
        let text = lines.joined(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("  travel") && $0.contains("13") && $0.hasSuffix("33.3 %") })
        #expect(
            text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
                "Place: travel 13, labour 13, transfer -2, lot borders 13, other 2. Thought to act: travel, employers (not "
                    + "in this run)."))
        #expect(text.contains("Employers are not in this run"))
        #expect(lines.last?.contains("A2") == true)
        #expect(lines.last?.hasSuffix("travel 13, labour 13, lot borders 13") == true)
        #expect(lines.allSatisfy { $0.count <= TerminalReport.width })
    }

    @Test func emptyWhereNobodyAsked() throws { #expect(CausesSection(try ReportMaps.record()).lines.isEmpty) }
}
