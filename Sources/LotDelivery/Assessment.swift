import LotModel

/// Turns a delivery into coverage: per area, by place and by class, with the gaps ranked.
public struct Assessment: Sendable {
    private let rules: AssessRules
    private let areas: AreaTable
    private let problem: DeliveryProblem
    private let hoursPerPerson: Double
    /// Hours that winning prices averaged over, `pricedHours[tier][area]`.
    private let pricedHours: [[Double]]

    /// Hours and carers' paid hours per area before anybody moved.
    private let atStart: (hours: [Double], carers: [Double])

    /// - Parameters:
    ///   - believed: what bidders counted on; nil for all hours of every lot.
    ///   - tendered: hours per week of each area before Direct Payments; nil for the problem's own.
    ///   - carers: paid hours per week of each area before any carer left; nil for the problem's own.
    public init(
        rules: AssessRules, areas: AreaTable, problem: DeliveryProblem, hoursPerPerson: Double,
        believed: BelievedHours? = nil, tendered: [Double]? = nil, carers: [Double]? = nil
    ) {
        atStart = (tendered ?? problem.hours, carers ?? problem.labour.paidHours)
        self.rules = rules
        self.areas = areas
        self.problem = problem
        self.hoursPerPerson = hoursPerPerson
        pricedHours = believed?.hours ?? problem.plan.tiers.map { _ in tendered ?? problem.hours }
    }

    public func assess(_ delivery: Delivery, watch: [WatchGroup]) -> Coverage {
        let rows = Dictionary(grouping: delivery.delivered, by: \.area)
        let parts = problem.hours.indices.map { area in self.area(area, rows[area] ?? [], delivery) }
        func sum(_ members: some Sequence<Int>) -> CoverageSum { CoverageSum(members.map { parts[$0] }) }
        func sums(by name: (Area) -> String) -> [(String, CoverageSum)] {
            Dictionary(grouping: parts.indices) { name(areas[$0]) }
                .sorted { $0.key < $1.key }.map { ($0.key, sum($0.value)) }
        }
        return Coverage(
            areas: parts, total: CoverageSum(parts),
            byRuralUrban: RuralUrbanClass.Group.allCases.map { group in
                (group, sum(parts.indices.filter { areas[$0].ruralUrban.group == group }))
            },
            byDistrict: sums(by: \.ladName), byHealthArea: byHealthArea(parts),
            watch: watch.map { sum($0.areas) },
            gaps: parts.indices.filter { parts[$0].isGap }.sorted { (-parts[$0].unmet, $0) < (-parts[$1].unmet, $1) },
            surprises: problem.plan.tiers.indices.compactMap { surprise(tier: $0, delivery) },
            wantOfCarers: (
                wantOfCarers(atStart.hours, atStart.carers),
                wantOfCarers(problem.hours, problem.labour.paidHours)
            ))
    }

    private func byHealthArea(_ parts: [AreaCoverage]) -> [(String, CoverageSum)] {
        var members: [String: [(coverage: AreaCoverage, share: Double, isMain: Bool)]] = [:]
        for (index, part) in parts.enumerated() {
            for (number, own) in areas[index].healthParts.enumerated() {
                members[own.healthArea, default: []].append((part, own.share, number == 0))
            }
        }
        return members.sorted { $0.key < $1.key }.map { ($0.key, CoverageSum(shared: $0.value)) }
    }

    /// Carers' hours at the shortest travel there can be, that of a sole provider, against the hours of each area.
    private func wantOfCarers(_ hours: [Double], _ carers: [Double]) -> Double {
        hours.indices.reduce(0) { sum, area in
            guard hours[area] > 0 else { return sum }
            let travel = problem.hops.leastTravelMinutesPerHour(area: area, hours: hours[area])
            return sum + max(0, hours[area] - carers[area] / (1 + travel / 60))
        }
    }

    private func area(_ area: Int, _ rows: [DeliveredHours], _ delivery: Delivery) -> AreaCoverage {
        var byTier = [Double](repeating: 0, count: problem.plan.tiers.count)
        var byProvider: [Int: Double] = [:]
        for row in rows {
            byTier[row.tier] += row.hours
            byProvider[row.provider, default: 0] += row.hours
        }
        let hours = byTier.reduce(0, +)
        let unmet = delivery.unmet[area]
        let commissioned = problem.hours[area]
        let inReach = problem.providers.indices.count {
            problem.reach[$0][area] <= problem.providers[$0].radiusMinutes
        }
        return AreaCoverage(
            commissioned: commissioned, deliveredByTier: byTier, unmet: unmet,
            peopleUnserved: unmet / hoursPerPerson, reason: delivery.reasons[area],
            travelMinutes: hours > 0 ? rows.reduce(0) { $0 + $1.hours * $1.travelMinutes } / hours : nil,
            ratePence: hours > 0 ? rows.reduce(0) { $0 + $1.hours * Double($1.ratePence) } / hours : nil,
            providersInReach: inReach,
            mainProvider: byProvider.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key,
            isGap: unmet > rules.gapShare * commissioned && unmet > rules.gapHours)
    }

    /// Rural share of the hours that the tier's prices averaged over, against that of the hours delivered under it.
    private func surprise(tier: Int, _ delivery: Delivery) -> RuralSurprise? {
        let contracts = problem.contracts.filter { $0.tier == tier }
        let won = contracts.reduce(0) { $0 + $1.hours }
        let rows = delivery.delivered.filter { $0.tier == tier }
        let served = rows.reduce(0) { $0 + $1.hours }
        guard won > 0, served > 0 else { return nil }
        let priced = contracts.reduce(0) { sum, contract in
            let lot = problem.plan.tiers[tier].lots[contract.lot]
            let rural = lot.areas.reduce(0) { $0 + (areas[$1].ruralUrban.isRural ? pricedHours[tier][$1] : 0) }
            let all = lot.sum(pricedHours[tier])
            return all > 0 ? sum + contract.hours * rural / all : sum
        }
        let rural = rows.reduce(0) { $0 + (areas[$1.area].ruralUrban.isRural ? $1.hours : 0) }
        return RuralSurprise(tier: tier, priced: priced / won, served: rural / served)
    }
}
