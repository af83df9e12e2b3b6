import LotModel
import Testing

@testable import LotIO

@Suite struct FirstRowsTests {
    @Test func laterRowsOfAnIDAreToldWithTheFirst() throws {
        let (read, told) = readTable("id\na\nb\na\na\n", CSVSchema(required: ["id"]))
        let table = try #require(read)
        var reading = told
        var firsts = FirstRows()
        let found = (0..<4).map {
            firsts.isFirst(table.cell($0, "id"), table, $0, "id", remedy: "Give each one row.", &reading)
        }
        #expect(found == [true, true, false, false])
        #expect(reading.ids == [.codeDuplicate, .codeDuplicate] && reading.diagnostics.map(\.place.line) == [4, 5])
        #expect(reading.diagnostics.allSatisfy { $0.message == "stands also on line 2." && $0.value == "a" })
    }
}
