/// Which part of each core area's hours health pays for, and how the hours of a health area are the council's and its own.
public struct ScopedHours: Hashable, Sendable {
    /// Contact hours a week that health pays for, `[health area][core area]`, whether in the contracts or not.
    public let stated: [[Double]]
    /// Commissioned contact hours a week in the contracts, of all payers, by core area.
    public let all: [Double]
    private let isPart: [Bool]
    private let shares: [[Double]]

    public init(_ scope: HealthScope, _ areas: AreaTable, stated: [[Double]], all: [Double]) {
        self.stated = stated
        self.all = all
        isPart = scope.areas.map { $0.isPart(year: 1) }
        shares = scope.areas.map { funding in areas.core.map { $0.share(inHealthArea: funding.code) } }
    }

    /// Part of an area's hours in the contracts that a health area pays for.
    public func healthShare(_ part: Int, area: Int) -> Double {
        isPart[part] && all[area] > 0 ? min(1, stated[part][area] / all[area]) : 0
    }

    /// Part of an area's hours in the contracts that the council pays for among the residents of a health area.
    public func councilShare(_ part: Int, area: Int) -> Double {
        let health = stated.indices.reduce(0) { $0 + healthShare($1, area: area) }
        return max(0, 1 - health) * shares[part][area]
    }
}

extension Scenario {
    /// Nil without section `scope`.
    public func scopedHours(_ demand: Demand) -> ScopedHours? {
        guard let scope else { return nil }
        let own = Demand(areas: areas, rules: rules.demand, hours: hours)
        return ScopedHours(
            scope, areas,
            stated: scope.stated(areas, councilHours: Array(own.commissionedHours[0..<areas.coreCount])),
            all: Array(demand.commissionedHours[0..<areas.coreCount]))
    }
}

extension Demand {
    /// With the hours that health pays for in the contracts of the first year; those of health areas that are not part are
    /// worked by others, from the same carers. Direct Payments are the council's alone.
    public func adding(_ scope: HealthScope?, _ areas: AreaTable) -> Demand {
        guard let scope else { return self }
        let stated = scope.stated(areas, councilHours: Array(commissionedHours[0..<coreCount]))
        var people = people
        var hours = commissionedHours
        var outside = outsideHours.isEmpty ? Array(repeating: 0, count: coreCount) : outsideHours
        for (funding, more) in zip(scope.areas, stated) {
            for area in more.indices {
                if funding.isPart(year: 1) {
                    hours[area] += more[area]
                    people[area] += more[area] / (scope.hoursPerPerson ?? hoursPerPerson)
                } else {
                    outside[area] += more[area]
                }
            }
        }
        return Demand(
            people: people, commissionedHours: hours, directPaymentHours: directPaymentHours,
            hoursPerPerson: hoursPerPerson, outsideHours: outside, coreCount: coreCount)
    }

    /// Hours per week for which carers are sought, per area of the table: those of the contracts, and those that others buy.
    public var soughtHours: [Double] {
        var hours = commissionedHours
        for (area, more) in outsideHours.enumerated() { hours[area] += more }
        return hours
    }
}

extension LabourPool {
    /// What is left for these contracts where others buy hours in the same areas: carers are shared by hours.
    public func shared(_ demand: Demand) -> LabourPool {
        guard demand.outsideHours.contains(where: { $0 > 0 }) else { return self }
        let sought = demand.soughtHours
        return LabourPool(
            paidHours: paidHours.enumerated().map { area, hours in
                sought[area] > 0 ? hours * demand.commissionedHours[area] / sought[area] : hours
            }, outsideWagePence: outsideWagePence)
    }
}
