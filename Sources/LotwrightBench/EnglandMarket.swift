import Foundation
import LotDelivery
import LotMarket
import LotModel
import LotSearch
import LotTravel
import Lotwright

/// A made-up market over all of England's areas: real places and populations, invented people, providers and winners.
enum EnglandMarket {
    static let adjacency = "england/msoa11_adjacency.csv.gz"
    static let providers = 3_000
    static let people = 350_000.0
    /// Minutes of a straight-line kilometre between a base and an area: 1.3 km of road at 40 km/h.
    static let minutesPerKilometre = 1.95
    static let supply = 1.1

    static func problem(_ setting: Setting) async throws -> DeliveryProblem {
        let areas = try EnglandTable.read(setting.reference + "/" + EnglandRow.table)
        return try await problem(areas, neighbours: try neighbours(setting, areas))
    }

    /// The same market over any areas, all in the core.
    static func problem(_ areas: AreaTable, neighbours: [[Int]]) async throws -> DeliveryProblem {
        let kent = try await MarketRow.scenario()
        let rules = Rules(
            ParameterValues(
                priceYear: kent.priceYear, given: ["demand.people": people, "market.providers": Double(providers)]))
        let demand = Demand(areas: areas, rules: rules.demand, hours: nil)
        let tiers = kent.plan.tiers.map(\.rules)
        let plan = LotPlan(
            tiers: tiers,
            lotIDs: tiers.map { tier in
                switch tier.source {
                case .eachArea: areas.core.map { $0.code }
                case .none: areas.core.map { _ in nil }
                default: areas.core.map { $0.healthCode }
                }
            }, areas: areas)
        let market = DefaultMarket(rules: rules.market, wagePence: rules.cost.wagePence, tiers: tiers)
            .providers(areas: areas, demand: demand, seed: Seed(1))
        let reach = market.map { provider in
            areas.core.map { provider.base.distance(to: $0.centroid) / 1_000 * minutesPerKilometre }
        }
        let hops = SampledHops.curves(areas: areas, legs: [], travel: rules.travel, demand: rules.demand)
        return DeliveryProblem(
            hours: demand.commissionedHours, plan: plan, contracts: contracts(plan, market, reach, demand),
            providers: market, capacity: Capacity(market, rules: rules.market).hours, reach: reach,
            labour: LabourPool(
                paidHours: hops.paidHours(demand.commissionedHours).map { $0 * supply },
                outsideWagePence: areas.areas.map { _ in rules.labour.outsideWagePence }),
            neighbours: neighbours, hops: hops,
            costs: CostModel(
                rules: rules.cost, hops: hops,
                referenceMinutesAt1Km: ClosedFormHops.referenceMinutesAt1Km(rules.travel)),
            rates: RateCard(rules: rules.rates, schedule: RateSchedule(), demand: rules.demand, areas: areas),
            rules: rules.delivery)
    }

    /// Every third exclusive lot and all shared ones, won by drawn providers that have the first area in reach.
    private static func contracts(
        _ plan: LotPlan, _ market: [Provider], _ reach: [[Double]], _ demand: Demand
    ) -> [Contract] {
        var generator = SeededGenerator(Seed(2))
        var contracts: [Contract] = []
        for (tier, part) in plan.tiers.enumerated() {
            for (index, lot) in part.lots.enumerated() where part.rules.offer == .shares || index % 3 == 0 {
                let near = market.indices.filter {
                    reach[$0][lot.areas[0]] <= market[$0].radiusMinutes
                        && market[$0].tiers.contains(part.rules.name)
                }
                guard !near.isEmpty else { continue }
                let winners = Set((0..<part.rules.maxWinners).map { _ in near[generator.index(below: near.count)] })
                let hours = lot.sum(demand.commissionedHours) / Double(winners.count)
                for winner in winners.sorted() {
                    contracts.append(
                        Contract(
                            tier: tier, lot: index, rank: 1, provider: winner, bid: contracts.count, hours: hours,
                            share: 1 / Double(winners.count), ratePence: 1_500))
                }
            }
        }
        return contracts
    }

    private static func neighbours(_ setting: Setting, _ areas: AreaTable) throws -> [[Int]] {
        let folder = try TemporaryFolder()
        let path = folder.path + "/adjacency.csv"
        try ChildProcess.unpack(setting.reference + "/" + adjacency, to: path)
        let places = Dictionary(uniqueKeysWithValues: areas.core.enumerated().map { ($1.code, $0) })
        var neighbours = [[Int]](repeating: [], count: areas.coreCount)
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst() {
            let cells = line.split(separator: ",")
            guard cells.count == 3, let a = places[String(cells[0])], let b = places[String(cells[1])] else { continue }
            neighbours[a].append(b)
            neighbours[b].append(a)
        }
        return neighbours.map { $0.sorted() }
    }
}
