import LotModel
import LotSearch
import Testing

@testable import LotIO

@Suite struct CSVTableTests {
    let schema = CSVSchema(required: ["code", "hours"], optional: ["note"])

    @Test func readsByColumnName() throws {
        let (table, reading) = readTable("note, hours,code\nx,5,A\n\n\"y\nz\",6,B\n", schema)
        let found = try #require(table)
        #expect(found.rowCount == 2 && found.cell(1, "code") == "B" && found.cell(0, "hours") == "5")
        #expect(found.lines == [2, 4] && reading.diagnostics.isEmpty)
        #expect(!found.hasColumn("other") && found.cell(0, "other") == "")
    }

    @Test func headerFaultsComeTogether() {
        let (table, reading) = readTable("code,code,hour,\nA,1,2,3\n", schema)
        #expect(table == nil)
        #expect(reading.ids == [.csvDuplicateColumn, .csvUnknownColumn, .csvUnknownColumn, .csvMissingColumn])
        #expect(reading.diagnostics[1].remedy == "Did you mean hours?")
    }

    /// What a spreadsheet writes where the comma is the decimal sign: one fault, and the way out of it.
    @Test(arguments: [(";", "semicolons"), ("\t", "tabs"), ("|", "upright strokes")])
    func otherSeparatorsAreNamed(_ separator: String, _ name: String) {
        let text = "note;code;hours\nx;A;1\n".replacing(";", with: separator)
        let (table, reading) = readTable(text, schema)
        #expect(table == nil && reading.ids == [.csvMissingColumn])
        #expect(reading.diagnostics[0].description.contains(name))
        #expect(reading.diagnostics[0].remedy.contains("commas"))
        // Another fault that only looks like it.
        #expect(readTable("hours\(separator)note\n1\n", schema).reading.ids.contains(.csvUnknownColumn))
    }

    @Test func raggedRowsAreLeftOut() throws {
        let (table, reading) = readTable("code,hours\nA,1\nB\nC,1,2\nD,4\n", schema)
        #expect(try #require(table).rowCount == 2)
        #expect(reading.ids == [.csvRagged, .csvRagged] && reading.diagnostics.map(\.place.line) == [3, 4])
        #expect(readTable("code,hours\nB\n", schema).reading.ids == [.csvRagged])
    }

    @Test func emptyTables() {
        #expect(readTable("code,hours\n", schema).reading.ids == [.csvNoRows])
        #expect(readTable("\n\n", schema).reading.ids == [.csvNoRows])
        let lenient = CSVSchema(required: ["code"], mayBeEmpty: true)
        #expect(readTable("code\n", lenient).table?.rowCount == 0)
    }

    @Test func otherColumnsMayBeKept() {
        let open = CSVSchema(required: ["code"], keepsOthers: true)
        #expect(readTable("code,anything\nA,1\n", open).table?.cell(0, "anything") == "1")
    }

    @Test func tidyingIsReportedOnce() {
        var (table, reading) = readTable("code,hours\n e02000101,1\nE02000102\u{A0},2\nE02000103,3\n", schema)
        table?.tidyCodes("code", reading: &reading)
        #expect(table?.cell(0, "code") == "E02000101" && table?.cell(1, "code") == "E02000102")
        #expect(reading.ids == [.codeTidied] && reading.errorCount == 0)
    }

    /// Any bytes give a table or a fault, never a trap.
    @Test func fuzzSmoke() {
        let base = Array("code,hours,note\n\"A\",1,\"x\"\"y\"\r\nB,2.5,\n".utf8)
        var generator = SeededGenerator(Seed(20_141))
        for _ in 0..<5_000 {
            var bytes = base
            for _ in 0...generator.index(below: 4) {
                bytes[generator.index(below: bytes.count)] = UInt8(generator.index(below: 256))
            }
            bytes.removeLast(generator.index(below: bytes.count))
            var reading = Reading()
            guard
                let text = reading.attempt({ () throws(Diagnostic) in
                    try TextBytes.check(bytes, name: "a.csv", expected: "a table")
                })
            else { continue }
            let table = CSVTable(text, file: "a.csv", schema: schema, reading: &reading)
            #expect(table != nil || reading.errorCount > 0)
            for row in 0..<(table?.rowCount ?? 0) {
                _ = table?.number(row, "hours", in: 0...10, unit: "h", &reading)
            }
        }
    }
}
