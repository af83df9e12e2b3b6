import LotSearch
import Testing

@Suite struct SamplingTests {
    @Test func normalHasMeanZeroAndUnitVariance() {
        var generator = SeededGenerator(Seed(42))
        let draws = (0..<20_000).map { _ in generator.normal() }
        let mean = draws.reduce(0, +) / Double(draws.count)
        let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws.count)
        #expect(abs(mean) < 0.03)
        #expect(abs(variance - 1) < 0.04)
    }

    @Test func weightsDecideHowOftenAnIndexIsDrawn() {
        var generator = SeededGenerator(Seed(42))
        var counts = [0, 0, 0]
        for _ in 0..<10_000 { counts[generator.index(weights: [1, 0, 3])] += 1 }
        #expect(counts[1] == 0)
        #expect(abs(Double(counts[2]) / 10_000 - 0.75) < 0.02)
    }
}
