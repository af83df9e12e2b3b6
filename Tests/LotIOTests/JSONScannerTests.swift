import Testing

@testable import LotIO

@Suite struct JSONScannerTests {
    private func skips(_ text: String) -> JSONFault.Kind? {
        var scanner = JSONScanner(Array(text.utf8))
        do throws(JSONFault) {
            try scanner.skipValue(depth: 0)
            scanner.skipSpace()
            return scanner.position == text.utf8.count ? nil : .syntax
        } catch {
            return error.kind
        }
    }

    @Test(arguments: [
        "{}", "[]", "[1,2]", "{\"a\":[{\"b\":null}],\"c\":true}", " [ false , \"\\u00e9\\ud83d\\ude00\\n\" ] ", "\"é\"",
        "0",
    ])
    func accepts(_ text: String) { #expect(skips(text) == nil) }

    @Test(arguments: [
        "[1,]", "{\"a\":1,}", "{a:1}", "{\"a\":1,\"a\":2}", "[1 2]", "[1]]", "'a'", "nul1", "tru e", "\"\u{1}\"",
        "\"\\x\"",
        "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\\u12g4\"", "// x", "{\"a\":1,\"\\u0061\":2}", "NaN",
    ])
    func refuses(_ text: String) { #expect(skips(text) == .syntax) }

    @Test(arguments: ["", "[", "[1", "[1,", "{\"a\"", "{\"a\":", "\"abc", "\"a\\", "\"\\u00", "tru", "-"])
    func noticesTheEnd(_ text: String) { #expect(skips(text) == .truncated) }

    @Test func depthIsLimited() {
        #expect(skips(String(repeating: "[", count: 60) + String(repeating: "]", count: 60)) == nil)
        #expect(skips(String(repeating: "[", count: 100_000)) == .syntax)
        #expect(skips(String(repeating: "{\"a\":", count: 100_000)) == .syntax)
    }

    @Test func textsAreDecoded() throws {
        var scanner = JSONScanner(Array(#""a\"\\\/\b\f\n\r\té\u00e9\ud83d\ude00""#.utf8))
        #expect(try scanner.string() == "a\"\\/\u{8}\u{c}\n\r\té\u{e9}\u{1F600}")
    }
}
