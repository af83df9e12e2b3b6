import LotGeometry
import LotModel

@testable import LotDelivery

/// Small made-up markets for delivery tests. Areas of one hectare with a hop at the 1.5-minute floor: 3 travel minutes per hour.
enum DeliveryMaps {
    static let rules = Rules(ParameterValues(priceYear: "2014/15", given: ["demand.people": 1]))

    /// As many areas outside London as asked for: all that the checker wants to know.
    static func areas(_ count: Int, _ ruralUrban: RuralUrbanClass = .c1) -> AreaTable {
        AreaTable(
            (0..<count).map { index in
                Area(
                    code: "A\(100 + index)", name: "", readableName: "", role: .core, ladCode: "E07", ladName: "",
                    healthCode: "", healthName: "", population: 1, population65Plus: 1, population75Plus: 1,
                    population85Plus: 1, centroid: Position(x: 0, y: 0), areaHectares: 100, ruralUrban: ruralUrban,
                    imdScore: 0
                )
            })
    }

    static func checker(
        _ count: Int, _ rules: Rules = DeliveryMaps.rules, _ ruralUrban: RuralUrbanClass = .c1
    ) -> DeliveryChecker {
        DeliveryChecker(
            cost: rules.cost, travel: rules.travel, rates: rules.rates, demand: rules.demand,
            areas: areas(count, ruralUrban))
    }

    static func hops(_ areas: Int, squareKilometres: [Double]? = nil) -> HopCurves {
        HopCurves(
            areas: (squareKilometres ?? Array(repeating: 0.01, count: areas)).map {
                HopArea(squareKilometres: $0, minutesAt1Km: 3.9, parkingMinutes: 0)
            }, rules: rules.travel, addressesPerHour: 0.05, meanVisitMinutes: 30)
    }

    static func provider(
        _ id: String, radius: Double = 60, wage: Double = 631, tiers: Set<String> = ["lots", "spot"],
        rates: [String: Int] = [:], growth: Double = 0
    ) -> Provider {
        Provider(
            id: id, name: id, sizeClass: .small, base: Position(x: 0, y: 0), currentHours: 0, growthHours: growth,
            wagePence: wage, quality: 1, risk: 0, radiusMinutes: radius, viabilityHours: 0, tiers: tiers,
            ratesPence: rates)
    }

    /// One shared lot over all areas, then spot at `spotRate` if any.
    static func plan(_ areas: Int, spotRate: Int? = 1_540, spotCeiling: Int? = nil) -> LotPlan {
        let lots = TierRules(
            name: "lots", title: "Lots", source: .column("x", names: nil), offer: .shares, maxWinners: 9)
        let spot = TierRules(
            name: "spot", title: "Spot", source: .none, offer: .spot, maxWinners: 0, ceilingPence: spotCeiling,
            ratePence: spotRate)
        let first = Tier(
            rules: lots, lots: [Lot(id: "all", name: "all", areas: Array(0..<areas))], coreCount: areas)
        return LotPlan(spotRate == nil ? [first] : [first, Tier(rules: spot, lots: [], coreCount: areas)])
    }

    static func contract(_ provider: Int, share: Double, rate: Int = 1_500) -> Contract {
        Contract(tier: 0, lot: 0, rank: 1, provider: provider, bid: 0, hours: 0, share: share, ratePence: rate)
    }

    static func problem(
        hours: [Double], plan: LotPlan? = nil, contracts: [Contract], providers: [Provider], capacity: [Double],
        reach: [[Double]]? = nil, labour: [Double]? = nil, squareKilometres: [Double]? = nil,
        rules: Rules = DeliveryMaps.rules, ruralUrban: RuralUrbanClass = .c1
    ) -> DeliveryProblem {
        let count = hours.count
        let hops = hops(count, squareKilometres: squareKilometres)
        return DeliveryProblem(
            hours: hours, plan: plan ?? self.plan(count), contracts: contracts, providers: providers,
            capacity: capacity,
            reach: reach ?? Array(repeating: Array(repeating: 10, count: count), count: providers.count),
            labour: LabourPool(
                paidHours: labour ?? Array(repeating: 1e6, count: count),
                outsideWagePence: Array(repeating: 765, count: count)),
            neighbours: (0..<count).map { area in [area - 1, area + 1].filter { $0 >= 0 && $0 < count } }, hops: hops,
            costs: CostModel(rules: rules.cost, hops: hops, referenceMinutesAt1Km: 4.68),
            rates: RateCard(
                rules: rules.rates, schedule: RateSchedule(), demand: rules.demand, areas: areas(count, ruralUrban)),
            rules: rules.delivery)
    }
}
