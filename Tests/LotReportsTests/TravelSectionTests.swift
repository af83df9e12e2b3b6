import Testing

@testable import LotReports

@Suite struct TravelSectionTests {
    static func lines() throws -> [String] { TravelSection(try ReportMaps.record()).lines }

    @Test func aRowForEachClassAndAll() throws {
        let rows = try Self.lines().prefix(5).map { $0.split(separator: " ").map(String.init) }
        #expect(rows[2] == ["urban", "100", "5.0", "6.0", "4.0", "5.0", "6.0", "8.0"])
        #expect(rows[3] == ["village", "100", "5.0", "20.0", "8.0", "10.0", "12.0", "16.0"])
        #expect(rows[4].first == "All" && rows[4][4...] == ["6.0", "7.5", "9.0", "12.0"])
    }

    /// 100 h x 52 weeks x (20 p + 50 p) for one more provider; 1,650 / 1,500 = +10 % with one.
    @Test func theDividendInWords() throws {
        let text = try Self.lines().map { $0.drop { $0 == " " } }.joined(separator: " ")
        #expect(
            text.contains("One more provider in each area would cost 1.50 minutes per contact hour and £3,640 a year"))
        #expect(text.contains("10.0 % with 1, 13.6 % with 4, 13.9 % with 10"))
        #expect(text.contains("References, not results: 11.7 minutes per contact hour"))
        #expect(
            text.contains("in 50 % of areas") && text.contains("Rounds of a made-up day in straight lines, 2 pairs"))
        #expect(text.contains("mean error: trips in Rutland 17.2 %, bias +0.1 %; trips in Newport 13.8 %"))
        #expect(text.contains("Farthest off: Plain (1.50), Village (1.00)."))
    }

    @Test func linesFitTheTerminal() throws {
        #expect(try Self.lines().allSatisfy { $0.count <= 120 })
    }
}
