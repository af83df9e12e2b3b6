import LotModel
import Testing

@testable import LotReports

@Suite struct YearsSectionTests {
    @Test func yearsAndOptionsAreTold() throws {
        let report = TerminalReport(try YearsTablesTests.record()).text
        #expect(report.contains(YearsSection.title) && report.contains(YearsSection.optionsTitle))
        #expect(report.contains("2 (extension 1, 2019-07)") && report.contains("option outcomes."))
        let section = YearsSection(try YearsTablesTests.record())
        let rows = section.optionRows(YearsTablesTests.view())
        // 3,000 pounds less.
        #expect(rows.map { $0[0] } == ["as_run", "outcomes"] && rows.map { $0.last } == ["£0.00m", "-£0.00m"])
        #expect(rows.allSatisfy { $0.count == YearsSection.optionColumns(YearsTablesTests.view()).count })
    }

    @Test func withoutTermsNothingIsSaid() throws {
        let report = TerminalReport(try ReportMaps.record()).text
        for title in [YearsSection.title, YearsSection.optionsTitle, YearsSection.statedTitle] {
            #expect(!report.contains(title))
        }
    }

    @Test func onlyWhatDoesNotFitIsShown() {
        let facts = [
            StatedFact(what: "a", source: "1", shares: [44, 40, 10]),
            StatedFact(what: "b", source: "2", shares: [50, 50]),
        ]
        #expect(YearsSection.statedRows(facts).map { $0.prefix(3) } == [["a", "100", "94.000"]])
    }
}
