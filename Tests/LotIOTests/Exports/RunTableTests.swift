import Foundation
import Testing

@testable import LotIO

@Suite struct RunTableTests {
    private static let table = RunTable(
        name: "lots", columns: ["lot_id", "hours_week", "bids", "is_gap"],
        rows: [
            [.text("007"), .number(1.5, decimals: 2), .whole(3), .boolean(true)],
            [.text("=1+1"), .null, .whole(0), .boolean(false)],
        ])

    @Test func cellsAreFoundByTheirColumns() {
        let table = Self.table
        #expect(table.text(0, "lot_id") == "007" && table.text(0, "hours_week").isEmpty && table.text(0, "x").isEmpty)
        #expect(table.number(0, "hours_week") == 1.5 && table.number(1, "hours_week") == nil)
        #expect(table.number(0, "lot_id") == nil && table.column("x") == nil)
        #expect(table.taking([1]).rows == [table.rows[1]])
    }

    @Test func plainTablesAreForPrograms() {
        #expect(
            String(decoding: Self.table.csv(.plain), as: UTF8.self)
                == "lot_id,hours_week,bids,is_gap\n007,1.50,3,1\n'=1+1,,0,0\n")
    }

    @Test func excelGetsAByteOrderMarkAndItsLineEnds() {
        let bytes = Self.table.csv(.excel)
        #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
        #expect(
            String(decoding: bytes.dropFirst(3), as: UTF8.self)
                == "lot_id,hours_week,bids,is_gap\r\n'007,1.50,3,1\r\n'=1+1,,0,0\r\n")
    }
}
