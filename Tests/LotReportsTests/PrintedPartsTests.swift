import LotSearch
import Testing

@testable import LotReports

@Suite struct PrintedPartsTests {
    @Test func theRestGoesToThoseThatLostMost() {
        #expect(PrintedParts.rounded([1.004, 1.004, 1.002], whole: 3.01, decimals: 2) == [1.01, 1, 1])
        #expect(PrintedParts.rounded([2.5, -1.25, 0], whole: 1.25, decimals: 2) == [2.5, -1.25, 0])
        #expect(PrintedParts.rounded([0, 0], whole: 0, decimals: 2) == [0, 0])
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>) func addUpAsPrinted(seed: UInt64) {
        var random = SeededGenerator(Seed(seed))
        let parts = (0..<9).map { _ in random.uniform() * 100 - 20 }
        let whole = parts.reduce(0, +)
        let printed = PrintedParts.rounded(parts, whole: whole, decimals: 2)
        let cents = printed.map { Int(($0 * 100).rounded()) }
        #expect(cents.reduce(0, +) == Int((whole * 100).rounded()), "seed \(seed)")
        for (part, shown) in zip(parts, printed) { #expect(abs(part - shown) < 0.01 + 1e-9, "seed \(seed)") }
    }
}
