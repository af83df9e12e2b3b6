import LotModel
import LotSearch
import Testing

@testable import LotDelivery

/// Sanctions in simulated weeks.
@Suite struct SanctionedWeeksTests {
    typealias Maps = SimulationMaps

    static func simulation(
        _ problem: DeliveryProblem, _ rules: SimulateRules, _ sanctions: SanctionRules?, closures: Double = 0
    ) -> Simulation {
        Simulation(
            problem, expected: Waterfall(problem).run(), rules: rules, hoursPerPerson: 10,
            closuresPerYear: problem.providers.map { _ in closures }, sanctions: sanctions)
    }

    private static func stated(
        _ provider: Int, from week: Int, weeks: Int, _ ending: SanctionRules.Ending
    ) -> SanctionRules.Stated {
        .init(who: .provider(provider), fromWeek: week, weeks: weeks, ending: ending)
    }

    /// In drawn markets with shocks and handbacks: a suspended provider gets no package and keeps those it has but for what ends or
    /// is refused anyway; over the handover all go back.
    @Test(arguments: 1...12) func nobodyNewGoesToASuspendedProvider(number: Int) {
        let problem = Maps.drawn(Seed(31).child("market", index: number))
        let expected = Waterfall(problem).run()
        guard let provider = expected.delivered.max(by: { $0.hours < $1.hours })?.provider else { return }
        let sanctions = SanctionRules(
            weeks: 9, handoverWeeks: 5, stated: [Self.stated(provider, from: 6, weeks: 8, .decommissioned)])
        var weeks = Self.simulation(
            problem, Maps.rules(["simulate.package_weeks": 20, "simulate.successor_weeks": 10]), sanctions
        ).weeks(replicate: number, seed: Seed(1))
        let offers = OfferRounds(problem, expected: expected, packageHours: 10).offers
        var held: Set<UInt64> = []
        var handedBack = 0
        for week in 0..<40 {
            weeks.step()
            let now = Set(
                weeks.packages.filter { $0.offer >= 0 && Int(offers[Int($0.offer)].provider) == provider }
                    .map(\.seed.value))
            // From week 5 to 12 suspended, handing back from 13, gone by 17; the successor begins with nothing.
            if (5...18).contains(week) { #expect(now.isSubset(of: held), "week \(week)") }
            if (17...18).contains(week) { #expect(now.isEmpty, "week \(week)") }
            if week == 12 { handedBack = now.count }
            held = now
        }
        #expect(weeks.tally.sanctions.suspensions == 1 && weeks.tally.sanctions.decommissioned == 1)
        #expect(weeks.tally.sanctions.suspendedWeeks == 8)
        #expect(weeks.tally.sanctions.handedBack <= handedBack)
    }

    /// Alone in its area, without chance: of its hours 1/20 end a week and nobody takes the new ones, so that 0.95 to the power of weeks
    /// are left; afterwards it takes all that waits.
    @Test func aSuspensionAloneWearsItsWorkDown() {
        let problem = DeliveryMaps.problem(
            hours: [1_000], plan: DeliveryMaps.plan(1, spotRate: nil), contracts: [DeliveryMaps.contract(0, share: 1)],
            providers: [DeliveryMaps.provider("P1")], capacity: [4_000])
        var terms = SimulationTerms(
            rules: Maps.calmRules(["simulate.package_weeks": 20, "simulate.weeks": 20]), packageHours: 10)
        terms.arrivals = .even(packagesPerArea: 20_000)
        var weeks = Simulation(
            problem, expected: Waterfall(problem).run(), terms: terms,
            sanctions: SanctionRules(
                weeks: 1, handoverWeeks: 1, stated: [Self.stated(0, from: 4, weeks: 10, .restored)])
        ).weeks(replicate: 0, seed: Seed(1))
        var before = 0.0
        for week in 0..<20 {
            weeks.step()
            let waits = weeks.tally.unmetHours[0] - before
            before = weeks.tally.unmetHours[0]
            var kept = 1_000.0
            if (3...12).contains(week) { for _ in 3...week { kept *= 0.95 } }
            #expect(abs(waits - (1_000 - kept)) < 3, "week \(week): \(waits)")
        }
    }

    /// Sanctions that never come change nothing, and those that come are the same for any number of threads.
    @Test func chanceIsTheSameWithAndWithout() async {
        let problem = Maps.drawn(Seed(8).child("market", index: 3))
        let rules = Maps.rules(["simulate.replicates": 12, "simulate.weeks": 40])
        func run(_ sanctions: SanctionRules?, threads: Int = 1) async -> Simulated? {
            await Self.simulation(problem, rules, sanctions, closures: 0.3).run(seed: Seed(3), threads: threads)
        }
        let plain = await run(nil)
        let never = await run(SanctionRules(weeks: 8, handoverWeeks: 6))
        #expect(plain?.sanctions == nil && never?.sanctions?.suspensions == 0)
        #expect(plain?.areas == never?.areas && plain?.total == never?.total && plain?.closures == never?.closures)
        let often = SanctionRules(chanceYear: 0.9, weeks: 8, restoredShare: 0.5, handoverWeeks: 6)
        let one = await run(often)
        #expect(await run(often, threads: 2) == one && one?.total != plain?.total)
        #expect((one?.sanctions?.suspensions ?? 0) > 1 && (one?.total.unmetMean ?? 0) > (plain?.total.unmetMean ?? 0))
    }

    /// Weeks of warming up do not count, and a stated sanction's weeks are those that do.
    @Test func statedWeeksAreThoseThatCount() {
        let problem = Maps.drawn(Seed(8).child("market", index: 3))
        var weeks = Self.simulation(
            problem, Maps.calmRules(["simulate.warm_up_weeks": 7, "simulate.weeks": 20]),
            SanctionRules(weeks: 2, handoverWeeks: 3, stated: [Self.stated(0, from: 1, weeks: 4, .restored)])
        ).weeks(replicate: 0, seed: Seed(1))
        var closed: [Int] = []
        for week in 0..<27 {
            weeks.step()
            if weeks.sanctions?.openShare[0] == 0 { closed.append(week) }
        }
        #expect(closed == [7, 8, 9, 10] && weeks.tally.sanctions.suspendedWeeks == 4)
    }
}
