import LotModel
import LotSearch

@testable import LotDelivery

/// Made-up markets drawn from a seed: two shared lots, exclusive lots below or above them, a second rank and spot.
enum DrawnMarkets {
    typealias Maps = DeliveryMaps

    /// - Parameter lending: of the tiers with lots; nil where nobody lends.
    static func problem(
        _ seed: UInt64, off: Set<Mechanism> = [], lending: Double? = nil
    ) -> DeliveryProblem {
        var generator = SeededGenerator(Seed(seed))
        func draw(_ least: Double, _ most: Double) -> Double { least + generator.uniform() * (most - least) }
        let count = 1 + generator.index(below: 9)
        let providers = (0..<generator.index(below: 8)).map { index in
            Maps.provider(
                "P\(generator.index(below: 50))-\(index)", radius: draw(5, 40), wage: draw(500, 900),
                tiers: generator.index(below: 3) == 0 ? ["lots"] : ["lots", "spot"],
                rates: generator.index(below: 3) == 0 ? ["spot": Int(draw(700, 1_900))] : [:],
                growth: Double(index) * 150)
        }
        let plan = self.plan(
            count, spot: generator.index(below: 4) > 0, sharesFirst: generator.index(below: 2) == 0, lending: lending)
        var contracts: [Contract] = []
        for (tier, rules) in plan.tiers.enumerated() where !providers.isEmpty {
            for (lot, _) in rules.lots.enumerated() where generator.index(below: 4) > 0 {
                for rank in 1...(1 + generator.index(below: 2)) {
                    let winners = rules.rules.offer == .exclusive ? 1 : 1 + generator.index(below: 3)
                    for _ in 0..<winners {
                        contracts.append(
                            Contract(
                                tier: tier, lot: lot, rank: rank, provider: generator.index(below: providers.count),
                                bid: contracts.count, hours: 0,
                                share: rules.rules.offer == .exclusive ? 1 : draw(0.1, 1) / Double(winners),
                                ratePence: Int(draw(800, 1_900))))
                    }
                }
            }
        }
        let base = Maps.problem(
            hours: (0..<count).map { _ in generator.index(below: 6) == 0 ? 0 : draw(1, 300) }, plan: plan,
            contracts: contracts, providers: providers, capacity: providers.map { _ in draw(0, 500) },
            reach: providers.map { _ in (0..<count).map { _ in draw(0, 45) } },
            labour: (0..<count).map { _ in draw(0, 350) }, squareKilometres: (0..<count).map { _ in draw(0.1, 90) },
            ruralUrban: .d1)
        return DeliveryProblem(
            hours: base.hours, plan: plan, contracts: contracts, providers: providers, capacity: base.capacity,
            reach: base.reach, labour: base.labour, neighbours: base.neighbours, hops: base.hops, costs: base.costs,
            rates: base.rates, rules: base.rules, off: off,
            ownRatesPence: off.contains(.lotBorders) ? providers.indices.map { $0 % 3 == 0 ? nil : 1_500 + $0 } : [])
    }

    private static func plan(_ count: Int, spot: Bool, sharesFirst: Bool, lending: Double?) -> LotPlan {
        let shares = TierRules(
            name: "lots", title: "Lots", source: .column("x", names: nil), offer: .shares, maxWinners: 9,
            route: TierRoute(lending: lending))
        let small = TierRules(
            name: "small", title: "Small", source: .eachArea, offer: .exclusive, maxWinners: 1,
            route: TierRoute(lending: lending))
        let middle = count / 2
        let large = Tier(
            rules: shares,
            lots: [
                Lot(id: "a", name: "a", areas: Array(0..<middle)),
                Lot(id: "b", name: "b", areas: Array(middle..<count)),
            ].filter { !$0.areas.isEmpty }, coreCount: count)
        let each = Tier(
            rules: small,
            lots: stride(from: 0, to: count, by: 3).map { Lot(id: "\($0)", name: "\($0)", areas: [$0]) },
            coreCount: count)
        let last = Tier(
            rules: TierRules(
                name: "spot", title: "Spot", source: .none, offer: .spot, maxWinners: 0, ceilingPence: 1_700,
                ratePence: 1_540), lots: [], coreCount: count)
        return LotPlan((sharesFirst ? [large, each] : [each, large]) + (spot ? [last] : []))
    }
}
