import LotDelivery
import LotModel
import LotSearch
import LotTravel

/// A finished run as far as pages and exports need one, over areas that are given: an invented market and made-up winners,
/// delivered by the waterfall. Figures of simulated years are stretched from the expected view.
enum MadeUpRecord {
    static func make(
        title: String, areas: AreaTable, geography: Geography, work: DeliveryProblem
    ) async throws -> RunRecord {
        let kent = try await MarketRow.scenario()
        let scenario = Scenario(
            name: "made-up", title: title, region: "made up", priceYear: kent.priceYear,
            seed: 1,
            parameters: ParameterValues(
                priceYear: kent.priceYear,
                given: [
                    "demand.people": EnglandMarket.people, "market.providers": Double(EnglandMarket.providers),
                ]), areas: areas, geography: geography, plan: work.plan, providers: nil, bids: nil, hours: nil,
            outsideWages: [:], watch: [], attribution: kent.attribution)
        let demand = Demand(areas: areas, rules: scenario.rules.demand, hours: nil)
        let delivery = Waterfall(work).run()
        let coverage = Assessment(
            rules: scenario.rules.assess, areas: areas, problem: work, hoursPerPerson: demand.hoursPerPerson
        ).assess(delivery, watch: [])
        // One bid behind each made-up contract.
        let bids = work.contracts.enumerated().map { index, contract in
            Bid(
                id: "b\(index)", provider: contract.provider, tier: contract.tier, lots: [contract.lot],
                maxHours: contract.hours, ratePence: contract.ratePence)
        }
        let award = Award(
            contracts: work.contracts, unawardedHours: 0, unawardedBound: 0, objectivePence: 0, boundPence: 0,
            isProved: false, solver: "none")
        return RunRecord(
            scenario: scenario, demand: demand, providers: work.providers, capacity: work.capacity,
            isMarketModelled: true, reach: work.reach, hops: work.hops,
            bids: Bids(given: bids, tiers: work.plan.tiers.count),
            tender: Tender(
                scenario, hours: work.hours, providers: work.providers, bids: bids, capacity: work.capacity),
            outcome: AwardOutcome(
                status: .stopped, award: award, standby: [], objective: 0, bound: 0, conflict: []),
            labour: work.labour, delivery: delivery, coverage: coverage, rounds: [],
            dividend: EqualSharing(work).dividend(delivery),
            accounts: OpenBook(work, bids: []).accounts(
                delivery, rates: scenario.rules.rates, schedule: scenario.rateSchedule),
            lotParts: work.plan.tiers.map { $0.lots.map { _ in 1 } },
            findings: Findings(simulated: simulated(coverage)), warnings: [])
    }

    private static func simulated(_ coverage: Coverage) -> Simulated {
        func care(_ unmet: Double) -> SimulatedCare {
            SimulatedCare(
                unmetMean: unmet * 1.2, unmetP10: unmet * 0.9, unmetP50: unmet * 1.2, unmetP90: unmet * 1.5,
                waitingByReason: UnmetReason.allCases.map { _ in 0 }, starts: 1, handbacks: 0, takenAtOnce: nil,
                weeksToSourceP50: nil, weeksToSourceP90: nil)
        }
        return Simulated(
            replicates: 100, weeks: 52, warmUpWeeks: 0, areas: coverage.areas.map { care($0.unmet) },
            total: care(coverage.total.unmet), closures: 0,
            gapShares: coverage.areas.map { $0.isGap ? 1 : 0 })
    }
}
