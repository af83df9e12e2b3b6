import Testing

@testable import LotIO

@Suite struct RegisterTextTests {
    @Test func windows1252IsReadByteByByte() throws {
        let text = try #require(RegisterText.fromWindows1252([0x41, 0x80, 0x92, 0xE9, 0xFF]))
        #expect(String(decoding: text, as: UTF8.self) == "A€’éÿ")
        for open: UInt8 in [0x81, 0x8D, 0x8F, 0x90, 0x9D] { #expect(RegisterText.fromWindows1252([open]) == nil) }
        #expect((0...0xFF).count { RegisterText.fromWindows1252([UInt8($0)]) == nil } == 5)
    }

    /// What stands above the header may be anything; lines below keep their numbers.
    @Test func theHeaderIsFoundBelowAnything() throws {
        var reading = Reading()
        let head = "a \"loose\" quote\r\n\r\nCQC\n"
        let found = try #require(
            RegisterText.header(Array((head + Registers.nhs).utf8), name: "r.csv", &reading))
        #expect(found.layout == .nhsChoices && reading.ids == [])
        #expect(found.text.prefix { $0 == 0x0A || $0 == 0x0D } == [0x0D, 0x0A, 0x0D, 0x0A, 0x0A])
    }

    @Test func theHeaderMustComeEarly() {
        var reading = Reading()
        let head = String(repeating: "x\n", count: RegisterText.preambleLines)
        #expect(RegisterText.header(Array((head + Registers.nhs).utf8), name: "r.csv", &reading) == nil)
        #expect(reading.ids == [.csvMissingColumn])
    }
}
