import Testing

@testable import LotReports

@Suite struct TornadoTableTests {
    @Test func aRowForEachPlanAndParameter() throws {
        let text = String(decoding: TornadoTable(try StressRecords.record()).bytes, as: UTF8.self)
        let rows = text.split(separator: "\n").map(String.init)
        #expect(rows.count == 5 && rows[0] == TornadoTable.columns.joined(separator: ","))
        #expect(rows[1] == "made-up,labour.supply_ratio,0.700000,1.400000,-0.8125,-0.9125,-0.6125,-41.25")
        #expect(rows[2] == "made-up,bidding.margin,0.020000,0.020000,,,,0.00")
        // A name that a spreadsheet would take for a formula.
        #expect(rows[3].hasPrefix("'=other,labour.supply_ratio,"))
    }
}
