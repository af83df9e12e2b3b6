import LotModel
import Testing

@testable import LotReports

@Suite struct MobilisationSectionTests {
    @Test func theChangeIsToldInWords() throws {
        let record = try ReportMaps.record(findings: Findings(mobilisation: ReportMaps.mobilisation))
        let text = MobilisationSection(record).lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
        for part in [
            "Of about 21 people, 11 keep their provider and 10 are to change it: 1 of those take a Direct Payment and 9 move.",
            "After 2 weeks 2 still wait", "is invented", "fitted so that 60 % of hours stay",
            "So many cannot stay or go: 52 % do.", "tear 12 % away", "more than half of 24 %", "go 2 carers",
        ] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
        #expect(TerminalReport(record).text.contains(MobilisationSection.title))
    }

    @Test func nothingIsSaidWhereNobodyMoves() throws {
        #expect(MobilisationSection(try ReportMaps.record()).lines.isEmpty)
    }
}
