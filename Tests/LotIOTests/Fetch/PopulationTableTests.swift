import Testing

@testable import LotIO

@Suite struct PopulationTableTests {
    private func page(_ rows: [String]) -> [UInt8] {
        Array((["GEOGRAPHY_CODE,C_AGE_NAME,OBS_VALUE"] + rows).joined(separator: "\n").utf8) + [10]
    }

    @Test func agesAddUpOverPages() throws {
        var table = PopulationTable(codeField: "GEOGRAPHY_CODE")
        let rows = (0...90).map { "A,\($0 < 90 ? "Age \($0)" : "Aged 90+"),\($0 == 90 ? 7 : 10)" }
        #expect(try table.add(page(Array(rows[..<40])), name: "p") == 40)
        #expect(table.residents("A", from: [0]) == nil)
        #expect(try table.add(page(Array(rows[40...])), name: "p") == 51)
        #expect(table.residents("A", from: [0, 65, 75, 85]) == [907, 257, 157, 57])
        #expect(table.residents("B", from: [0]) == nil)
        #expect(try table.add(page([]), name: "p") == 0)
    }

    @Test func faultsAreTold() throws {
        var table = PopulationTable(codeField: "GEOGRAPHY_CODE")
        #expect(throws: ServiceFault.self) { try table.add(Array("<html>".utf8), name: "p") }
        #expect(throws: ServiceFault.self) { try table.add(Array("A,B\n1,2\n".utf8), name: "p") }
        #expect(throws: ServiceFault.self) { try table.add(page(["A,Age 0,"]), name: "p") }
        #expect(throws: ServiceFault.self) { try table.add(page(["A,All Ages,5"]), name: "p") }
        #expect(throws: ServiceFault.self) { try table.add(page(["A,Age 1,5", "A,Age 1,6"]), name: "p") }
    }

    @Test func agesInWords() {
        #expect(PopulationTable.age("Age 65") == 65 && PopulationTable.age("Aged 90+") == 90)
        #expect(PopulationTable.age("Aged 16 - 64") == nil && PopulationTable.age("Total") == nil)
    }
}
