import LotModel
import Testing

@testable import LotIO

@Suite struct CSVRecordsTests {
    private func records(_ text: String) -> (rows: [[String]], lines: [Int], ids: [DiagnosticID]) {
        var reading = Reading()
        var records = CSVRecords(bytes: Array(text.utf8), file: "a.csv")
        var rows: [[String]] = []
        var lines: [Int] = []
        while let record = records.next(&reading) {
            rows.append(record.cells)
            lines.append(record.line)
        }
        return (rows, lines, reading.ids)
    }

    @Test(arguments: ["a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "a,b\n1,2", "\n\na,b\n\n1,2\n\n"])
    func lineEndsAreAlike(_ text: String) {
        let found = records(text)
        #expect(found.rows == [["a", "b"], ["1", "2"]] && found.ids.isEmpty)
    }

    @Test func quotedCellsHoldAnything() {
        let found = records("\"a,\"\"b\"\"\",\"two\r\nlines\"\n,\"\"\nlast,\n")
        #expect(found.rows == [["a,\"b\"", "two\r\nlines"], ["", ""], ["last", ""]])
        #expect(found.lines == [1, 3, 4])
        #expect(found.ids.isEmpty)
    }

    @Test func quotingFaultsStandAtTheStartOfTheRecord() {
        var reading = Reading()
        var records = CSVRecords(bytes: Array("a,\"x\ny\" z\n1,2\n".utf8), file: "a.csv")
        while records.next(&reading) != nil {}
        #expect(reading.diagnostics.map(\.place.line) == [1] && reading.ids == [.csvQuoting])
        #expect(self.records("a,b\"c\nd,e\n").ids == [.csvQuoting])
        #expect(self.records("a,b\nc,\"never closed\nd,e\n").rows == [["a", "b"]])
    }
}
