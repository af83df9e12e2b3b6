import LotDesign
import LotModel
import LotTravel

/// The loads of a measure as the search counts them, in whole numbers, and what turns them back.
struct WishedLoads: Sendable {
    let name: String
    let unit: String
    let values: [Double]
    /// Whole loads of the search for one of the unit.
    let scale: Double
    let limits: DesignWishes.Measure.Limits

    /// - Parameter hops: called where a measure holds travel.
    init(
        _ measure: DesignWishes.Measure, _ scenario: Scenario, _ demand: Demand, hops: HopCurves?
    ) {
        let hours = Array(demand.commissionedHours[0..<demand.coreCount])
        name = measure.name
        limits = measure.limits
        switch measure.quantity {
        case .known(let quantity):
            unit = quantity.unit
            scale = quantity == .people ? 100 : quantity == .value ? 1 : 10
            switch quantity {
            case .hours: values = hours
            case .travelHours: values = hops.map { $0.paidHours(hours) } ?? hours
            case .ruralHours: values = hours.indices.map { scenario.areas[$0].ruralUrban.isRural ? hours[$0] : 0 }
            case .people: values = Array(demand.people[0..<demand.coreCount])
            case .value: values = hops.map { Self.pounds(hours, scenario, $0) } ?? hours
            }
        case .column(_, let values):
            unit = ""
            self.values = values
            scale = values.allSatisfy { $0 == $0.rounded() } ? 1 : 100
        }
    }

    static func needsHops(_ wishes: DesignWishes) -> Bool {
        wishes.measures.contains { $0.quantity == .known(.travelHours) || $0.quantity == .known(.value) }
    }

    /// The least whole load that is no less.
    func least(_ value: Double) -> Int { Int((value * scale).rounded(.up)) }

    /// At the minimum price of an hour there: the lowest wage, and the travel of one provider that works them all.
    private static func pounds(_ hours: [Double], _ scenario: Scenario, _ hops: HopCurves) -> [Double] {
        let rules = scenario.rules
        let costs = CostModel(
            rules: rules.cost, hops: hops, referenceMinutesAt1Km: ClosedFormHops.referenceMinutesAt1Km(rules.travel))
        return hours.indices.map { area in
            guard hours[area] > 0 else { return 0 }
            let travel = hops.travelPerHour(area: area, hours: hours[area])
            return hours[area] * costs.cost(wagePence: rules.cost.wagePence, travel: travel).total / 100
        }
    }

    var loads: [Int] { values.map { Int(($0 * scale).rounded()) } }

    var measure: BalancedMeasure {
        BalancedMeasure(
            name: name, loads: loads, limits: limits.tolerance.map { .tolerance($0) } ?? .free,
            floor: limits.least.map(least),
            cap: limits.most.map { Int(($0 * scale).rounded(.down)) }, perUnit: Int(scale))
    }

    /// What lots carry, and between which loads they may.
    func told(_ lots: [[Int]]) -> DesignedPlan.Measure {
        let mean = values.reduce(0, +) / Double(max(1, lots.count))
        let least = [limits.tolerance.map { mean * (1 - $0) }, limits.least].compactMap { $0 }.max()
        let most = [limits.tolerance.map { mean * (1 + $0) }, limits.most].compactMap { $0 }.min()
        return DesignedPlan.Measure(
            name: name, unit: unit, least: least, most: most,
            loads: lots.map { $0.reduce(0) { $0 + values[$1] } })
    }
}
