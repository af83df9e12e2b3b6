import LotGeometry
import LotModel
import LotSearch

@testable import LotMarket

/// Random small markets over areas in a row, and their bids worked out a second time.
enum BiddingMaps {
    static let parameters = ParameterValues(priceYear: "2014/15", given: ["demand.people": 1])
    static let rules = Rules(parameters)

    /// Core areas of these classes.
    static func rates(_ classes: [RuralUrbanClass], _ rules: Rules, bands: [Int] = []) -> RateCard {
        let areas = classes.enumerated().map { index, ruralUrban in
            Area(
                code: "A\(index)", name: "", readableName: "", role: .core, ladCode: "L", ladName: "", healthCode: "",
                healthName: "", population: 1, population65Plus: 1, population75Plus: 1, population85Plus: 1,
                centroid: Position(x: 0, y: 0), areaHectares: 100, ruralUrban: ruralUrban, imdScore: 0)
        }
        return RateCard(
            rules: rules.rates, schedule: RateSchedule(bandsPence: bands), demand: rules.demand,
            areas: AreaTable(areas))
    }

    static func problem(seed: UInt64, areas: Int = 6, providers: Int = 5, _ given: [String: Double] = [:])
        -> BiddingProblem
    {
        var generator = SeededGenerator(Seed(seed))
        let rules = Rules(
            ParameterValues(priceYear: "2014/15", given: given.merging(["demand.people": 1]) { own, _ in own }))
        let squares = (0..<areas).map { _ in 1 + 30 * generator.uniform() }
        // Some areas are so small that their hops are pooled with neighbours.
        let hours = (0..<areas).map { _ in 20 + 300 * generator.uniform() }
        let hops = HopCurves(
            areas: squares.map { HopArea(squareKilometres: $0, minutesAt1Km: 3.9, parkingMinutes: 0) },
            rules: rules.travel, addressesPerHour: 0.05, meanVisitMinutes: 30)
        let own = (0..<providers).map { index in
            Provider(
                id: "P\(index)", name: "", sizeClass: index % 2 == 0 ? .small : .large, base: Position(x: 0, y: 0),
                currentHours: 100 + 600 * generator.uniform(), growthHours: 0,
                wagePence: 631 + 60 * generator.uniform(), quality: 1, risk: 0,
                radiusMinutes: 5 + 30 * generator.uniform(), viabilityHours: 200 * generator.uniform(),
                tiers: index % 3 == 2 ? ["small", "large"] : index % 2 == 0 ? ["small"] : ["large"])
        }
        return BiddingProblem(
            rules: rules.bidding, plan: AwardMaps.plan(cells: areas, maxWinners: 2), hours: hours, providers: own,
            capacity: Capacity(own, rules: rules.market),
            reach: own.map { _ in (0..<areas).map { _ in 40 * generator.uniform() } },
            costs: CostModel(rules: rules.cost, hops: hops, referenceMinutesAt1Km: 4.68),
            rates: rates(Array(repeating: .a1, count: areas), rules), hops: hops,
            neighbours: (0..<areas).map { area in [area - 1, area + 1].filter { $0 >= 0 && $0 < areas } })
    }

    /// Price before rounding and hours offered of every single bid, by its id.
    ///
    /// - Parameter held: areas that bidders for the large lot do not count on.
    static func expected(_ problem: BiddingProblem, held: Set<Int>) -> [String: (price: Double, most: Double)] {
        var result: [String: (price: Double, most: Double)] = [:]
        for (index, provider) in problem.providers.enumerated() {
            for tier in problem.plan.tiers where provider.tiers.contains(tier.rules.name) {
                for lot in tier.lots {
                    let isShared = tier.rules.offer == .shares
                    let counted = lot.areas.filter { !isShared || !held.contains($0) }
                    var hours = 0.0
                    var minutes = 0.0
                    var pence = 0.0
                    for area in counted {
                        let near = counted.filter { abs($0 - area) == 1 }.map { (area: $0, hours: problem.hours[$0]) }
                        let travel = problem.hops.travelPerHour(
                            area: area, hours: problem.hours[area], neighbours: near)
                        let cost = problem.costs.cost(wagePence: provider.wagePence, travel: travel)
                        hours += problem.hours[area]
                        minutes += problem.hours[area] * problem.reach[index][area]
                        pence += problem.hours[area] * (cost.total - cost.surplus)
                    }
                    let canTake = problem.capacity.hours[index]
                    let price = pence / hours * (1 + problem.rules.margin)
                    if hours > 0, minutes / hours <= provider.radiusMinutes, isShared || canTake >= hours,
                        canTake + problem.capacity.retained[index] >= provider.viabilityHours,
                        price <= Double(problem.rules.ceilingPence)
                    {
                        let whole = lot.areas.reduce(0) { $0 + problem.hours[$1] }
                        result["\(tier.rules.name):\(lot.id):\(provider.id)"] = (price, min(whole, canTake))
                    }
                }
            }
        }
        return result
    }
}
