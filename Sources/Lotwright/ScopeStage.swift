import LotDelivery
import LotModel

extension Pipeline {
    /// Who pays for which hours, and the contract years with the health areas that are part in each; nil for what the scenario
    /// leaves out.
    func scopedYears(
        _ chain: Chain, _ scenario: Scenario, _ ground: Ground
    ) -> (report: ScopeReport?, years: ContractView?) {
        guard let scope = scenario.scope, let hours = scenario.scopedHours(ground.demand) else {
            return (nil, contractYears(chain, scenario, ground))
        }
        let account = ScopeAccount(
            scope, hours: hours, problem: chain.work, hoursPerPerson: ground.demand.hoursPerPerson)
        let rates = scenario.rules.rates
        let pence = Settlement(chain.work, guaranteedShare: rates.guaranteedShare).budget(chain.delivery).reduce(0) {
            $0 + $1.totalPence
        }
        let first = account.report(chain.delivery, pence: pence)
        let later = ScopeYears(
            scope, hours: hours, problem: chain.work, delivery: chain.delivery, capacity: ground.capacity)
        guard
            let view = contractYears(
                chain, scenario, ground, later: later.bases(people: ground.demand.corePeople)),
            let stayed = contractYears(chain, scenario, ground)
        else { return (first, nil) }
        let years = later.years(view, ifAllStayed: stayed, rows: first.rows)
        return (account.report(chain.delivery, pence: pence, years: years), view)
    }
}
