import Testing

@testable import LotReports

@Suite struct ProgressLineTests {
    @Test func aFileOrPipeGetsPlainLines() {
        let line = ProgressLine(columns: nil)
        #expect(line.text("awarding 12 bids") == "awarding 12 bids\n" && line.cleared.isEmpty)
    }

    @Test func aTerminalGetsOneLineThatIsWrittenOver() {
        let line = ProgressLine(columns: 20)
        #expect(line.text("gap 1.2 %") == "\rgap 1.2 %\u{1B}[K\r" && line.cleared == "\r\u{1B}[K")
        // As wide as fits, one column less than there are, never a line feed.
        let long = line.text("best award so far £12\nnone cheaper")
        #expect(long == "\rbest award so far …\u{1B}[K\r")
        #expect(long.filter { !"\r\u{1B}".contains($0) }.count - 2 == 19)
        for columns in 1...60 {
            let shown = ProgressLine(columns: columns).text(String(repeating: "wörd ", count: 20)).dropFirst().dropLast(
                4)
            #expect(shown.count <= max(1, columns - 1), "\(columns)")
        }
    }
}
