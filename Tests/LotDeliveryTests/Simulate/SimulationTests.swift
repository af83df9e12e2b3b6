import LotModel
import LotSearch
import Testing

@testable import LotDelivery

/// The simulation against what is known of it: the expected view, Erlang's loss, the law of large numbers.
@Suite struct SimulationTests {
    typealias Maps = SimulationMaps

    /// Without chance, and with packages small enough, the simulated weeks deliver what the expected view does, area by
    /// area and provider by provider, and go on doing so while packages end and begin.
    @Test(arguments: 1...25) func evenArrivalsOfSmallPackagesAreTheExpectedView(number: Int) async throws {
        let problem = Maps.drawn(Seed(2_014).child("market", index: number))
        let expected = Waterfall(problem).run()
        var terms = SimulationTerms(
            rules: Maps.calmRules(["simulate.weeks": 12, "simulate.package_weeks": 6]), packageHours: 10)
        terms.arrivals = .even(packagesPerArea: 20_000)
        var weeks = Simulation(problem, expected: expected, terms: terms).weeks(replicate: 0, seed: Seed(1))
        weeks.run()
        let all = problem.hours.reduce(0, +)
        for area in problem.hours.indices {
            let unmet = weeks.tally.unmetHours[area] / 12
            #expect(abs(unmet - expected.unmet[area]) < 0.001 * problem.hours[area], "map \(number) area \(area)")
        }
        let unmet = weeks.tally.unmetHours.reduce(0, +) / 12
        #expect(abs(unmet - expected.unmet.reduce(0, +)) < 0.001 * all, "map \(number)")
        for provider in problem.providers.indices {
            let held = expected.delivered.filter { $0.provider == provider }.reduce(0) {
                $0 + $1.hours * (1 + $1.acceptedTravelMinutes / 60)
            }
            #expect(abs(weeks.paidByProvider[provider] - held) < 0.002 * all, "map \(number) provider \(provider)")
        }
    }

    /// The same where holders lend one another room: two share two areas, the first is soon full.
    @Test(arguments: [0.5, 1]) func lentHoursAreThoseOfTheExpectedView(share: Double) async throws {
        let rules = TierRules(
            name: "lots", title: "Lots", source: .column("x", names: nil), offer: .shares, maxWinners: 9,
            route: TierRoute(lending: share))
        let problem = DeliveryMaps.problem(
            hours: [200, 120],
            plan: LotPlan([Tier(rules: rules, lots: [Lot(id: "all", name: "", areas: [0, 1])], coreCount: 2)]),
            contracts: [DeliveryMaps.contract(0, share: 0.5), DeliveryMaps.contract(1, share: 0.5, rate: 1_400)],
            providers: [DeliveryMaps.provider("P1"), DeliveryMaps.provider("P2")], capacity: [50, 400])
        let expected = Waterfall(problem).run()
        #expect(expected.delivered.contains { $0.holder == 0 })
        var terms = SimulationTerms(
            rules: Maps.calmRules(["simulate.weeks": 6, "simulate.package_weeks": 6]), packageHours: 10)
        terms.arrivals = .even(packagesPerArea: 20_000)
        var weeks = Simulation(problem, expected: expected, terms: terms).weeks(replicate: 0, seed: Seed(1))
        weeks.run()
        for area in problem.hours.indices {
            let unmet = weeks.tally.unmetHours[area] / 6
            #expect(abs(unmet - expected.unmet[area]) < 0.001 * problem.hours[area], "area \(area): \(unmet)")
        }
    }

