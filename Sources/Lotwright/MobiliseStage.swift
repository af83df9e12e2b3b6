import LotDelivery
import LotModel

extension Pipeline {
    /// From the old contracts to the new ones, checked.
    func mobilise(_ contracts: [Contract], _ scenario: Scenario, _ ground: Ground) throws -> Mobilisation.Result {
        let problem = MobilisationProblem(
            hours: ground.hours, paidHours: ground.hops.paidHours(ground.hours), plan: scenario.plan,
            contracts: contracts, providers: ground.providers, offered: ground.capacity.hours,
            places: ground.hours.indices.map { scenario.areas[$0].centroid },
            hoursPerPerson: ground.demand.hoursPerPerson, rounds: ground.rounds)
        let result = Mobilisation(problem, rules: scenario.rules.mobilise).run()
        try CheckFailed.unless(
            "mobilisation", MobilisationChecker(problem, rules: scenario.rules.mobilise).faults(of: result))
        return result
    }
}
