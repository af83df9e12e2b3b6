import LotModel
import Testing

@testable import LotReports

@Suite struct TerminalReportTests {
    @Test func theFirstLinesAreTheAnswer() throws {
        let lines = TerminalReport(try ReportMaps.record()).text.split(separator: "\n").map(String.init)
        #expect(lines[0] == "Of 200 hours a week, 40 (20.0 %, about 4 people) would not be delivered.")
        #expect(
            lines[1]
                == "Carers are too few for at least 35 of those (30 before contracts change; assumed: labour.supply_ratio 1.15)."
        )
        #expect(lines[2] == "District winners priced 31 % rural and would serve 55 %.")
        #expect(lines[3] == "Watch places, unmet hours a week:")
        #expect(lines[4] == "  Place: 40 of 100 (40.0 %, about 4 people)")
        #expect(lines[5] == "Modelled; indicative boundaries.")
    }

    @Test func everySectionIsThere() throws {
        let text = TerminalReport(try ReportMaps.record()).text
        for part in [
            "Coverage by district", "Coverage by rural-urban class", "Areas with most unmet hours", "Village",
            "Who won what", "£15.50", "proved within 0.00 %", "Attributed.",
            "no real firm is meant", "Bidders are naive",
            "Main reasons in",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }

    @Test func aCouncilsOwnFileStampsTheReportInternal() throws {
        let text = TerminalReport(try ReportMaps.record(hours: [100, 100])).text
        #expect(text.contains("INTERNAL"))
    }

    @Test func theLevelIsToldWhereTheScenarioStatesIt() throws {
        #expect(TerminalReport(try ReportMaps.record(level: .lsoa)).text.contains("  The 2 areas are LSOAs.\n"))
        #expect(!TerminalReport(try ReportMaps.record()).text.contains("2 areas are"))
    }

    @Test func namesCannotSteerTheTerminal() throws {
        let text = TerminalReport(try ReportMaps.record(name: "\u{1b}]0;x\u{7}")).text
        #expect(!text.contains("\u{1b}") && !text.contains("\u{7}"))
    }

    @Test func textIsWrappedAtSpaces() {
        #expect(wrapped("aa bb cc", width: 5) == ["aa bb", "cc"])
        #expect(wrapped("aaaaaaaa bb", width: 5, indent: " ") == [" aaaaaaaa", " bb"])
        #expect(wrapped("", width: 5) == [])
    }
}
