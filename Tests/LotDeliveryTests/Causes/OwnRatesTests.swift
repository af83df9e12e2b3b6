import LotModel
import Testing

@testable import LotDelivery

@Suite struct OwnRatesTests {
    @Test func contractsBeforeBidsBeforeSpot() {
        let providers = [
            DeliveryMaps.provider("P1"), DeliveryMaps.provider("P2"), DeliveryMaps.provider("P3"),
            DeliveryMaps.provider("P4", tiers: ["lots"]), DeliveryMaps.provider("P5", rates: ["spot": 1_600]),
        ]
        func bid(_ provider: Int, _ rate: Int) -> Bid {
            Bid(id: "b\(provider)\(rate)", provider: provider, tier: 0, lots: [0], maxHours: 10, ratePence: rate)
        }
        let rates = OwnRates.pence(
            plan: SwitchMaps.lots(3, spotRate: 1_540),
            contracts: [
                SwitchMaps.contract(0, lot: 0, rate: 1_500, hours: 100),
                SwitchMaps.contract(0, lot: 1, rate: 1_401, hours: 300),
            ],
            providers: providers, bids: [bid(0, 1_200), bid(1, 1_480), bid(1, 1_450)])
        // (1,500 x 100 + 1,401 x 300) / 400 = 1,425.75
        #expect(rates == [1_426, 1_450, 1_540, nil, 1_600])
    }

    @Test func contractsWithoutHoursCountAlike() {
        let rates = OwnRates.pence(
            plan: SwitchMaps.lots(2),
            contracts: [
                SwitchMaps.contract(0, lot: 0, rate: 1_500, hours: 0),
                SwitchMaps.contract(0, lot: 1, rate: 1_401, hours: 0),
            ], providers: [DeliveryMaps.provider("P1")], bids: [])
        #expect(rates == [1_451])
    }
}
