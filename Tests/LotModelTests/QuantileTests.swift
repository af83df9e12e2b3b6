import LotModel
import Testing

@Suite struct QuantileTests {
    @Test func quantilesLieBetweenNeighbours() {
        #expect(quantile([5], 0.9) == 5)
        #expect(quantile([0, 10], 0.5) == 5)
        #expect(quantile([0, 10], 0) == 0 && quantile([0, 10], 1) == 10)
        #expect(abs(quantile([1, 2, 3, 4, 5], 0.9) - 4.6) < 1e-12)
    }
}
