import LotModel
import Testing

@testable import LotIO

@Suite struct CSVWriterTests {
    private func written(_ rows: [[CSVCell]], columns: [String]) -> String {
        var writer = CSVWriter(columns: columns)
        for row in rows { writer.append(row) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func writesCells() {
        #expect(
            written(
                [[.text("a,\"b\"\nc"), .whole(-3), .number(1.005, decimals: 1), .empty]], columns: ["w", "x", "y", "z"])
                == "w,x,y,z\n\"a,\"\"b\"\"\nc\",-3,1.0,\n")
    }

    @Test(arguments: ["=1+1", "+44", "-x", "@SUM(A1)", "\tx", "\rx"])
    func formulasAreDisarmed(_ text: String) {
        let line = written([[.text(text)]], columns: ["a"]).dropFirst(2)
        #expect(line.hasPrefix("'") || line.hasPrefix("\"'"))
    }

    @Test func readsBackTheSame() throws {
        let texts = ["plain", "with, comma", "with \"quotes\"", "two\nlines", "é €", " spaces "]
        let text = written(texts.map { [.text($0), .number(0.5, decimals: 2)] }, columns: ["t", "n"])
        let (table, reading) = readTable(text, CSVSchema(required: ["t", "n"]))
        #expect(reading.diagnostics.isEmpty)
        #expect((0..<texts.count).map { table?.cell($0, "t") } == texts)
    }

    @Test(arguments: ["=1+1", "@x", "-P1", "+44", "P1", "'", "'P1", "", "O'Neil"])
    func theApostropheBeforeAFormulaIsUndone(text: String) {
        let cell = String(decoding: CSVWriter.cell(text), as: UTF8.self)
        #expect(CSVWriter.withoutApostrophe(cell) == text)
    }
}
