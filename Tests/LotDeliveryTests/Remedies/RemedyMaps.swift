import LotModel

@testable import LotDelivery

/// Remedy searches over small deliveries.
enum RemedyMaps {
    static let rules = DeliveryMaps.rules

    static func trial(_ problem: DeliveryProblem) -> RemedyTrial {
        RemedyTrial(problem, delivery: Waterfall(problem).run(), rules: rules.assess)
    }

    static func search(_ problem: DeliveryProblem, ownRatesPence: [Int?]? = nil) -> RemedySearch {
        RemedySearch(
            problem, delivery: Waterfall(problem).run(), rules: rules.assess, labour: rules.labour,
            ownRatesPence: ownRatesPence
                ?? OwnRates.pence(
                    plan: problem.plan, contracts: problem.contracts, providers: problem.providers, bids: []))
    }

    static func supplement(_ problem: DeliveryProblem, area: Int = 0, most: Int = 1_000) -> SupplementSearch {
        SupplementSearch(
            trial(problem), area: area, mostPence: most, wageElasticity: rules.labour.wageElasticity)
    }
}
