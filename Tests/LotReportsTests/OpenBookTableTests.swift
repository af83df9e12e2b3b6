import Testing

@testable import LotReports

@Suite struct OpenBookTableTests {
    @Test func everyRowAddsUp() throws {
        let text = String(decoding: OpenBookTable(try ReportMaps.record()).bytes, as: UTF8.self)
        let rows = PlainFilesTests.rows(text)
        #expect(rows.map { $0["basis"] } == ["held", "held", "believed"])
        #expect(rows.map { $0["area_code"] } == ["A1", "A2", "A2"])
        let village = rows[1]
        #expect(village["cost_pence"] == "1804.00" && village["paid_pence"] == "1750.00")
        #expect(village["margin_pence"] == "-54.00" && village["supplement_pence"] == "200")
        let lines = ["contact", "travel", "insurance_pension", "other_on_costs", "mileage", "running"]
        let sum = lines.reduce(0) { $0 + (Double(village[$1 + "_pence"] ?? "") ?? .nan) }
        #expect(sum == 1_804)
    }
}
