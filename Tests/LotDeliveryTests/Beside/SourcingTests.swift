import LotModel
import Testing

@testable import LotDelivery

@Suite struct SourcingTests {
    private func row(_ tier: Int, _ area: Int, _ hours: Double) -> DeliveredHours {
        DeliveredHours(
            tier: tier, provider: 0, area: area, hours: hours, ratePence: 1_500, acceptedTravelMinutes: 3,
            travelMinutes: 3)
    }

    /// 100 hours in two areas. The first tier is offered 80 of one area and 20 of the other and takes 60; the second, asked in the
    /// first area alone, is offered its 20 and takes 10.
    private var delivery: Delivery {
        Delivery(
            delivered: [row(0, 0, 60), row(1, 0, 10)], unmet: [10, 20], reasons: [.capacity, .labour],
            offered: [[80, 20], [20, 0]], refused: [[:], [:]])
    }

    /// 200 packages a year: 200 offers to the first tier and 40 to the second, and a week's wait of 1.5 and 2 packages asks the
    /// first tier 182 times more and the second 78 times.
    @Test func offersAreCountedDownTheTiers() {
        let rules = BrokerageRules(packageMinutes: 60, offerMinutes: 30, brokerHoursYear: 225.5)
        let effort = Sourcing(rules, delivery: delivery, hours: 100).effort(packages: 200, waiting: [1.5, 2])
        #expect(effort.tiers.map(\.offers) == [382, 118])
        #expect(effort.tiers.map(\.taken) == [120, 20] && effort.tiers.map(\.refusals) == [262, 98])
        #expect(effort.tiers.map(\.offersPerPackage) == [1, 2])
        #expect(effort.tiers.map(\.hours) == [191, 59] && effort.hours == 450 && effort.waitingWeeks == 182)
        #expect(effort.offersPerPackage == 2.5 && abs(effort.brokers - 450 / 225.5) < 1e-12)
    }

    @Test func nothingCommissionedIsNoWork() {
        let none = Delivery(delivered: [], unmet: [0, 0], reasons: [nil, nil], offered: [[0, 0]], refused: [[:]])
        let rules = BrokerageRules(packageMinutes: 60, offerMinutes: 30, brokerHoursYear: 1_550)
        let effort = Sourcing(rules, delivery: none, hours: 0).effort(packages: 0, waiting: [0, 0])
        #expect(effort.hours == 0 && effort.offersPerPackage == 0 && effort.tiers.map(\.offersPerPackage) == [nil])
    }
}
