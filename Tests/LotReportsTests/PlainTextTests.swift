import Testing

@testable import LotReports

@Suite struct PlainTextTests {
    @Test func everyBlockFitsATerminal() {
        let long = Array(repeating: "word", count: 40).joined(separator: " ")
        let document = Document(
            title: "Award: A \u{1B}[31m",
            blocks: [
                .note(["Draft."]), .heading(2, "In short"), .list(["one", long]), .numbered(["first", "second"]),
                .paragraph("text"), .command("lotwright award"),
                .table(
                    .init("Costs", [.init("Rule"), .init("Saving", isNumber: true)], [["a", "1"], ["bb", "23"]])),
            ])
        let lines = PlainText(document).text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.allSatisfy { $0.count <= 110 && !$0.contains("\u{1B}") })
        #expect(lines.starts(with: [lines[0], "", "Draft.", "", "In short", "  one"]))
        #expect(lines.filter { $0.contains("word") }.count == 2)
        #expect(lines.contains("  1. first") && lines.contains("  2. second") && lines.contains("  text"))
        #expect(lines.contains("    lotwright award") && lines.contains("  Costs"))
        #expect(lines.contains("  a          1") && lines.contains("  bb        23") && lines.last == "")
    }
}
