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
