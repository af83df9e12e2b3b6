import LotDesign
import LotModel
import LotTravel

/// The loads of a measure as the run has them, and as the search counts them: in whole numbers so fine that their
/// rounding is far below what anyone can see.
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
        }
        scale = Self.scale(values)
    }

    /// Largest load of an area, and of all, that the search counts.
    private static let mostOfArea = 1e9
    private static let mostOfAll = 1e11

    /// Whole numbers as they are; others in the finest power of ten that the search can count, to a millionth.
    static func scale(_ values: [Double]) -> Double {
        if values.allSatisfy({ $0 == $0.rounded() }) { return 1 }
        let (most, all) = (values.max() ?? 0, values.reduce(0, +))
        return [1e6, 1e5, 1e4, 1e3, 1e2, 1e1].first { most * $0 <= mostOfArea && all * $0 <= mostOfAll } ?? 1
    }

    static func needsHops(_ wishes: DesignWishes) -> Bool {
        wishes.measures.contains { $0.quantity == .known(.travelHours) || $0.quantity == .known(.value) }
    }

    /// The least whole load that is no less.
    func least(_ value: Double) -> Int { Int(min((value * scale).rounded(.up), Self.mostWhole)) }

    /// Above any sum of loads, and whole in a double.
    private static let mostWhole = 1e15

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
            cap: limits.most.map { Int(min(($0 * scale).rounded(.down), Self.mostWhole)) }, perUnit: Int(scale),
            truth: TrueLoads(
                values.map { $0 * scale }, floor: limits.least.map { $0 * scale }, cap: limits.most.map { $0 * scale }))
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
