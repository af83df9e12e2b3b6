import LotModel
import Testing

@testable import LotMarket

@Suite struct LotWorkTests {
    static let problem = BiddingTests.problem([BiddingTests.provider()], hours: [200, 100])

    static func work(_ lots: [Int], tier: Int, believed: [Double]) -> LotWork {
        LotWork(lots, of: BiddingTests.plan.tiers[tier], believed: believed, problem: problem)
    }

    @Test func travelIsTheMeanOverBelievedHours() {
        let hops = [0, 1].map { BiddingTests.hops.travelPerHour(area: $0, hours: [200, 100][$0]) }
        let work = Self.work([0], tier: 1, believed: [200, 100])
        #expect(abs(work.travel.minutes - (200 * hops[0].minutes + 100 * hops[1].minutes) / 300) < 1e-12)
        #expect(abs(work.travel.kilometres - (200 * hops[0].kilometres + 100 * hops[1].kilometres) / 300) < 1e-12)
        #expect(work.hours == 300 && work.believedHours == 300)
        #expect(abs(work.minutes([5, 20]) - 10) < 1e-12)
    }

    @Test func onlyBelievedAreasCount() {
        let work = Self.work([0], tier: 1, believed: [0, 100])
        #expect(work.areas == [1] && work.hours == 300 && work.believedHours == 100)
        #expect(work.minutes([.infinity, 20]) == 20)
        #expect(work.travel == BiddingTests.hops.travelPerHour(area: 1, hours: 100))
    }

    @Test func nothingBelievedLiesWhereTheLotLies() {
        let work = Self.work([0], tier: 1, believed: [0, 0])
        #expect(work.believedHours == 0 && abs(work.minutes([5, 20]) - 10) < 1e-12)
    }

    /// Two small lots of one package are one round: below four addresses at once hops are pooled.
    @Test func hopsArePooledOverAPackage() {
        let problem = BiddingTests.problem([BiddingTests.provider()], hours: [30, 30])
        func travel(_ lots: [Int]) -> Hop {
            LotWork(lots, of: BiddingTests.plan.tiers[0], believed: problem.hours, problem: problem).travel
        }
        #expect(travel([0, 1]).minutes != (travel([0]).minutes + travel([1]).minutes) / 2)
    }
}
