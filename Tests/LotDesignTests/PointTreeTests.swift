import LotSearch
import Testing

@testable import LotDesign

@Suite struct PointTreeTests {
    /// The items found are all there are, by trying each.
    @Test(arguments: UInt64(0)..<5) func findsAllBelow(_ seed: UInt64) {
        var random = SeededGenerator(Seed(seed))
        let count = 200
        let x = (0..<count).map { _ in random.uniform() * 100 }
        let y = (0..<count).map { _ in random.uniform() * 30 }
        let rate = (0..<count).map { _ in 0.5 + random.uniform() }
        let prices = (0..<count).map { _ in random.uniform() * 400 - 50 }
        let tree = PointTree(x: x, y: y, rate: rate)
        let highest = tree.highest(prices)
        for _ in 0..<50 {
            let (px, py) = (random.uniform() * 100, random.uniform() * 30)
            let limit = random.uniform() * 1_000 - 400
            func cost(_ item: Int) -> Double {
                rate[item] * ((x[item] - px) * (x[item] - px) + (y[item] - py) * (y[item] - py)) - prices[item]
            }
            let found = tree.below(limit, x: px, y: py, prices: prices, highest: highest)
            #expect(found.map(\.item).sorted() == (0..<count).filter { cost($0) <= limit }, "seed \(seed)")
        }
    }
}
