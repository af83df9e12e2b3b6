import Testing

@testable import LotTravel

@Suite struct DayWavesTests {
    @Test func fourWavesAreTheUsualOnes() {
        let windows = DayWaves(perDay: 4).windows
        #expect(windows[0] == 7 * 60..<10.5 * 60 && windows[1] == 12 * 60..<14 * 60)
        #expect(windows[2] == 16 * 60..<18.5 * 60 && windows[3] == 19.5 * 60..<22 * 60)
    }

    @Test(arguments: [1.0, 2, 3, 5, 24]) func otherNumbersCutTheDayIntoEqualParts(perDay: Double) {
        let windows = DayWaves(perDay: perDay).windows
        #expect(windows.count == Int(perDay))
        #expect(windows.first?.lowerBound == 420.0)
        #expect(abs((windows.last?.upperBound ?? 0) - 22 * 60) < 1e-9)
        for (before, after) in zip(windows, windows.dropFirst()) { #expect(before.upperBound == after.lowerBound) }
    }
}
