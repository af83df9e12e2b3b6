import Testing

@testable import LotReports

@Suite struct HTMLTextTests {
    static func document() -> Document {
        var document = Document(title: "Award of <b>")
        document.add(.heading(2, "Result & reasons"))
        document.add(
            .table(
                Document.Table(
                    "Lots", [.init("Lot"), .init("Hours", isNumber: true)], [["\"North\"", "120"], ["<script>", "1"]])))
        document.add(.numbered(["one"]))
        return document
    }

    @Test func thePageIsSelfContainedAndAccessible() {
        let text = HTMLText(Self.document()).text
        #expect(text.hasPrefix("<!doctype html>\n<html lang=\"en-GB\">"))
        for part in [
            "<th scope=\"col\" class=\"n\">Hours</th>",
            "<th scope=\"row\">&quot;North&quot;</th><td class=\"n\">120</td>",
            "<caption id=\"t1\">Lots</caption>", "aria-labelledby=\"t1\" tabindex=\"0\"", "@media print",
            "name=\"viewport\"", "<a href=\"#s0\">Result &amp; reasons</a>", "<h2 id=\"s0\">", "prefers-color-scheme",
        ] { #expect(text.contains(part), "\(part)") }
        for part in ["<script", "http://", "https://", "<b>", "<link"] { #expect(!text.contains(part), "\(part)") }
    }

    /// A quotation mark stays one under a mark that joins it: to a browser they are two characters.
    @Test func joiningMarksHideNoMarkup() {
        #expect(
            HTMLText.escaped("\"\u{301}<\u{338}&\u{308}'\u{301}") == "&quot;\u{301}&lt;\u{338}&amp;\u{308}&#39;\u{301}")
    }
}
