import Testing

@testable import LotReports

@Suite struct AccountsSectionTests {
    @Test func marginsWorstAreasSpendAndMinimumPrice() throws {
        let section = AccountsSection(try ReportMaps.record())
        let lines = section.lines
        #expect(lines.contains { $0.hasPrefix("  District  urban") && $0.contains("-4") })
        #expect(lines.contains { $0.hasPrefix("  District  village") && $0.hasSuffix("-54               60") })
        let text = lines.map { $0.trimmingPrefix("  ") }.joined(separator: " ")
        #expect(text.contains("Least margin: Village -54, Plain -4 pence an hour."))
        #expect(text.contains("£0.13m a year = £0.12m at the rates + £0.01m in rural supplements"))
        #expect(text.contains("£15.74 = contact 6.31 + travel 1.23 + insurance pension 0.82 + other on costs 1.43"))
        #expect(section.years.count == 4)
    }
}
