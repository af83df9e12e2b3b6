import LotGeometry
import LotModel
import LotSearch

@testable import LotDelivery

/// Settings and drawn markets for simulations.
enum SimulationMaps {
    static let calm = [
        "simulate.handback_week": 0.0, "simulate.handback_pressed_week": 0,
    ]

    static func rules(_ given: [String: Double] = [:]) -> SimulateRules {
        Rules(ParameterValues(priceYear: "2014/15", given: ["demand.people": 1].merging(given) { $1 })).simulate
    }

    /// Nothing but care that begins and ends, and its offers.
    static func calmRules(_ given: [String: Double] = [:]) -> SimulateRules { rules(calm.merging(given) { $1 }) }

    /// Up to eight areas of different density under an exclusive tier, a shared tier and spot, where capacity, carers, price
    /// and radius all bind somewhere.
    static func drawn(_ seed: Seed) -> DeliveryProblem {
        var draws = SeededGenerator(seed)
        let count = 2 + draws.index(below: 7)
        let areas = Array(0..<count)
        let hours = areas.map { _ in 40 + 300 * draws.uniform() }
        let providers = (0..<(2 + draws.index(below: 5))).map { index in
            DeliveryMaps.provider(
                "P\(index)", radius: 5 + 30 * draws.uniform(), wage: 631 * (1 + 0.3 * draws.uniform()),
                tiers: ["own", "lots", "spot"])
        }
        let own = TierRules(
            name: "own", title: "Own", source: .column("x", names: nil), offer: .exclusive, maxWinners: 1)
        let lots = TierRules(
            name: "lots", title: "Lots", source: .column("x", names: nil), offer: .shares, maxWinners: 9)
        let spot = TierRules(
            name: "spot", title: "Spot", source: .none, offer: .spot, maxWinners: 0,
            ratePence: 1_000 + draws.index(below: 400))
        let first = areas.filter { _ in draws.uniform() < 0.4 }
        let plan = LotPlan([
            Tier(rules: own, lots: first.map { Lot(id: "\($0)", name: "", areas: [$0]) }, coreCount: count),
            Tier(rules: lots, lots: [Lot(id: "all", name: "", areas: areas)], coreCount: count),
            Tier(rules: spot, lots: [], coreCount: count),
        ])
        func rate() -> Int { 850 + draws.index(below: 700) }
        var contracts = first.indices.map { lot in
            Contract(
                tier: 0, lot: lot, rank: 1, provider: draws.index(below: providers.count), bid: 0, hours: 0, share: 1,
                ratePence: rate())
        }
        contracts += [(0, 1, 0.5), (1, 1, 0.3), (1, 2, 0.6)].map { provider, rank, share in
            Contract(tier: 1, lot: 0, rank: rank, provider: provider, bid: 0, hours: 0, share: share, ratePence: rate())
        }
        return DeliveryMaps.problem(
            hours: hours, plan: plan, contracts: contracts, providers: providers,
            capacity: providers.map { _ in 300 * draws.uniform() },
            reach: providers.map { _ in areas.map { _ in 40 * draws.uniform() } },
            labour: hours.map { $0 * (0.6 + draws.uniform()) },
            squareKilometres: areas.map { _ in 0.1 + 30 * draws.uniform() })
    }
}
