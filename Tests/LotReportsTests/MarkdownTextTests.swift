import Testing

@testable import LotReports

@Suite struct MarkdownTextTests {
    @Test func everyBlockIsWritten() {
        var document = Document(title: "A * b")
        document.add(.heading(2, "Part"))
        document.add(.note(["One.", "Two."]))
        document.add(.list(["a_b", "- c"]))
        document.add(.numbered(["x", "1. y"]))
        document.add(.table(Document.Table("Cap", [.init("N"), .init("H", isNumber: true)], [["a|b", "1.5"]])))
        document.add(.command("lotwright award X"))
        #expect(
            MarkdownText(document).text
                == "# A \\* b\n\n## Part\n\n> One.\n>\n> Two.\n\n- a\\_b\n- \\- c\n\n1. x\n2. 1\\. y\n\n*Cap*\n\n"
                + "| N | H |\n| --- | ---: |\n| a\\|b | 1.5 |\n\n    lotwright award X\n")
    }

    @Test func namesCannotBecomeMarkup() {
        let text = MarkdownText.escaped("<img src=x> [a](b) `c` \u{202E}\n# d")
        #expect(!text.contains("<") && text.contains("\\[a\\](b)") && text.contains("\\`c\\`"))
        #expect(!text.contains("\u{202E}") && !text.contains("\n"))
        #expect(MarkdownText.escaped("# d") == "\\# d" && MarkdownText.escaped("362.3") == "362.3")
    }
}
