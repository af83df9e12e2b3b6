import LotDelivery
import LotModel

/// A provider that a run is to do without, and that does not take part.
public struct UnknownProvider: Error, Sendable {
    public let id: String
    /// Ids of those that take part.
    public let known: [String]
}

extension Pipeline {
    /// What the same providers, carers and money could deliver without lots.
    ///
    /// - Throws: `CheckFailed`, `SolverFailure`.
    func attainable(_ chain: Chain, _ ground: Ground) throws -> AttainableCoverage {
        let view = try Attainable(chain.work, bids: chain.bids.bids)
            .solve(chain.delivery, hoursPerPerson: ground.demand.hoursPerPerson)
        try CheckFailed.unless(
            "attainable",
            AttainableChecker(chain.work, bids: chain.bids.bids).faults(of: view, expected: chain.delivery))
        return view.coverage
    }

    /// Every provider withdrawn in turn, and how concentrated delivery is.
    ///
    /// - Throws: `CheckFailed`.
    func resilience(_ chain: Chain, _ scenario: Scenario, _ ground: Ground) async throws -> Resilience {
        let rules = scenario.rules.resilience
        let withdrawals = await Withdrawals(
            chain.work, delivery: chain.delivery, standby: chain.outcome.standby, retained: ground.capacity.retained,
            rules: rules
        ).table(threads: threads)
        try CheckFailed.unless(
            "resilience", ResilienceChecker(chain.work, rules: rules).faults(of: withdrawals, delivery: chain.delivery))
        return Resilience(
            withdrawals: withdrawals,
            concentrations: Concentrations(chain.work, areas: scenario.areas).table(chain.delivery),
            hoursPerPerson: ground.demand.hoursPerPerson)
    }

    /// Indices of the providers that this run does without, ascending.
    ///
    /// - Throws: `UnknownProvider`.
    func withdrawn(_ ground: Ground) throws(UnknownProvider) -> [Int] {
        var gone: Set<Int> = []
        for id in withdrawnIDs {
            guard let index = ground.providers.firstIndex(where: { $0.id == id }) else {
                throw UnknownProvider(id: id, known: ground.providers.map(\.id))
            }
            gone.insert(index)
        }
        return gone.sorted()
    }
}
