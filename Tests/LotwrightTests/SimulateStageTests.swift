import LotModel
import LotSearch
import Testing

@testable import LotDelivery
@testable import Lotwright

/// The simulated weeks of a whole county. Solves are serialised, so the suite is too.
@Suite(.serialized) struct SimulateStageTests {
    static func kent(_ values: [String: Double]) async throws -> DrawnChain {
        let scenario = try await Checkout.load("kent-2014").scenario
        return try await Draws(scenario, threads: 2).chain(Draw(values: values))
    }

    /// Without chance, and with packages small enough, every week of Kent is the expected view within 0.1 %: in all of what is
    /// unmet, by area and by provider of what is commissioned there or worked.
    @Test func evenArrivalsOfSmallPackagesAreTheExpectedView() async throws {
        let kent = try await Self.kent([
            "simulate.weeks": 4, "simulate.warm_up_weeks": 0, "simulate.package_weeks": 6, "simulate.handback_week": 0,
            "simulate.handback_pressed_week": 0,
        ])
        let (problem, expected) = (kent.problem, kent.delivery)
        let unmet = expected.unmet.reduce(0, +)
        #expect(unmet > 1_000)
        var terms = SimulationTerms(
            rules: kent.scenario.rules.simulate, packageHours: kent.ground.demand.hoursPerPerson)
        terms.arrivals = .even(packagesPerArea: 5_000)
        var weeks = Simulation(problem, expected: expected, terms: terms).weeks(replicate: 0, seed: Seed(1))
        var held = [Double](repeating: 0, count: problem.providers.count)
        for row in expected.delivered { held[row.provider] += row.hours * (1 + row.acceptedTravelMinutes / 60) }
        let worked = held.reduce(0, +)
        var before = problem.hours.map { _ in 0.0 }
        for week in 0..<4 {
            weeks.step()
            let waiting = zip(weeks.tally.unmetHours, before).map { $0 - $1 }
            before = weeks.tally.unmetHours
            let away = abs(waiting.reduce(0, +) - unmet)
            let byArea = problem.hours.indices.map { abs(waiting[$0] - expected.unmet[$0]) / problem.hours[$0] }.max()
            let byProvider = held.indices.map { abs(weeks.paidByProvider[$0] - held[$0]) }.max()
            #expect(away < 0.001 * unmet, "week \(week)")
            #expect(try #require(byArea) < 0.001, "week \(week)")
            #expect(try #require(byProvider) < 0.001 * worked, "week \(week)")
        }
    }

    /// With all that chance does: whoever was there, less whose care ended, and who began are served or wait, area by area and
    /// week by week; nobody's hours change; and nobody works more than there are hours and carers.
    @Test func hoursAreConservedEveryWeek() async throws {
        let kent = try await Self.kent(["simulate.weeks": 30, "simulate.warm_up_weeks": 0])
        for replicate in 0..<2 { try Self.expectConserved(kent, replicate: replicate) }
    }

    private static func expectConserved(_ kent: DrawnChain, replicate: Int) throws {
        let problem = kent.problem
        let packageHours = kent.ground.demand.hoursPerPerson
        let closures = ClosureHazards(problem, delivery: kent.delivery, rules: kent.scenario.rules.resilience).perYear
        var weeks = Simulation(
            problem, expected: kent.delivery, rules: kent.scenario.rules.simulate, hoursPerPerson: packageHours,
            retainedHours: kent.ground.capacity.retained, closuresPerYear: closures
        ).weeks(replicate: replicate, seed: Seed(kent.scenario.seed).child("simulate"))
        let offers = OfferRounds(problem, expected: kent.delivery, packageHours: packageHours).offers
        let none = problem.hours.map { _ in 0.0 }
        var known: [UInt64: (hours: Double, area: Int, ends: Int32)] = [:]
        var counted = none
        var present = none
        var all = 0.0
        for week in 0..<30 {
            weeks.step()
            var begun = none
            var served = none
            var changed = 0
            var ended = none
            for package in weeks.packages {
                let area = Int(package.area)
                if let before = known[package.seed.value] {
                    changed += before == (package.hours, area, package.ends) ? 0 : 1
                } else {
                    known[package.seed.value] = (package.hours, area, package.ends)
                    begun[area] += package.hours
                }
                guard package.offer >= 0 else { continue }
                served[area] += package.hours
                changed += Int(offers[Int(package.offer)].area) == area ? 0 : 1
            }
            for package in known.values where Int(package.ends) == week { ended[package.area] += package.hours }
            let waiting = zip(weeks.tally.unmetHours, counted).map { $0 - $1 }
            counted = weeks.tally.unmetHours
            var gaps = none
            for area in none.indices {
                present[area] += begun[area] - ended[area]
                gaps[area] = abs(present[area] - served[area] - waiting[area])
            }
            all += present.reduce(0, +) / 30
            #expect(changed == 0, "replicate \(replicate) week \(week)")
            #expect(try #require(gaps.max()) < 1e-6, "replicate \(replicate) week \(week)")
            #expect(overworked(weeks.packages, offers, problem) < 1e-6, "replicate \(replicate) week \(week)")
        }
        let commissioned = problem.hours.reduce(0, +)
        #expect(abs(all - commissioned) < 0.05 * commissioned)
        // Chance was at work.
        #expect(weeks.tally.handbacks.reduce(0, +) > 50 && weeks.tally.closures > 0)
    }

    /// Most paid hours by which a provider works more than it has, or an area more than its carers do.
    private static func overworked(
        _ packages: [Package], _ offers: [OfferRounds.Offer], _ problem: DeliveryProblem
    ) -> Double {
        var byProvider = problem.capacity.map { -$0 * (1 + problem.rules.plannedTravelMinutes / 60) }
        var byArea = problem.labour.paidHours.map { -$0 }
        for package in packages where package.offer >= 0 {
            let offer = offers[Int(package.offer)]
            byProvider[Int(offer.provider)] += package.hours * offer.paidHours
            byArea[Int(offer.area)] += package.hours * offer.paidHours
        }
        return max(byProvider.max() ?? 0, byArea.max() ?? 0)
    }
}
