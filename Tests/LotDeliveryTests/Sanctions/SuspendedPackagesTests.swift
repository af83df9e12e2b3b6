import LotModel
import Testing

@testable import LotDelivery

@Suite struct SuspendedPackagesTests {
    typealias Maps = DeliveryMaps

    static func table(
        _ problem: DeliveryProblem, _ rules: SanctionRules, standby: [Contract] = [], packageWeeks: Double = 52,
        threads: Int = 1
    ) async -> [Suspension] {
        let delivery = Waterfall(problem).run()
        let resilience = Maps.rules.resilience
        let rows = await SuspendedPackages(
            rules, problem: problem, delivery: delivery, standby: standby, resilience: resilience,
            packageWeeks: packageWeeks
        ).table(threads: threads)
        let faults = SanctionChecker(
            problem, rules: rules, replacementWeeks: resilience.weeks, packageWeeks: packageWeeks
        ).faults(of: rows, delivery: delivery)
        #expect(faults == [])
        return rows
    }

    /// 60 and 40 of 100 hours; a quarter of each begins within 13 of 52 weeks. P2 hires for 20 in 4 weeks at 71.7 planned minutes,
    /// 22.8 at the 63 worked, and so takes all 15 of P1's new hours; of all its 60 it takes 34.1 within 6 weeks.
    @Test func newHoursGoWhereOthersHire() async {
        let problem = Maps.problem(
            hours: [100], plan: Maps.plan(1, spotRate: nil),
            contracts: [Maps.contract(0, share: 0.6), Maps.contract(1, share: 0.4)],
            providers: [Maps.provider("P1", growth: 0), Maps.provider("P2", growth: 130)], capacity: [700, 500])
        let rows = await Self.table(problem, SanctionRules(weeks: 13, handoverWeeks: 6))
        #expect(rows.map(\.provider) == [0, 1])
        #expect(abs(rows[0].new - 15) < 1e-9 && abs(rows[0].replaced - 15) < 1e-9 && rows[0].waiting.isEmpty)
        let hired = 30 * 71.7 / 63
        #expect(abs(rows[0].handedOver - hired) < 1e-9 && abs(rows[0].leftWithout - (60 - hired)) < 1e-9)
        // P1 has no growth: P2's new hours wait, and all its hours are left.
        #expect(abs(rows[1].new - 10) < 1e-9 && rows[1].replaced == 0 && abs(rows[1].waits - 10) < 1e-9)
        #expect(rows[1].takers.isEmpty && abs(rows[1].leftWithout - 40) < 1e-9)
    }

    /// Where everything begins anew, a suspension is a withdrawal, in drawn markets with ranks, borders and spot.
    @Test(arguments: 0..<40) func aSuspensionOfAllPackagesIsAWithdrawal(seed: UInt64) async {
        let problem = DrawnMarkets.problem(seed)
        let rows = await Self.table(problem, SanctionRules(weeks: 60, handoverWeeks: 4))
        let delivery = Waterfall(problem).run()
        let withdrawals = await WithdrawalsTests.table(problem)
        #expect(rows.count == Set(delivery.delivered.filter { $0.hours > 0 }.map(\.provider)).count)
        for row in rows {
            let other = withdrawals[row.provider]
            #expect(abs(row.new - other.displaced) < 1e-9 && abs(row.replaced - other.replaced) < 1e-9)
            #expect(row.takers == other.takers && row.waiting == other.left && row.left == other.left)
        }
    }

    /// Less never waits for a longer suspension, and a longer handover never leaves more.
    @Test(arguments: 0..<30) func longerSuspensionsAskForMore(seed: UInt64) async {
        let problem = DrawnMarkets.problem(seed)
        var before: [Int: Suspension] = [:]
        for (weeks, handover) in [(4, 2), (13, 8), (26, 20)] {
            let rows = await Self.table(problem, SanctionRules(weeks: weeks, handoverWeeks: handover), threads: 2)
            for row in rows {
                if let last = before[row.provider] {
                    #expect(row.new >= last.new - 1e-9 && row.handedOver >= last.handedOver - 1e-6 * row.delivered)
                }
                before[row.provider] = row
            }
        }
    }

    @Test func placesAreByHoursDelivered() {
        let problem = Maps.problem(
            hours: [100], contracts: [Maps.contract(0, share: 0.3), Maps.contract(1, share: 0.7)],
            providers: ["P1", "P2", "P3"].map { Maps.provider($0) }, capacity: [700, 700, 0])
        let stated =
            [1, 2, 3].map {
                SanctionRules.Stated(who: .largest($0), fromWeek: 1, weeks: 1, ending: .restored)
            } + [SanctionRules.Stated(who: .provider(2), fromWeek: 1, weeks: 1, ending: .restored)]
        let rules = SanctionRules(weeks: 8, handoverWeeks: 6, stated: stated)
        #expect(rules.whoIsMeant(Waterfall(problem).run(), providers: 3) == [1, 0, nil, 2])
    }
}
