import Testing

@testable import LotReports

@Suite struct GapColumnsTests {
    @Test func everyPlanHasItsShareAndInterval() throws {
        let text = String(decoding: GapColumns(try StressRecords.record()).table, as: UTF8.self)
        let rows = text.split(separator: "\n").map(String.init)
        #expect(rows.count == 3 && rows[0].hasPrefix("area_code,readable_name,lad_name,gap_probability_made-up,"))
        // Wilson: 20 of 20 lie above 1 / (1 + 1.96^2 / 20).
        #expect(rows[2] == "A2,Village,Town,1.0000,0.8389,1.0000,1.0000,0.8389,1.0000")
        #expect(rows[1].hasSuffix("0.0000,0.0000,0.1611,0.0000,0.0000,0.1611"))
    }
}
