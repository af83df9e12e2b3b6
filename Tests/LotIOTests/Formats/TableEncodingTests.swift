import BoundarySamples
import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct TableEncodingTests {
    private func read(_ value: [UInt8], _ declared: String?) throws(Diagnostic) -> String {
        let records = Shapelib.Records(
            fields: [.init(name: Array("name".utf8), isNumber: false)],
            all: [.init(shape: .null, values: [value])], driver: nil)
        let encoding = try TableEncoding(
            declared: declared.map { Array($0.utf8) }, driver: nil, values: records, name: "a")
        return encoding.text(value)
    }

    @Test func declaredEncodingsCount() throws {
        #expect(try read(Array("Ynys Môn".utf8), "UTF-8") == "Ynys Môn")
        #expect(try read([0x4D, 0xF4, 0x6E], "ISO-8859-1") == "Môn")
        #expect(try read([0x80, 0x93], "ANSI 1252\r\n") == "€\u{201C}")
        // In two bytes it is UTF-8, but the file says that each stands for itself.
        #expect(try read(Array("ô".utf8), "1252") == "Ã´")
    }

    @Test func undeclaredTextIsUTF8WhereItCanBe() throws {
        #expect(try read(Array("Môn".utf8), nil) == "Môn")
        #expect(try read([0x4D, 0xF4, 0x6E], nil) == "Môn")
    }

    @Test func whatCannotBeReadIsRefused() {
        #expect(throws: Diagnostic.self) { try read([0xF4, 0x6E], "UTF-8") }
        #expect(throws: Diagnostic.self) { try read([0xF4], "CP850") }
        #expect(throws: Never.self) { try read([0x41], "CP850") }
    }
}
