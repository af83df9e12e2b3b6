import Testing

@testable import LotReports

@Suite struct StressReportTests {
    private func text(draws: Int) throws -> String {
        MarkdownText(StressReport(try StressRecords.record(draws: draws)).document).text
    }

    @Test func figuresStandWithTheirIntervals() throws {
        let text = try text(draws: 20)
        #expect(text.contains("| labour.supply\\_ratio | -0.81 | -0.91 to -0.61 | -41 |"))
        #expect(text.contains("| bidding.margin | - | - | 0 |"))
        #expect(text.contains("| made-up less =other | -6.00 | -8.50 to -3.50 | 90.0 % | made-up |"))
        #expect(text.contains("Awards proved within 1 %: 39 of 40."))
        #expect(text.contains("1 of 2 areas are a gap in some draw, 1 in at least half."))
        #expect(text.contains("| Village | 100.0 % | 83.9 % to 100.0 % |"))
    }

    /// Ten draws for each of two parameters are the least.
    @Test func fewDrawsAreWarnedOf() throws {
        #expect(try !text(draws: 20).contains("Few draws"))
        #expect(try text(draws: 19).contains("> Few draws: 19 for 2 parameters."))
        #expect(try text(draws: 19).contains("use --draws 20 or more"))
    }

    @Test func aSingleDrawHasNoInterval() throws {
        #expect(try text(draws: 1).contains("| made-up less =other | -6.00 | - | 90.0 % | too close to call |"))
    }
}
