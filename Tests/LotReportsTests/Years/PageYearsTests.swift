import LotModel
import Testing

@testable import LotReports

@Suite struct PageYearsTests {
    private func captions(_ record: RunRecord) -> [String] {
        var document = Document(title: "")
        PageTables(record).addYears(&document)
        return document.blocks.compactMap { if case .table(let table) = $0 { table.caption } else { nil } }
    }

    /// Years, options, the bridge between them, and what the paper states; nothing without terms.
    @Test func theReportTellsYearsAndOptions() throws {
        let record = try YearsTablesTests.record()
        #expect(captions(record).count == 4)
        #expect(captions(try ReportMaps.record()).isEmpty)
    }

    /// Where prices are protected nothing is left but what the paper itself has published.
    @Test func protectedPricesLeaveWhatIsPublic() throws {
        let record = try ReportMaps.record(contract: YearsTablesTests.view().terms)
        #expect(captions(record) == ["What the paper states and does not fit"])
    }

    @Test func bridgesOfThePageAddUp() throws {
        let record = try YearsTablesTests.record()
        var document = Document(title: "")
        PageTables(record).addYears(&document)
        let tables = document.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
        let row = try #require(tables.first { $0.caption.contains("to each option") }?.rows.first)
        // 3,000 pounds less, as rate of contracts.
        #expect(row.last == "-3,000.00" && row.contains("-3,000.00") && row.first == "outcomes")
    }
}
