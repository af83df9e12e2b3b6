import LotModel
import Testing

@Suite struct CoverageDetailTests {
    @Test func refusalsOfAllTiersAreCounted() {
        let delivery = Delivery(
            delivered: [], unmet: [4, 1], reasons: [.labour, .price], offered: [[4, 1], [4, 1]],
            refused: [[.labour: [3, 0], .price: [1, 1]], [.labour: [4, 0]]])
        #expect(delivery.refusedHours(.labour) == [7, 0] && delivery.refusedHours(.price) == [1, 1])
        #expect(delivery.refusedHours(.radius) == [0, 0])
    }

    @Test func carersAreShortBelowTheNeed() {
        #expect(CarersInArea(inReach: 1, needed: 2).isShort && !CarersInArea(inReach: 2, needed: 2).isShort)
    }
}
