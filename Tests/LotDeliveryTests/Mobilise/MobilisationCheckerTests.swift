import LotModel
import Testing

@testable import LotDelivery

@Suite struct MobilisationCheckerTests {
    typealias Maps = MobiliseMaps

    private let problem = Maps.problem(
        hours: [100, 60], contracts: [Maps.exclusive(1, area: 0), Maps.shared(0, 0.5)],
        providers: [Maps.provider("A", hours: 160, growth: 50), Maps.provider("B", hours: 0, growth: 120)])

    private func faults(_ change: (Mobilised) -> Mobilised) -> [String] {
        let rules = Maps.rules()
        let result = Mobilisation(problem, rules: rules).run()
        return MobilisationChecker(problem, rules: rules).faults(
            of: Mobilisation.Result(mobilised: change(result.mobilised), report: result.report, rounds: result.rounds))
    }

    @Test func whatHoldsPasses() { #expect(faults { $0 } == []) }

    @Test func hoursThatDoNotAddUpAreFound() {
        #expect(
            faults {
                Mobilised(
                    hours: [$0.hours[0] + 1, $0.hours[1]], capacity: $0.capacity, lostPaidHours: $0.lostPaidHours)
            }
                == ["area 0: tendered is not Direct Payments plus commissioned"])
    }

    @Test func lostCapacityIsFound() {
        #expect(
            faults { Mobilised(hours: $0.hours, capacity: $0.capacity.map { $0 / 2 }, lostPaidHours: $0.lostPaidHours) }
                == ["capacity: hours are lost"])
    }

    /// Provider A has 100 hours in its contract, and carers for 52 of 52 + 0.5 x 24 posts.
    @Test func emptyPostsThatWorkAreFound() {
        let own = problem.providers[1]
        let leaving = Provider(
            id: own.id, name: own.name, sizeClass: own.sizeClass, base: own.base, currentHours: own.currentHours,
            growthHours: own.growthHours, wagePence: own.wagePence, quality: own.quality, risk: own.risk,
            radiusMinutes: own.radiusMinutes, viabilityHours: own.viabilityHours, tiers: own.tiers, turnoverYear: 0.5)
        let rules = Maps.rules()
        let contracts = [
            Contract(tier: 0, lot: 0, rank: 1, provider: 1, bid: 0, hours: 100, share: 1, ratePence: 1_500),
            Maps.shared(0, 0.5),
        ]
        let problem = Maps.problem(
            hours: [100, 60], contracts: contracts, providers: [self.problem.providers[0], leaving])
        let result = Mobilisation(problem, rules: rules).run()
        let checker = MobilisationChecker(problem, rules: rules)
        #expect(checker.faults(of: result) == [])
        #expect(result.mobilised.capacity[1] <= 52 / 64.0 * 100 + 1e-9)
        let without = Mobilisation(self.problem, rules: rules).run().mobilised
        #expect(
            without.capacity[1] > result.mobilised.capacity[1] && without.capacity[0] == result.mobilised.capacity[0])
        let faulty = Mobilisation.Result(mobilised: without, report: result.report, rounds: result.rounds)
        #expect(checker.faults(of: faulty) == ["capacity of B: more than its filled posts"])
    }

    @Test func carersCountedTwiceAreFound() {
        #expect(
            faults { Mobilised(hours: $0.hours, capacity: $0.capacity, lostPaidHours: [0, 0]) }
                == [
                    "area 0: carers of Direct Payments are counted twice",
                    "area 1: carers of Direct Payments are counted twice",
                ])
    }

    @Test func roundsThatAreNotTheAreasAreFound() {
        let rules = Maps.rules()
        let result = Mobilisation(problem, rules: rules).run()
        let less = OutgoingRounds(areas: [result.rounds.areas[0], []], origin: .modelled)
        let found = MobilisationChecker(problem, rules: rules).faults(
            of: Mobilisation.Result(mobilised: result.mobilised, report: result.report, rounds: less))
        #expect(found.contains("area 1: rounds are not its hours") && found.contains("carers: hours lost or invented"))
    }
}
