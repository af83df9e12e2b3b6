import Testing

@testable import LotIO

@Suite struct JSONWriterTests {
    private let value = JSONValue.members([
        ("b", .list([.whole(1), .number(2.5, decimals: 2), .null, .boolean(true)])), ("a", .text("x")),
        ("e", .object([])), ("f", .list([])),
    ])

    @Test func keepsTheOrderOfKeys() {
        #expect(
            String(decoding: JSONWriter.bytes(value, indent: nil), as: UTF8.self)
                == "{\"b\":[1,2.50,null,true],\"a\":\"x\",\"e\":{},\"f\":[]}")
    }

    @Test func indents() {
        #expect(
            String(decoding: JSONWriter.bytes(.members([("a", .list([.whole(1), .whole(2)]))])), as: UTF8.self)
                == "{\n  \"a\": [\n    1,\n    2\n  ]\n}\n")
    }

    @Test func escapesWhatAPageOrAReaderMightMistake() throws {
        let text = "\"\\\n\r\t\u{0}\u{1F}\u{7F}</script>\u{2028}é😀"
        let bytes = JSONWriter.bytes(.text(text), indent: nil)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "\"\\\"\\\\\\n\\r\\t\\u0000\\u001f\\u007f\\u003c/script>\\u2028é😀\"")
        var scanner = JSONScanner(bytes)
        #expect(try scanner.string() == text)
    }

    @Test func isStrictJSON() throws {
        let bytes = JSONWriter.bytes(value)
        var scanner = JSONScanner(bytes)
        try scanner.skipValue(depth: 0)
        scanner.skipSpace()
        #expect(scanner.position == bytes.count)
    }
}
