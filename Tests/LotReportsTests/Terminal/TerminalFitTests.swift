import LotModel
import LotSearch
import Testing

@testable import LotReports

@Suite struct TerminalFitTests {
    private static let table: [String] = {
        var table = TextTable(["name", "first figure", "second figure", "words"], left: [0, 3])
        table.add(["Alpha", "1,234", "5", "some words"])
        table.add(["Beta of the long name", "7", "", ""])
        return table.lines
    }()

    @Test func whatFitsStaysAsItIs() {
        let text = (["A heading", ""] + Self.table + ["  A sentence."]).joined(separator: "\n") + "\n"
        #expect(TerminalFit(width: 80).text(text) == text)
    }

    @Test func wideTablesAreCutBetweenColumnsAndKeepTheFirst() {
        let fitted = TerminalFit(width: 50).text(Self.table.joined(separator: "\n"))
        #expect(
            fitted.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) == [
                "  name                   first figure",
                "  ---------------------  ------------",
                "  Alpha                         1,234",
                "  Beta of the long name             7",
                "",
                "  name                   second figure  words",
                "  ---------------------  -------------  ----------",
                "  Alpha                              5  some words",
                "  Beta of the long name",
            ])
    }

    /// A first column that repeats itself tells no rows apart: the second one comes along.
    @Test func rowsStayTold() {
        var table = TextTable(["tier", "name", "a long title here", "another long title"], left: [0, 1])
        table.add(["x", "one", "1", "2"])
        table.add(["x", "two", "3", "4"])
        let fitted = TerminalFit(width: 36).text(table.lines.joined(separator: "\n"))
        #expect(
            fitted.split(separator: "\n").map(String.init).suffix(2) == [
                "  x     one                    2", "  x     two                    4",
            ])
    }

    @Test func aColumnThatIsTooWideIsBrokenWithin() {
        var table = TextTable(["name", "words"], left: [0, 1])
        table.add(["Alpha", "one two three four five six seven eight nine ten"])
        let fitted = TerminalFit(width: 30).text(table.lines.joined(separator: "\n"))
        #expect(
            fitted.split(separator: "\n").map(String.init) == [
                "  name   words", "  -----  ---------------------", "  Alpha  one two three four",
                "         five six seven eight", "         nine ten",
            ])
    }

    @Test func sentencesAreBrokenWithTheirIndent() {
        let words = "  Of the awarded hours: small providers 28 %, medium providers 31 %, large providers 41 %."
        let fitted = TerminalFit(width: 40).text((Self.table + [words]).joined(separator: "\n"))
        let lines = fitted.split(separator: "\n").map(String.init)
        #expect(lines.allSatisfy { $0.count <= 40 })
        #expect(lines.suffix(3).joined(separator: " ").split(separator: " ") == words.split(separator: " "))
        // A word that is too long stays whole.
        #expect(TerminalFit(width: 20).text("x " + String(repeating: "y", count: 30)).contains("yyyyyyyyyy"))
    }

    /// What was broken for a wider page is broken anew, and lines that were not stay apart.
    @Test func brokenSentencesAreJoinedFirst() {
        let words = Array(repeating: "word", count: 60).joined(separator: " ")
        let text = (wrapped(words, width: TerminalReport.width, indent: "  ") + ["  Next."]).joined(separator: "\n")
        let fitted = TerminalFit(width: 80).text(text)
        #expect(fitted == (wrapped(words, width: 80, indent: "  ") + ["  Next."]).joined(separator: "\n"))
        #expect(TerminalFit(width: TerminalReport.width).text(text) == text)
    }

    @Test func colourIsAskedForAndNeverAlone() {
        let text = "Lead.\n\nHeading\n  Words.\n"
        #expect(TerminalFit(width: 80, hasColour: true).text(text) == "Lead.\n\n\u{1B}[1mHeading\u{1B}[0m\n  Words.\n")
        #expect(!TerminalFit(width: 80).text(text).contains("\u{1B}"))
    }

    /// Every cell is there whatever the width, and no line of a table with columns narrow enough is too wide.
    @Test(arguments: 0..<50) func nothingIsLost(seed: UInt64) {
        var generator = SeededGenerator(Seed(seed))
        func whole(_ most: Int) -> Int { Int(generator.uniform() * Double(most)) }
        let columns = 2 + whole(6)
        var table = TextTable((0..<columns).map { "c\($0)" }, left: [0])
        var cells: [String] = []
        for row in 0..<(1 + whole(5)) {
            let own = (0..<columns).map { "r\(row)c\($0)" + String(repeating: "x", count: whole(8)) }
            cells += own
            table.add(own)
        }
        let width = 40 + whole(60)
        let fitted = TerminalFit(width: width).text(table.lines.joined(separator: "\n"))
        let words = Set(fitted.split { $0 == " " || $0 == "\n" }.map(String.init))
        #expect(cells.allSatisfy(words.contains), "seed \(seed)")
        #expect(fitted.split(separator: "\n").allSatisfy { $0.count <= width }, "seed \(seed), width \(width)")
    }
}
