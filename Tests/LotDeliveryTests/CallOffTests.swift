import LotModel
import Testing

@testable import LotDelivery

@Suite struct CallOffTests {
    typealias Maps = DeliveryMaps

    static let problem = Maps.problem(
        hours: [100],
        contracts: [Maps.contract(0, share: 0.44), Maps.contract(1, share: 0.4), Maps.contract(2, share: 0.16)],
        providers: (1...4).map { Maps.provider("P\($0)") }, capacity: [500, 500, 500, 500])

    @Test func theOthersShareAsBefore() {
        let left = CallOff.contracts(Self.problem, without: [0], standby: [])
        #expect(left.map(\.provider) == [1, 2])
        #expect(abs(left[0].share - 0.4 / 0.56) < 1e-12 && abs(left[1].share - 0.16 / 0.56) < 1e-12)
        #expect(CallOff.contracts(Self.problem, without: [3], standby: []) == Self.problem.contracts)
    }

    @Test func thoseInLineShareEqually() {
        let second = Contract(tier: 0, lot: 0, rank: 2, provider: 3, bid: 0, hours: 0, share: 0, ratePence: 1_500)
        let left = CallOff.contracts(Self.problem, without: [0, 1, 2], standby: [second])
        #expect(left.map(\.provider) == [3] && left[0].share == 1)
        #expect(CallOff.contracts(Self.problem, without: [], standby: [second]).count == 3)
    }

    @Test func deliveryDoesWithoutThem() {
        let delivery = Waterfall(Self.problem.without([0, 1], standby: [])).run()
        #expect(Set(delivery.delivered.map(\.provider)) == [2] && delivery.unmet == [0])
    }
}