    /// The same where a mechanism is off.
    @Test(arguments: [Mechanism.travel, .labour, .capacity, .price, .lotBorders])
    func theExpectedViewIsMetWithAMechanismOff(mechanism: Mechanism) async throws {
        for number in 1...6 {
            let on = Maps.drawn(Seed(7).child("market", index: number))
            let problem = DeliveryProblem(
                hours: on.hours, plan: on.plan, contracts: on.contracts, providers: on.providers, capacity: on.capacity,
                reach: on.reach, labour: on.labour, neighbours: on.neighbours, hops: on.hops, costs: on.costs,
                rates: on.rates, rules: on.rules, off: [mechanism],
                ownRatesPence: mechanism == .lotBorders ? on.providers.map { _ in 1_300 } : [])
            let expected = Waterfall(problem).run()
            var terms = SimulationTerms(
                rules: Maps.calmRules(["simulate.weeks": 6, "simulate.package_weeks": 6]), packageHours: 10)
            terms.arrivals = .even(packagesPerArea: 20_000)
            var weeks = Simulation(problem, expected: expected, terms: terms).weeks(replicate: 0, seed: Seed(1))
            weeks.run()
            for area in problem.hours.indices {
                let unmet = weeks.tally.unmetHours[area] / 6
                #expect(
                    abs(unmet - expected.unmet[area]) < 0.001 * problem.hours[area], "\(mechanism) \(number) \(area)")
            }
        }
    }

    /// One area, one provider with room for ten equal packages, eight wished for on average, what is not taken at once lost:
    /// the share lost is Erlang's B(8, 10), within 99 % confidence of 30 replicates (Student's t, 29 degrees: 2.756).
    @Test func lostPackagesAreErlangs() throws {
        let places = 10.0
        let problem = DeliveryMaps.problem(
            hours: [8], plan: DeliveryMaps.plan(1, spotRate: nil), contracts: [DeliveryMaps.contract(0, share: 1)],
            providers: [DeliveryMaps.provider("P1")], capacity: [places * 63 / 71.7])
        var terms = SimulationTerms(
            rules: Maps.calmRules([
                "simulate.weeks": 16_000, "simulate.warm_up_weeks": 1_000, "simulate.package_weeks": 200,
                "simulate.package_spread": 0,
            ]), packageHours: 1)
        terms.losesUntaken = true
        let simulation = Simulation(problem, expected: Waterfall(problem).run(), terms: terms)
        let shares = (0..<30).map { replicate -> Double in
            var weeks = simulation.weeks(replicate: replicate, seed: Seed(1_917))
            weeks.run()
            return Double(weeks.tally.sourced(area: 0).last ?? 0) / Double(weeks.tally.starts[0])
        }
        let mean = shares.reduce(0, +) / 30
        let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 29
        let halfWidth = 2.756 * (variance / 30).squareRoot()
        var erlang = 1.0
        for count in 1...10 { erlang = 8 * erlang / (Double(count) + 8 * erlang) }
        print("Erlang's B(8, 10)", erlang, "simulated", mean, "+-", halfWidth)
        #expect(abs(erlang - 0.1217) < 0.0001)
        #expect(abs(mean - erlang) < halfWidth && halfWidth < 0.015)
    }

    /// More and smaller packages with as much more capacity: chance averages out, and what is left is the expected view.
    @Test func multipliedPackagesApproachTheExpectedView() async throws {
        let problem = DeliveryMaps.problem(
            hours: [100, 60], contracts: [DeliveryMaps.contract(0, share: 1)],
            providers: [DeliveryMaps.provider("P1"), DeliveryMaps.provider("P2", tiers: ["spot"])],
            capacity: [100, 30],
            labour: [90, 120])
        let expected = Waterfall(problem).run()
        let unmet = expected.unmet.reduce(0, +)
        #expect(unmet > 5)
        var differences: [Double] = []
        for multiple in [1.0, 10, 100] {
            let rules = Maps.calmRules(["simulate.package_weeks": 8, "simulate.replicates": 20])
            let simulation = Simulation(
                problem, expected: expected, rules: rules, hoursPerPerson: 10 / multiple)
            let simulated = try #require(await simulation.run(seed: Seed(3), threads: 2))
            differences.append(simulated.total.unmetMean - unmet)
        }
        print("unmet hours above the expected view with packages x 1, 10, 100:", differences)
        // Loss is convex in demand: chance makes it greater.
        #expect(differences[0] > differences[1] && differences[1] > differences[2])
        #expect(abs(differences[2]) < 0.25 * differences[0] && abs(differences[2]) < 0.02 * 160)
    }

    @Test func threadsChangeNothing() async throws {
        let problem = Maps.drawn(Seed(9))
        let simulation = Simulation(
            problem, expected: Waterfall(problem).run(), rules: Maps.rules(["simulate.replicates": 70]),
            hoursPerPerson: 10)
        let one = await simulation.run(seed: Seed(1), threads: 1)
        #expect(await simulation.run(seed: Seed(1), threads: 2) == one)
        #expect(await simulation.run(seed: Seed(1), threads: 8) == one)
        #expect(await simulation.run(seed: Seed(2), threads: 2) != one)
        #expect(await simulation.run(seed: Seed(1), threads: 2) { true } == nil)
    }

    /// Two awards meet the same people: as many begin, whoever wins, and whoever closes.
    @Test func plansMeetTheSamePeople() async throws {
        let problem = Maps.drawn(Seed(4))
        let other = DeliveryProblem(
            hours: problem.hours, plan: problem.plan, contracts: [], providers: problem.providers,
            capacity: problem.capacity.map { $0 / 3 }, reach: problem.reach, labour: problem.labour,
            neighbours: problem.neighbours, hops: problem.hops, costs: problem.costs, rates: problem.rates,
            rules: problem.rules)
        let seeds = [problem, other].map { problem in
            var weeks = Simulation(
                problem, expected: Waterfall(problem).run(), rules: Maps.rules(), hoursPerPerson: 10
            ).weeks(replicate: 3, seed: Seed(8))
            var seen = Set<UInt64>()
            while weeks.week < 52 {
                weeks.step()
                seen.formUnion(weeks.packages.map(\.seed.value))
            }
            return seen
        }
        #expect(seeds[0] == seeds[1] && seeds[0].count > 50)
    }

    @Test func emptyMarketsAndEmptyAreasHaveSensibleAnswers() async throws {
        let rules = Maps.rules(["simulate.replicates": 40])
        let nobody = DeliveryMaps.problem(hours: [100], contracts: [], providers: [], capacity: [])
        let none = try #require(
            await Simulation(nobody, expected: Waterfall(nobody).run(), rules: rules, hoursPerPerson: 10)
                .run(seed: Seed(1), threads: 2))
        #expect(abs(none.total.unmetMean - 100) < 12 && none.total.takenAtOnce == 0)
        #expect(none.total.weeksToSourceP50 == nil && none.closures == 0 && none.total.handbacks == 0)
        #expect(none.areas[0].unmetP10 < none.areas[0].unmetP50 && none.areas[0].unmetP50 < none.areas[0].unmetP90)
        // The reason is that of the expected view: spot was offered, and nobody is in reach.
        #expect(zip(UnmetReason.allCases, none.total.waitingByReason).allSatisfy { ($0 == .radius) == ($1 > 0) })

        let still = DeliveryMaps.problem(
            hours: [0, 50], contracts: [DeliveryMaps.contract(0, share: 1)], providers: [DeliveryMaps.provider("P1")],
            capacity: [1_000])
        let quiet = try #require(
            await Simulation(still, expected: Waterfall(still).run(), rules: rules, hoursPerPerson: 10)
                .run(seed: Seed(1), threads: 2))
        #expect(quiet.areas[0].unmetP90 == 0 && quiet.areas[0].starts == 0 && quiet.areas[0].takenAtOnce == nil)
        #expect(quiet.areas[1].weeksToSourceP90 == 0)
        let off = Simulation(
            still, expected: Waterfall(still).run(), rules: Maps.rules(["simulate.replicates": 0]), hoursPerPerson: 10)
        #expect(await off.run(seed: Seed(1), threads: 1) == nil)
    }
}
