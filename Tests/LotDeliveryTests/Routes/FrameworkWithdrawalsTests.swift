import LotModel
import Testing

@testable import LotDelivery

@Suite struct FrameworkWithdrawalsTests {
    private func run(
        _ tiers: [Tier], _ bids: [Bid], _ providers: [Provider], hours: Double = 100, rooms: [Double],
        labour: Double = 1e6, retained: [Double]? = nil
    ) -> FrameworkWithdrawals.Result {
        let capacity = rooms.map(RouteMaps.capacity)
        let problem = DeliveryMaps.problem(
            hours: [hours], plan: LotPlan(tiers), contracts: [], providers: providers, capacity: capacity,
            labour: [labour])
        return FrameworkWithdrawals(
            problem,
            places: RouteMaps.places(problem.plan, bids, providers, hours: [hours], room: capacity),
            retained: retained ?? Array(repeating: 0, count: providers.count)
        ).run()
    }

    /// a works 60 of 100 hours, b 40, c none. c leaves, then b, for want of 50 hours; d in the second tier has room for 30.
    @Test func thoseBelowLeaveOneByOneAndHoursFallDown() throws {
        let providers = ["a", "b", "c"].map { RouteMaps.member($0, viability: 50) } + [RouteMaps.member("d")]
        let result = run(
            [RouteMaps.framework("framework", 1, withdrawBelow: 1), RouteMaps.framework("second", 1)],
            [
                RouteMaps.bid(0, 1_500), RouteMaps.bid(1, 1_510), RouteMaps.bid(2, 1_520),
                RouteMaps.bid(3, 1_600, tier: 1),
            ],
            providers, rooms: [60, 60, 60, 30])
        let left = result.report.withdrawals
        #expect(left.map(\.provider) == [2, 1] && left.map(\.cause) == [.volume, .volume])
        #expect(abs(left[0].volume) < 1e-9 && abs(left[1].volume - 40) < 1e-9 && left[1].threshold == 50)
        #expect(abs(left[1].changeByTier[0] + 40) < 1e-9 && abs(left[1].changeByTier[1] - 30) < 1e-9)
        #expect(abs(left[1].changeUnmet - 10) < 1e-9)
        for row in left { #expect(abs(row.changeByTier.reduce(0, +) + row.changeUnmet) < 1e-9) }
        #expect(result.report.remaining(tier: 0) == [0] && result.report.members(tier: 0) == [0, 1, 2])
        #expect(result.report.places.map(\.rank) == [1, 0, 0, 1])
        #expect(abs(result.report.places[0].hours - 60) < 1e-9 && abs(result.report.places[3].hours - 30) < 1e-9)
        #expect(DeliveryMaps.checker(1).faults(of: result.delivery, problem: result.problem) == [])
    }

    /// In turn each of three would work 33 of 100 hours, too few for all; once one has left, 50 are enough for both others.
    @Test func whatOneLeavesSavesTheNext() {
        let providers = ["b", "a", "c"].map { RouteMaps.member($0, viability: 40) }
        let result = run(
            [RouteMaps.framework("framework", 1, order: .rotation, withdrawBelow: 1)],
            [RouteMaps.bid(0, 1_500), RouteMaps.bid(1, 1_510), RouteMaps.bid(2, 1_520)], providers,
            rooms: [90, 90, 90])
        #expect(result.report.withdrawals.map(\.provider) == [1])
        #expect(abs(result.report.withdrawals[0].changeByTier[0]) < 1e-9)
        #expect(result.report.places.map(\.hours).map { ($0 * 1e6).rounded() / 1e6 } == [50, 0, 50])
    }

    /// Carers for 30 hours alone, a rate that pays nobody, and hours that the tender left with a provider.
    @Test func theCauseIsWhatWasShort() {
        let tier = [RouteMaps.framework("framework", 1, withdrawBelow: 1)]
        let alone = [RouteMaps.member("a", viability: 50)]
        let staffing = run(tier, [RouteMaps.bid(0, 1_500)], alone, rooms: [90], labour: 31.5)
        #expect(staffing.report.withdrawals.map(\.cause) == [.staffing])
        #expect(abs(staffing.report.withdrawals[0].changeUnmet - 30) < 1e-9)
        let own = run(tier, [RouteMaps.bid(0, 1_500)], alone, rooms: [40])
        #expect(own.report.withdrawals.map(\.cause) == [.staffing])
        let price = run(tier, [RouteMaps.bid(0, 500)], alone, rooms: [90])
        #expect(price.report.withdrawals.map(\.cause) == [.price])
        let retained = run(tier, [RouteMaps.bid(0, 1_500)], alone, rooms: [40], retained: [10])
        #expect(retained.report.withdrawals.isEmpty)
    }

    /// Half of the viability asked for keeps b; without a rule nobody leaves.
    @Test func theRuleIsStated() {
        let providers = ["a", "b"].map { RouteMaps.member($0, viability: 50) }
        let bids = [RouteMaps.bid(0, 1_500), RouteMaps.bid(1, 1_510)]
        for (part, left) in [(1.0, [1]), (0.5, []), (nil, [])] as [(Double?, [Int])] {
            let result = run(
                [RouteMaps.framework("framework", 1, withdrawBelow: part)], bids, providers, rooms: [60, 60])
            #expect(result.report.withdrawals.map(\.provider) == left)
        }
    }

    @Test func withoutFrameworksNothingHappens() {
        let problem = DeliveryMaps.problem(
            hours: [100], contracts: [DeliveryMaps.contract(0, share: 1)], providers: [DeliveryMaps.provider("a")],
            capacity: [50])
        let places = FrameworkPlaces(
            plan: problem.plan, awarded: problem.contracts, bids: [], providers: problem.providers, hours: [100],
            capacity: [50], ceilingPence: 1_650)
        let result = FrameworkWithdrawals(problem, places: places, retained: [0]).run()
        #expect(result.delivery == Waterfall(problem).run() && result.report.isEmpty && places.isEmpty)
    }
}
