import LotModel
import Testing

@testable import LotIO

@Suite struct StressJournalTests {
    static let journal = StressJournal(
        plans: ["a \"b\"", "c"], ranges: [StressRange(id: "labour.supply_ratio", lowest: 0.9, highest: 1.4)],
        areas: ["E1", "E2", "E3"])
    static let line = StressLine(
        draw: 6, plan: 1, commissioned: 60_913.25, unmet: 12.125, people: 1.5, spendPence: 4_712_345_678,
        gaps: [0, 2], awardGap: 0.0025, isProved: true)

    @Test func linesComeBack() {
        let text = Self.journal.text(Self.line, values: [1.25])
        #expect(text.last == UInt8(ascii: "\n") && text.dropLast().firstIndex(of: UInt8(ascii: "\n")) == nil)
        #expect(Self.journal.line(text.dropLast()) == Self.line)
        let none = StressLine(
            draw: 0, plan: 0, commissioned: 0, unmet: 0, people: 0, spendPence: 0, gaps: [], awardGap: 0,
            isProved: false, reported: [nil, 43.89])
        #expect(Self.journal.line(Self.journal.text(none, values: [1]).dropLast()) == none)
    }

    @Test func tornLinesDoNot() {
        let text = Self.journal.text(Self.line, values: [1.25]).dropLast()
        for count in 0..<text.count { #expect(Self.journal.line(text.prefix(count)) == nil, "\(count)") }
        let other = StressJournal(plans: ["x", "y"], ranges: [], areas: ["E9"])
        #expect(other.line(text) == nil)
    }
}
