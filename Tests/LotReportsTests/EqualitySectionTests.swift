import Testing

@testable import LotReports

@Suite struct EqualitySectionTests {
    @Test func whoBearsTheGaps() throws {
        let lines = EqualitySection(try CoverageDetailMaps.record()).lines
        #expect(lines.contains { $0.contains("Rurality") && $0.contains("urban") && $0.contains("0.0 %") })
        #expect(lines.contains { $0.contains("5 most deprived") && $0.contains("40.0 %") })
        #expect(lines.joined(separator: " ").contains("11 in reach, 8 needed"))
        #expect(lines.joined(separator: " ").contains("too few in 1 of 2"))
        #expect(lines.allSatisfy { $0.count <= TerminalReport.width })
    }

    @Test func nothingIsSaidWhereNobodyAsked() throws {
        #expect(EqualitySection(try ReportMaps.record()).lines.isEmpty)
        #expect(!TerminalReport(try ReportMaps.record()).text.contains(EqualitySection.title))
    }
}
