import LotMarket
import LotModel
import Testing

@Suite struct CapacityTests {
    @Test func tenderedHoursCanBeBidForAgain() {
        let provider = BiddingTests.provider(current: 400)
        for (share, hours, retained) in [(1.0, 400.0, 0.0), (0.25, 100, 300), (0, 0, 400)] {
            let values = ParameterValues(
                priceYear: "2014/15", given: ["demand.people": 1, "market.tendered_share": share])
            let capacity = Capacity([provider], rules: Rules(values).market)
            #expect(capacity.hours == [hours] && capacity.retained == [retained])
        }
    }
}
