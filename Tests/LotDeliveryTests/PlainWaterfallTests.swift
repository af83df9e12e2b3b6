import LotModel
import Testing

@testable import LotDelivery

/// The fast waterfall against the plain one, bit by bit.
@Suite struct PlainWaterfallTests {
    @Test(arguments: 0..<400) func bothGiveTheSameDelivery(seed: UInt64) {
        let problem = DrawnMarkets.problem(seed)
        #expect(Waterfall(problem).run() == PlainWaterfall(problem).run(), "seed \(seed)")
    }

    @Test(arguments: [Mechanism.travel, .labour, .capacity, .price, .lotBorders], 0..<60)
    func bothGiveTheSameWithAMechanismOff(mechanism: Mechanism, seed: UInt64) {
        let problem = DrawnMarkets.problem(seed, off: [mechanism])
        #expect(Waterfall(problem).run() == PlainWaterfall(problem).run(), "seed \(seed)")
    }

    /// Commissioned is delivered plus unmet in every area, and the checker finds no fault.
    @Test(arguments: 0..<400) func hoursAreConserved(seed: UInt64) {
        let problem = DrawnMarkets.problem(seed)
        let delivery = Waterfall(problem).run()
        for area in problem.hours.indices {
            let met = delivery.delivered.reduce(0) { $0 + ($1.area == area ? $1.hours : 0) }
            #expect(abs(problem.hours[area] - met - delivery.unmet[area]) < 1e-6, "seed \(seed), area \(area)")
        }
        #expect(
            DeliveryMaps.checker(problem.hours.count, DeliveryMaps.rules, .d1).faults(of: delivery, problem: problem)
                == [], "seed \(seed)")
    }
}
