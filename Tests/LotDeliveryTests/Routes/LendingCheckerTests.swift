import LotModel
import Testing

@testable import LotDelivery

@Suite struct LendingCheckerTests {
    typealias Maps = DeliveryMaps

    private static func faults(
        provider: Int = 1, holder: Int = 0, hours: Double = 20, rate: Int = 1_500, own: Double = 60,
        lending: Double? = 0.5, reach: Double = 10
    ) -> [String] {
        let tier = Tier(
            rules: TierRules(
                name: "lots", title: "Lots", source: .column("x", names: nil), offer: .shares, maxWinners: 9,
                route: TierRoute(lending: lending)),
            lots: [Lot(id: "a", name: "a", areas: [0]), Lot(id: "b", name: "b", areas: [1])], coreCount: 2)
        let contracts = [
            Contract(tier: 0, lot: 0, rank: 1, provider: 0, bid: 0, hours: 0, share: 1, ratePence: 1_500),
            Contract(tier: 0, lot: 1, rank: 1, provider: 1, bid: 0, hours: 0, share: 1, ratePence: 1_400),
        ]
        let problem = Maps.problem(
            hours: [100, 100], plan: LotPlan([tier]), contracts: contracts,
            providers: (1...3).map { Maps.provider("P\($0)") }, capacity: [60 * 63 / 71.7, 500, 500],
            reach: [[10, 10], [reach, 10], [10, 10]])
        func row(_ provider: Int, _ area: Int, _ hours: Double, _ rate: Int, _ holder: Int? = nil) -> DeliveredHours {
            DeliveredHours(
                tier: 0, provider: provider, area: area, hours: hours, ratePence: rate, holder: holder,
                acceptedTravelMinutes: 3, travelMinutes: 3)
        }
        let delivery = Delivery(
            delivered: [row(0, 0, own, 1_500), row(provider, 0, hours, rate, holder), row(1, 1, 100, 1_400)],
            unmet: [100 - own - hours, 0], reasons: [.capacity, nil], offered: [[100, 100]], refused: [[:]])
        return LendingChecker(problem).faults(of: delivery)
    }

    @Test func aRightLoanHolds() { #expect(Self.faults() == []) }

    @Test func wrongOnesAreTold() {
        #expect(Self.faults(hours: 40, lending: 0.3).contains { $0.contains("more is lent") })
        #expect(Self.faults(hours: 41, lending: 1).contains { $0.contains("more is lent") })
        #expect(Self.faults(rate: 1_400).contains { $0.contains("no contract at this rate") })
        #expect(Self.faults(own: 50).contains { $0.contains("has room") })
        #expect(Self.faults(lending: nil).contains { $0.contains("nobody lends") })
        #expect(Self.faults(provider: 2).contains { $0.contains("holds nothing") })
        #expect(Self.faults(provider: 0).contains { $0.contains("itself") })
        #expect(Self.faults(reach: 90).contains { $0.contains("out of its reach") })
    }
}
