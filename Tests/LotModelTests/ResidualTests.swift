import LotModel
import Testing

@Suite struct ResidualTests {
    @Test func theStatedExample() throws {
        let share = try #require(Residual.share(0.30, taken: 0.05, takenOfOthers: 0.40))
        #expect(abs(share - 0.285 / 0.705) < 1e-15)
        #expect(abs(share - 0.404) < 0.0005)
    }

    /// Counted hour by hour on random splits.
    @Test(arguments: 0..<20) func itIsWhatIsLeft(seed: UInt64) throws {
        var state = seed
        func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(1 << 53)
        }
        for _ in 0..<200 {
            let rural = 1 + 1_000 * next()
            let urban = 1 + 1_000 * next()
            let takenRural = rural * next()
            let takenUrban = urban * next()
            let left = (rural - takenRural) / (rural - takenRural + urban - takenUrban)
            let share = try #require(
                Residual.share(
                    rural / (rural + urban), taken: takenRural / rural, takenOfOthers: takenUrban / urban))
            #expect(abs(share - left) < 1e-12, "seed \(seed)")
        }
    }

    @Test func nothingLeftHasNoShare() {
        #expect(Residual.share(0.3, taken: 1, takenOfOthers: 1) == nil)
        #expect(Residual.share(0.3, taken: 1, takenOfOthers: 0.5) == 0)
        #expect(Residual.share(1, taken: 0.5, takenOfOthers: 0) == 1)
    }
}
