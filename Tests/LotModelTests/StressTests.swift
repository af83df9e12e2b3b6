import Testing

@testable import LotModel

@Suite struct StressTests {
    @Test func placesBecomeValues() {
        let ratio = StressRange(id: "labour.supply_ratio", lowest: 0.9, highest: 1.4)
        #expect(ratio.value(at: 0) == 0.9 && abs(ratio.value(at: 0.5) - 1.15) < 1e-12)
        #expect(ratio.value(at: 1.0.nextDown) == 1.4)
        #expect(ratio.value(at: 1.0 / 3) == 1.066667)
        let whole = StressRange(id: "market.providers", lowest: 100, highest: 200)
        #expect(whole.value(at: 0.123_4) == 112)
        #expect(StressRange(id: "bidding.margin", lowest: 0.05, highest: 0.05).value(at: 0.7) == 0.05)
    }

    /// Wilson's interval by its defining equation: the ends are where the share is 1.96 standard errors away.
    @Test(arguments: [(1, 10), (5, 10), (999, 1_000), (37, 1_000)]) func wilsonsEnds(count: Int, total: Int) {
        let interval = wilsonInterval(count, of: total)
        let share = Double(count) / Double(total)
        #expect(interval.contains(share))
        for end in [interval.lowerBound, interval.upperBound] {
            let error = (end * (1 - end) / Double(total)).squareRoot()
            #expect(abs(abs(share - end) / error - 1.959_963_984_540_054) < 1e-9)
        }
    }

    @Test func wilsonsLimits() {
        #expect(wilsonInterval(0, of: 10).lowerBound == 0 && wilsonInterval(10, of: 10).upperBound == 1)
        #expect(abs(wilsonInterval(0, of: 10).upperBound - 0.2775) < 1e-4)
        #expect(wilsonInterval(0, of: 0) == 0...1)
    }
}
