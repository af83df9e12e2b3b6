import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct SimulatedWeeksTests {
    typealias Maps = SimulationMaps

    /// - Parameter closures: a year, of every provider.
    static func weeks(
        _ problem: DeliveryProblem, _ rules: SimulateRules, seed: Int, packageHours: Double = 10, closures: Double = 0
    ) -> (SimulatedWeeks, OfferRounds) {
        let expected = Waterfall(problem).run()
        let simulation = Simulation(
            problem, expected: expected, rules: rules, hoursPerPerson: packageHours,
            closuresPerYear: problem.providers.map { _ in closures })
        return (
            simulation.weeks(replicate: seed, seed: Seed(1)),
            OfferRounds(problem, expected: expected, packageHours: packageHours)
        )
    }

    /// Every week every package is served or waits, nobody serves where the problem does not let it, the same person's hours
    /// never change, and the hours counted as unmet are those of the packages that wait.
    @Test(arguments: 1...20) func hoursAreConservedEveryWeek(number: Int) {
        let problem = Maps.drawn(Seed(31).child("market", index: number))
        let rules = Maps.rules([
            "simulate.package_weeks": 10, "simulate.handback_pressed_week": 0.1,
        ])
        var (weeks, rounds) = Self.weeks(problem, rules, seed: number, closures: 2)
        var known: [UInt64: (hours: Double, ends: Int32)] = [:]
        var counted = [Double](repeating: 0, count: problem.hours.count)
        var present = Set<UInt64>()
        for week in 0..<52 {
            weeks.step()
            var commissioned = counted.map { _ in 0.0 }
            var served = commissioned
            var waiting = commissioned
            for package in weeks.packages {
                let area = Int(package.area)
                commissioned[area] += package.hours
                let before = known.updateValue((package.hours, package.ends), forKey: package.seed.value)
                #expect(before == nil || before! == (package.hours, package.ends))
                #expect(package.ends > week)
                if package.offer < 0 {
                    waiting[area] += package.hours
                    continue
                }
                served[area] += package.hours
                let offer = rounds.offers[Int(package.offer)]
                #expect(Int(offer.area) == area && mayWork(Int(offer.provider), area, problem))
            }
            for area in counted.indices {
                #expect(abs(commissioned[area] - served[area] - waiting[area]) < 1e-9, "week \(week)")
                #expect(abs(weeks.tally.unmetHours[area] - counted[area] - waiting[area]) < 1e-9, "week \(week)")
                counted[area] += waiting[area]
            }
            // Nobody vanishes before the end of the package, and nobody comes back.
            let now = Set(weeks.packages.map(\.seed.value))
            #expect(now.count == weeks.packages.count)
            for gone in present.subtracting(now) { #expect(known[gone].map { $0.ends <= week } == true) }
            present = now
        }
    }

    private func mayWork(_ provider: Int, _ area: Int, _ problem: DeliveryProblem) -> Bool {
        let isContracted = problem.contracts.contains {
            $0.provider == provider && problem.plan.tiers[$0.tier].lots[$0.lot].areas.contains(area)
        }
        return isContracted || problem.reach[provider][area] <= problem.providers[provider].radiusMinutes
    }

    /// Without shocks nobody ever works more paid hours than it has, nor an area more than its carers; recounted here from
    /// the packages.
    @Test(arguments: 1...20) func paidHoursStayWithinCapacityAndCarers(number: Int) {
        let problem = Maps.drawn(Seed(77).child("market", index: number))
        var (weeks, rounds) = Self.weeks(problem, Maps.calmRules(["simulate.package_weeks": 10]), seed: number)
        for _ in 0..<40 {
            weeks.step()
            var byProvider = [Double](repeating: 0, count: problem.providers.count)
            var byArea = [Double](repeating: 0, count: problem.hours.count)
            for package in weeks.packages where package.offer >= 0 {
                let offer = rounds.offers[Int(package.offer)]
                byProvider[Int(offer.provider)] += package.hours * offer.paidHours
                byArea[Int(offer.area)] += package.hours * offer.paidHours
            }
            for provider in byProvider.indices {
                #expect(byProvider[provider] <= problem.capacity[provider] * (1 + 11.7 / 60) + 1e-6)
            }
            for area in byArea.indices { #expect(byArea[area] <= problem.labour.paidHours[area] + 1e-6) }
        }
    }

    /// With a second provider in reach, what the first hands back is served again; without, it waits until it ends.
    @Test func whatIsHandedBackGoesToAnother() {
        for hasOther in [true, false] {
            let providers =
                [DeliveryMaps.provider("P1", tiers: ["lots"])]
                + (hasOther ? [DeliveryMaps.provider("P2", tiers: ["spot"])] : [])
            let problem = DeliveryMaps.problem(
                hours: [200], contracts: [DeliveryMaps.contract(0, share: 1)], providers: providers,
                capacity: providers.map { _ in 1_000 })
            let rules = Maps.calmRules(["simulate.handback_week": 0.05])
            var (weeks, _) = Self.weeks(problem, rules, seed: 0)
            weeks.run()
            #expect(weeks.tally.handbacks[0] > 10)
            #expect((weeks.tally.unmetHours[0] > 0) == !hasOther)
        }
    }

    /// Who works at a loss on the whole cost, or too little to be viable, hands back more.
    @Test func pressureMultipliesHandbacks() {
        func handbacks(rate: Int, viability: Double) -> Int {
            let plain = DeliveryMaps.provider("P1")
            let provider = Provider(
                id: "P1", name: "", sizeClass: .small, base: plain.base, currentHours: 0, growthHours: 0,
                wagePence: 631, quality: 1, risk: 0, radiusMinutes: 60, viabilityHours: viability, tiers: plain.tiers)
            let problem = DeliveryMaps.problem(
                hours: [500], plan: DeliveryMaps.plan(1, spotRate: nil),
                contracts: [DeliveryMaps.contract(0, share: 1, rate: rate)], providers: [provider], capacity: [2_000])
            var (weeks, _) = Self.weeks(
                problem, Maps.rules(["simulate.handback_pressed_week": 0.05]), seed: 0)
            weeks.run()
            return weeks.tally.handbacks[0]
        }
        let calm = handbacks(rate: 1_600, viability: 0)
        // 9.50 pays wage, on-costs and way, but not the business as well.
        #expect(handbacks(rate: 950, viability: 0) > 5 * max(1, calm))
        #expect(handbacks(rate: 1_600, viability: 5_000) > 5 * max(1, calm))
    }

    /// A closed provider's packages wait for a successor, whose hours grow, and for carers to come back.
    @Test func closuresAreRecoveredFrom() {
        let problem = DeliveryMaps.problem(
            hours: [300], plan: DeliveryMaps.plan(1, spotRate: nil), contracts: [DeliveryMaps.contract(0, share: 1)],
            providers: [DeliveryMaps.provider("P1")], capacity: [1_000], labour: [400])
        func unmet(_ given: [String: Double], closures: Double = 1) -> (hours: Double, closures: Int) {
            let rules = Maps.calmRules(given)
            var sum = (hours: 0.0, closures: 0)
            for replicate in 0..<40 {
                var (weeks, _) = Self.weeks(problem, rules, seed: replicate, closures: closures)
                weeks.run()
                sum = (sum.hours + weeks.tally.unmetHours[0] / 52, sum.closures + weeks.tally.closures)
            }
            return sum
        }
        let slow = unmet([:])
        let quick = unmet(["simulate.successor_weeks": 4, "simulate.carer_weeks": 1])
        let never = unmet([:], closures: 0)
        #expect(never.closures == 0 && (10...60).contains(slow.closures) && quick.closures >= slow.closures)
        #expect(never.hours < quick.hours && quick.hours < 0.6 * slow.hours)
    }

    /// A package is taken whole or not at all: two of 10 hours, room for 15.
    @Test func aPackageIsServedWhollyByOne() {
        let problem = DeliveryMaps.problem(
            hours: [1_000], plan: DeliveryMaps.plan(1, spotRate: nil), contracts: [DeliveryMaps.contract(0, share: 1)],
            providers: [DeliveryMaps.provider("P1")], capacity: [15 * 63 / 71.7])
        var (weeks, rounds) = Self.weeks(problem, Maps.calmRules(["simulate.package_spread": 0]), seed: 0)
        for _ in 0..<10 {
            weeks.step()
            #expect(weeks.packages.count { $0.offer >= 0 } == 1)
        }
        #expect(rounds.offers.count == 1 && abs(rounds.offers[0].paidHours - 1.05) < 1e-9)
    }
}
