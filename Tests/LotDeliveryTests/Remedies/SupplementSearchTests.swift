import Foundation
import LotModel
import Testing

@testable import LotDelivery

@Suite struct SupplementSearchTests {
    /// The price does not cover the avoidable cost of 3 travel minutes: 6.31 x 1.05 x 1.2985 and mileage.
    @Test func whatCostLacksIsKept() throws {
        let problem = SwitchMaps.one(rate: 800)
        let cost = problem.costs.cost(wagePence: 631, travel: problem.hops.travelPerHour(area: 0, hours: 100)).avoidable
        let remedy = try #require(RemedyMaps.supplement(problem).cheapest())
        #expect(remedy.measure == .rateSupplement(keptPence: Int((cost - 800).rounded(.down)) + 1, wagePence: 0))
        #expect(remedy.unmetAfter == 0 && remedy.countyHours == 100)
    }

    /// 63 paid hours become 99.75 (95 contact hours) at a wage of (99.75 / 63)^(1 / 0.7) times the present one.
    @Test func whatCarersLackIsPassedOn() throws {
        let problem = SwitchMaps.one(labour: 63)
        let remedy = try #require(RemedyMaps.supplement(problem).cheapest())
        let wage = 631 * (pow(99.75 / 63, 1 / 0.7) - 1)
        let pence = Int((wage * 1.05 * 1.2985).rounded(.up))
        #expect(remedy.measure == .rateSupplement(keptPence: 0, wagePence: pence))
        #expect(remedy.unmetAfter <= 5 && remedy.unmetAfter > 4.9)
        // All delivered hours earn the supplement: new ones the rate as well, which is the mean price here.
        let hours = 100 - remedy.unmetAfter
        #expect(abs(remedy.extraPoundsYear - hours * Double(pence) * 0.52) < 1e-6)
        #expect(abs(remedy.payPoundsYear - remedy.extraPoundsYear - (hours - 60) * 1_500 * 0.52) < 1e-6)
    }

    @Test func noneAboveTheMost() {
        #expect(RemedyMaps.supplement(SwitchMaps.one(labour: 63), most: 300).cheapest() == nil)
        #expect(RemedyMaps.supplement(SwitchMaps.one(capacity: 10)).cheapest() == nil)
    }

    /// Both lack: enough is kept, the rest passed on.
    @Test func priceAndCarersTogether() throws {
        let remedy = try #require(RemedyMaps.supplement(SwitchMaps.one(labour: 90, rate: 800)).cheapest())
        guard case .rateSupplement(let kept, let wage) = remedy.measure else {
            Issue.record("\(remedy.measure)")
            return
        }
        #expect(kept > 0 && wage > 0 && remedy.unmetAfter <= 5)
    }

    /// Halving against trying every penny.
    @Test(arguments: 1...12 as ClosedRange<UInt64>) func isTheSmallest(seed: UInt64) {
        let problem = SwitchMaps.random(seed).problem(off: [])
        let trial = RemedyMaps.trial(problem)
        for area in problem.hours.indices where !trial.isClosed(area, in: trial.delivery) {
            let search = RemedyMaps.supplement(problem, area: area, most: 250)
            guard let remedy = search.cheapest(), case .rateSupplement(let kept, let wage) = remedy.measure else {
                // None at the most, so none of a single use.
                for pence in [(250, 0), (0, 250)] {
                    let delivery = Waterfall(search.problem(kept: pence.0, passedOn: pence.1)).run()
                    let isWorse = delivery.unmet.reduce(0, +) >= trial.delivery.unmet.reduce(0, +)
                    #expect(!trial.isClosed(area, in: delivery) || isWorse, "seed \(seed)")
                }
                continue
            }
            if kept > 0 && wage > 0 { continue }
            let first = (1...250).first { pence in
                let delivery = Waterfall(
                    search.problem(kept: kept > 0 ? pence : 0, passedOn: wage > 0 ? pence : 0)
                ).run()
                return trial.isClosed(area, in: delivery)
            }
            #expect(first == kept + wage, "seed \(seed), area \(area)")
        }
    }
}
