import LotModel

/// Reads coverage by attributes of the areas, and carers in reach against carers needed.
public struct Breakdowns: Sendable {
    /// Upper ends of the bands of minutes to better pay; beyond the last comes "in reach, farther".
    static let bands = [10.0, 20, 30]
    static let deprivation = ["1 least deprived", "2", "3", "4", "5 most deprived"]
    static let oldestShare = ["1 lowest share", "2", "3", "4", "5 highest share"]

    private let areas: AreaTable
    private let problem: DeliveryProblem
    private let minutesToBetterPay: [Double?]
    private let paidHoursPerCarer: Double

    /// - Parameter minutesToBetterPay: of each core area; nil where nobody in reach pays better.
    public init(
        areas: AreaTable, problem: DeliveryProblem, minutesToBetterPay: [Double?], paidHoursPerCarer: Double
    ) {
        self.areas = areas
        self.problem = problem
        self.minutesToBetterPay = minutesToBetterPay
        self.paidHoursPerCarer = paidHoursPerCarer
    }

    public func detail(_ coverage: Coverage, _ delivery: Delivery) -> CoverageDetail {
        let refused = UnmetReason.allCases.map { ($0, delivery.refusedHours($0)) }
        return CoverageDetail(
            carers: problem.hours.indices.map(carers), minutesToBetterPay: minutesToBetterPay,
            breakdowns: Breakdown.Attribute.allCases.map { attribute in
                let parts = self.parts(attribute)
                let order = self.order(attribute) ?? Set(parts.joined().map(\.name)).sorted()
                return Breakdown(
                    attribute: attribute,
                    groups: order.compactMap { name in
                        let members = parts.indices.flatMap { area in
                            parts[area].indices.filter { parts[area][$0].name == name }
                                .map { Member(area: area, share: parts[area][$0].share, isMain: $0 == 0) }
                        }
                        return members.isEmpty ? nil : group(name, members, coverage, refused)
                    })
            })
    }

    /// An area in a group, or the part of it that lies there.
    private struct Member {
        let area: Int
        let share: Double
        let isMain: Bool
    }

    private func group(
        _ name: String, _ members: [Member], _ coverage: Coverage, _ refused: [(UnmetReason, [Double])]
    ) -> BreakdownGroup {
        var byReason: [UnmetReason: Double] = [:]
        for (reason, hours) in refused {
            let sum = members.reduce(0) { $0 + hours[$1.area] * $1.share }
            if sum > 0 { byReason[reason] = sum }
        }
        return BreakdownGroup(
            name: name, sum: CoverageSum(shared: members.map { (coverage.areas[$0.area], $0.share, $0.isMain) }),
            refused: byReason)
    }

    private func carers(_ area: Int) -> CarersInArea {
        let hours = problem.hours[area]
        let travel = hours > 0 ? problem.hops.leastTravelMinutesPerHour(area: area, hours: hours) : 0
        return CarersInArea(
            inReach: problem.labour.paidHours[area] / paidHoursPerCarer,
            needed: hours * (1 + travel / 60) / paidHoursPerCarer)
    }

    /// The groups of each core area with its shares of them, the main one first.
    private func parts(_ attribute: Breakdown.Attribute) -> [[(name: String, share: Double)]] {
        if attribute == .healthArea {
            return areas.core.map { $0.healthParts.map { (name: $0.healthArea, share: $0.share) } }
        }
        return names(attribute).map { [(name: $0, share: 1)] }
    }

    /// The group of each core area.
    private func names(_ attribute: Breakdown.Attribute) -> [String] {
        switch attribute {
        case .district: areas.core.map(\.ladName)
        case .healthArea: areas.core.map(\.healthName)
        case .ruralUrbanClass: areas.core.map(\.ruralUrban.group.rawValue)
        case .rurality: areas.core.map { $0.ruralUrban.isRural ? "rural" : "urban" }
        case .deprivation: fifths(areas.core.map(\.imdScore), Self.deprivation)
        case .oldestShare:
            fifths(areas.core.map { $0.population > 0 ? $0.population85Plus / $0.population : 0 }, Self.oldestShare)
        case .betterPay: minutesToBetterPay.map(band)
        }
    }

    /// The order of the groups; nil for the alphabet.
    private func order(_ attribute: Breakdown.Attribute) -> [String]? {
        switch attribute {
        case .district, .healthArea: nil
        case .ruralUrbanClass: RuralUrbanClass.Group.allCases.map(\.rawValue)
        case .rurality: ["urban", "rural"]
        case .deprivation: Self.deprivation
        case .oldestShare: Self.oldestShare
        case .betterPay: Self.bands.map(band) + [band(.infinity), band(nil)]
        }
    }

    private func fifths(_ values: [Double], _ names: [String]) -> [String] {
        Fifths.of(values, residents: areas.core.map(\.population)).map { names[$0] }
    }

    private func band(_ minutes: Double?) -> String {
        guard let minutes else { return "none in reach" }
        guard let index = Self.bands.firstIndex(where: { minutes <= $0 }) else {
            return "over \(Int(Self.bands[Self.bands.count - 1]))"
        }
        return index == 0
            ? "up to \(Int(Self.bands[0]))" : "over \(Int(Self.bands[index - 1])) to \(Int(Self.bands[index]))"
    }
}
