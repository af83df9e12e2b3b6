import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct CarerShortfallTests {
    /// Hours at the floor: 1.05 paid each. All driving and free 105 paid hours, each limit takes 21, both 42.
    @Test func whatLiftingBringsIsDivided() {
        let problem = DeliveryMaps.problem(
            hours: [100], contracts: [DeliveryMaps.contract(0, share: 1)], providers: [DeliveryMaps.provider("P1")],
            capacity: [1_000], labour: [63])
        let delivery = Waterfall(problem).run()
        let shortfall = CarerShortfall(problem, delivery: delivery, limits: [.drivers, .times]) { lifted in
            LabourPool(paidHours: [63 + 21 * Double(lifted.count)], outsideWagePence: [765])
        }
        #expect(shortfall.deliveries.count == 4)
        #expect(abs(delivery.unmet[0] - 40) < 1e-9)
        for limit in CarerLimit.allCases { #expect(abs(shortfall.unmet(for: limit)[0] - 20) < 1e-9) }
        let one = CarerShortfall(problem, delivery: delivery, limits: [.times]) { _ in
            LabourPool(paidHours: [105], outsideWagePence: [765])
        }
        #expect(abs(one.unmet(for: .times)[0] - 40) < 1e-9 && one.unmet(for: .drivers) == [0])
    }

    /// Parts add up to what lifting everything brings, on random markets.
    @Test(arguments: 0..<60) func partsAddUp(seed: UInt64) {
        let problem = DrawnMarkets.problem(seed)
        let delivery = Waterfall(problem).run()
        var generator = SeededGenerator(Seed(seed + 1_000))
        let factors = (0..<4).map { _ in 1 + generator.uniform() }
        let shortfall = CarerShortfall(problem, delivery: delivery, limits: CarerLimit.allCases) { lifted in
            let factor = (lifted.contains(.drivers) ? factors[0] : 1) * (lifted.contains(.times) ? factors[1] : 1)
            return LabourPool(
                paidHours: problem.labour.paidHours.map { $0 * factor },
                outsideWagePence: problem.labour.outsideWagePence)
        }
        for area in problem.hours.indices {
            let parts: Double = shortfall.unmet(for: .drivers)[area] + shortfall.unmet(for: .times)[area]
            let lifted: Double = delivery.unmet[area] - shortfall.deliveries[3].delivery.unmet[area]
            #expect(abs(parts - lifted) < 1e-9)
        }
    }
}
