import LotIO
import Testing

@testable import LotReports

@Suite struct PageShellTests {
    private static func policy(_ text: String) throws -> String {
        let from = try #require(text.range(of: "Content-Security-Policy\" content=\""))
        let to = try #require(text.range(of: "\">", range: from.upperBound..<text.endIndex))
        return String(text[from.upperBound..<to.lowerBound])
    }

    private static func between(_ start: String, _ end: String, _ text: String) throws -> String {
        let from = try #require(text.range(of: start))
        let to = try #require(text.range(of: end, range: from.upperBound..<text.endIndex))
        return String(text[from.upperBound..<to.lowerBound])
    }

    /// A page without script allows none, and nothing else but its own style, which the policy names by its hash.
    @Test func pagesWithoutScriptAllowNone() throws {
        let text = PageShell(title: "A & <b>", style: ".own { color: red; }", content: "<p>text</p>").text
        let style = try Self.between("<style>", "</style>", text)
        #expect(
            try Self.policy(text)
                == "default-src 'none'; style-src 'sha256-\(sha256Base64(style))'; base-uri 'none'; form-action 'none'")
        #expect(style.hasSuffix(".own { color: red; }") && style.contains("prefers-color-scheme"))
        #expect(text.contains("<title>A &amp; &lt;b&gt;</title>") && text.contains("<h1>A &amp; &lt;b&gt;</h1>"))
        #expect(text.contains("<p>text</p>") && !text.contains("<script") && !text.contains("<b>"))
    }

    @Test func scriptsAreNamedByTheirHashes() throws {
        let program = PageShell.Program(script: "\"use strict\";", data: Array("{}".utf8))
        let text = PageShell(title: "T", program: program, content: "").text
        #expect(
            try Self.policy(text).contains("script-src 'sha256-\(sha256Base64(program.script))'; img-src blob: data:;"))
        #expect(text.contains("id=\"page-data\">{}</script>") && text.contains("<script>\"use strict\";</script>"))
    }

    /// Every page of every command has the same frame.
    @Test func documentsHaveTheFrame() throws {
        let text = HTMLText(HTMLTextTests.document()).text
        #expect(try Self.policy(text).hasPrefix("default-src 'none'; style-src 'sha256-"))
        #expect(text.contains("<a class=\"skip\" href=\"#main\">") && text.contains("<main id=\"main\">"))
    }
}
