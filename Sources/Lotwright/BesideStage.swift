import LotDelivery
import LotModel
import LotTravel

extension Pipeline {
    /// What services and duties beside the contracts come to; nothing of those that the scenario leaves out.
    func beside(
        _ chain: Chain, _ scenario: Scenario, _ ground: Ground, coverage: Coverage, simulated: Simulated?
    ) async throws -> BesideFindings {
        let wishes = scenario.beside
        return BesideFindings(
            urgent: try await urgent(chain, scenario, ground),
            interim: wishes.interim.map {
                InterimWeeks(
                    $0,
                    takenShares: $0.takenShares(
                        coverage, simulated: simulated, weeks: chain.mobilisation.report.weeks)
                ).cover()
            },
            calendar: wishes.calendar.map {
                CalendarCheck($0, weeks: scenario.rules.mobilise.weeks, startMonth: scenario.rules.mobilise.startMonth)
            },
            brokerage: wishes.brokerage.map { sourcing($0, chain, scenario, ground, coverage, simulated) },
            contractManagement: wishes.contractManagement.map {
                ContractMeetings($0, providers: ground.providers, risks: scenario.risks)
                    .workload(chain.contracts)
            })
    }

    private func urgent(_ chain: Chain, _ scenario: Scenario, _ ground: Ground) async throws -> UrgentCover? {
        guard let service = scenario.beside.urgent else { return nil }
        progress?("answering urgent calls")
        let bases =
            switch service.bases {
            case .places(let places): places
            case .winners(let tier):
                Set(chain.contracts.filter { $0.tier == tier }.map(\.provider)).sorted().map {
                    UrgentBase(id: ground.providers[$0].id, place: ground.providers[$0].base)
                }
            }
        let ways = try await ground.travel.ways(
            from: bases.map { ($0.id, $0.place) }, areas: scenario.areas, points: scenario.points)
        let cost = scenario.rules.cost
        let wage = cost.wagePence * (1 + cost.insurancePensionShare + cost.otherOnCostShare)
        return UrgentCoverage(
            service, bases: bases,
            ways: ways.map { areas in
                areas.map { way in zip(way.minutes, way.weights).map { WayTo(minutes: $0, weight: $1) } }
            }, people: Array(ground.demand.people[0..<ground.demand.coreCount])
        ).cover(hourPence: service.hourPence ?? wage)
    }

    /// New packages and those handed back of simulated weeks; without these, as many as end.
    private func sourcing(
        _ rules: BrokerageRules, _ chain: Chain, _ scenario: Scenario, _ ground: Ground, _ coverage: Coverage,
        _ simulated: Simulated?
    ) -> BrokerEffort {
        let each = ground.demand.hoursPerPerson
        let commissioned = chain.work.hours.reduce(0, +)
        let packages = simulated.map { $0.total.starts + $0.total.handbacks }
        let ending = commissioned / each * Conventions.weeksPerYear / scenario.rules.simulate.packageWeeks
        return Sourcing(rules, delivery: chain.delivery, hours: commissioned).effort(
            packages: packages ?? ending,
            waiting: simulated?.areas.map(\.peopleWaiting) ?? coverage.areas.map(\.peopleUnserved))
    }
}
