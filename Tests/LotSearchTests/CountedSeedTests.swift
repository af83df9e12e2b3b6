import LotSearch
import Testing

@Suite struct CountedSeedTests {
    @Test func noTwoItemsShareASeedOrAParentsDraws() {
        let seed = Seed(7)
        var draws = SeededGenerator(seed)
        let own = Set((0..<10_000).map { _ in draws.next() })
        let items = Set((0..<10_000).map { seed.item($0).value })
        #expect(items.count == 10_000 && own.isDisjoint(with: items))
        #expect(seed.item(3) == Seed(7).item(3) && seed.item(3) != Seed(8).item(3))
    }

    /// Mean and variance of a Poisson are both its parameter, whether it is drawn in one part or in several.
    @Test(arguments: [0, 0.3, 4, 15.9, 40]) func poissonHasItsMoments(mean: Double) {
        var draws = SeededGenerator(Seed(11))
        let counts = (0..<20_000).map { _ in Double(draws.poisson(mean: mean)) }
        let average = counts.reduce(0, +) / 20_000
        let variance = counts.reduce(0) { $0 + ($1 - average) * ($1 - average) } / 20_000
        #expect(abs(average - mean) <= 5 * (mean / 20_000).squareRoot())
        #expect(abs(variance - mean) <= 0.06 * mean)
    }

    @Test func aGreaterMeanNeverGivesFewer() {
        for index in 0..<1_000 {
            var low = SeededGenerator(Seed(5).item(index))
            var high = low
            #expect(low.poisson(mean: 2) <= high.poisson(mean: 2.1))
        }
    }

    @Test func exponentialHasMeanOne() {
        var draws = SeededGenerator(Seed(3))
        let mean = (0..<20_000).reduce(0) { sum, _ in sum + draws.unitExponential() } / 20_000
        #expect(abs(mean - 1) < 0.035)
    }
}
