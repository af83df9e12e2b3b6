import LotModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Recomputes a delivery from the problem alone. Shares no code with the waterfall that made it.
public struct DeliveryChecker: Sendable {
    static let tolerance = 1e-6

    private let cost: CostRules
    private let travel: TravelRules
    private let rates: RateRules
    private let demand: DemandRules
    private let areas: AreaTable

    public init(
        cost: CostRules, travel: TravelRules, rates: RateRules, demand: DemandRules, areas: AreaTable
    ) {
        self.cost = cost
        self.travel = travel
        self.rates = rates
        self.demand = demand
        self.areas = areas
    }

    /// Everything that is wrong, in words; empty when the delivery holds.
    public func faults(of delivery: Delivery, problem: DeliveryProblem) -> [String] {
        var faults: [String] = []
        var met = [Double](repeating: 0, count: problem.hours.count)
        var paidByProvider = [Double](repeating: 0, count: problem.providers.count)
        var paidByArea = [Double](repeating: 0, count: problem.hours.count)

        let held = HeldContracts(problem)

        for row in delivery.delivered {
            let label = "provider \(row.provider) in area \(row.area)"
            if !(row.hours > 0) { faults.append("\(label): \(row.hours) h") }
            let paid = row.hours * (60 + row.acceptedTravelMinutes) / 60
            met[row.area] += row.hours
            paidByProvider[row.provider] += paid
            paidByArea[row.area] += paid
            faults += entitlementFaults(row, label, problem, held)
            if avoidablePence(row, problem) >= paidPence(row) * (1 + Self.tolerance) {
                faults.append("\(label): works at a loss")
            }
        }
        for area in problem.hours.indices {
            let unmet = delivery.unmet[area]
            if unmet < 0 { faults.append("area \(area): negative unmet hours") }
            if abs(problem.hours[area] - met[area] - unmet) > Self.tolerance * max(1, problem.hours[area]) {
                faults.append("area \(area): commissioned is not delivered plus unmet")
            }
            if paidByArea[area] > problem.labour.paidHours[area] * (1 + Self.tolerance) + Self.tolerance {
                faults.append("area \(area): more paid hours than carers")
            }
            if (delivery.reasons[area] != nil) != (unmet > 0) { faults.append("area \(area): reason without gap") }
        }
        for provider in problem.providers.indices {
            let paid = problem.capacity[provider] * (60 + problem.rules.plannedTravelMinutes) / 60
            if paidByProvider[provider] > paid * (1 + Self.tolerance) + Self.tolerance {
                faults.append("provider \(provider): more paid hours than it has")
            }
        }
        faults += shareFaults(delivery, problem, held)
        faults += LendingChecker(problem).faults(of: delivery)
        faults += idleFaults(delivery, problem, paidByProvider, paidByArea)
        return faults
    }

    /// What the hour earns: its rate for the minutes paid of the minutes planned, and the supplement of its class.
    func paidPence(_ row: DeliveredHours) -> Double {
        let rate = Double(row.ratePence)
        var paid = 0.0
        var planned = 0.0
        let longer = 1 - demand.fifteenMinuteShare
        for (minutes, share) in [
            (15.0, demand.fifteenMinuteShare), (30, longer * 0.72 / 0.984), (45, longer * 0.18 / 0.984),
            (60, longer * 0.084 / 0.984),
        ] {
            paid += share * max(minutes, rates.minimumPaidVisitMinutes)
            planned += share * minutes
        }
        let supplement: Double
        switch areas[row.area].ruralUrban {
        case .a1, .b1, .c1, .c2: supplement = 0
        case .d1, .d2:
            supplement = Double(rates.townFringeSupplementPence) + (rate * rates.townFringeSupplementShare).rounded()
        case .e1, .e2:
            supplement = Double(rates.villageSupplementPence) + (rate * rates.villageSupplementShare).rounded()
        }
        return rate * paid / planned + supplement
    }

    /// Pay for contact and travel with on-costs, and mileage by the road that so many minutes stand for: the year's mileage
    /// is that of the reference minutes driven outside London.
    private func avoidablePence(_ row: DeliveredHours, _ problem: DeliveryProblem) -> Double {
        let visits = 60 / problem.hops.meanVisitMinutes
        let reference = pow(
            cost.referenceTravelMinutes / visits / (travel.hopFactor * travel.minutesAt1Km),
            1 / travel.distanceExponent)
        let hop = problem.hops.roamingMinutes(area: row.area, mean: row.acceptedTravelMinutes / visits)
        let roaming = problem.hops.roamingShare(area: row.area)
        let driven =
            roaming
            * drivenKilometres(
                hop: hop, in: areas[row.area],
                perKilometre: mostMinutesPerLeg(areas[row.area], problem.hops.areas[row.area]))
        let paidMinutes = 60 + row.acceptedTravelMinutes
        let pay =
            problem.providers[row.provider].wagePence * paidMinutes / 60
            * (1 + cost.insurancePensionShare + cost.otherOnCostShare)
        return pay + cost.mileagePence * driven / reference
    }

    /// Minutes at the wheel of a leg of 1 km to the power of the exponent. On real roads they depend on the leg: then the most
    /// at any knot, so that mileage comes out as the least it may be, and a loss of no more than the rest is not detected.
    func mostMinutesPerLeg(_ area: Area, _ hops: HopArea) -> Double {
        guard !hops.roadMinutes.isEmpty else {
            return area.isLondon ? travel.minutesAt1KmLondon : travel.minutesAt1Km
        }
        var most = 0.0
        for index in hops.roadMinutes.indices {
            let addresses = Double(HopTable.knots[index])
            let leg =
                hops.legs.isEmpty
                ? pow(
                    travel.tourConstant * (area.areaSquareKilometres / addresses).squareRoot(), travel.distanceExponent)
                : hops.legs[...index].min() ?? 0
            most = max(most, (hops.roadMinutes[...index].min() ?? 0) / leg)
        }
        return most
    }

    /// Straight-line kilometres that somebody drives who is so many minutes on the way; 0 on foot.
    ///
    /// The way taken is the sooner, so that the minutes reach the farther of the two. A hop at the floor may be of any
    /// length up to it: its mileage is left out, and a loss of no more than that is not detected.
    func drivenKilometres(hop: Double, in area: Area, perKilometre: Double) -> Double {
        if hop <= travel.hopFloorMinutes * (1 + Self.tolerance) { return 0 }
        let parking = area.isLondon ? travel.parkingMinutesLondon : travel.parkingMinutes
        let atTheWheel = (hop - parking) / (travel.timeScale * travel.peakFactor)
        let onWheels =
            atTheWheel > 0 ? pow(atTheWheel / (travel.hopFactor * perKilometre), 1 / travel.distanceExponent) : 0
        let onFoot = hop / 60 * travel.walkingKilometresPerHour / (travel.walkingDetour * travel.hopFactor)
        return onFoot > onWheels ? 0 : onWheels
    }

    /// Nobody works more of an area than its contracts there give it of what earlier tiers left, nor a shared lot's area
    /// before the exclusive winner of a later tier was asked.
    private func shareFaults(_ delivery: Delivery, _ problem: DeliveryProblem, _ held: HeldContracts) -> [String] {
        var faults: [String] = []
        var left = problem.hours
        for (tierIndex, tier) in problem.plan.tiers.enumerated() {
            let rows = delivery.delivered.filter { $0.tier == tierIndex }
            for row in tier.rules.offer.isOpen ? [] : rows {
                if row.holder != nil { continue }
                let due = held.at(row, in: tier).reduce(0) { $0 + $1.share }
                if row.hours > due * left[row.area] * (1 + Self.tolerance) + Self.tolerance {
                    faults.append("provider \(row.provider) in area \(row.area): more than its share")
                }
                if held.exclusiveTiers[row.area].contains(where: { $0 > tierIndex }) {
                    faults.append("area \(row.area): worked before its exclusive winner was asked")
                }
            }
            for row in rows { left[row.area] -= row.hours }
        }
        return faults
    }

    /// A provider works where it holds a contract, or in its radius at the spot rate, its own where it states one.
    private func entitlementFaults(
        _ row: DeliveredHours, _ label: String, _ problem: DeliveryProblem, _ held: HeldContracts
    ) -> [String] {
        let tier = problem.plan.tiers[row.tier]
        if row.holder != nil { return [] }
        if tier.rules.offer.isOpen {
            let provider = problem.providers[row.provider]
            let isInReach = problem.reach[row.provider][row.area] <= provider.radiusMinutes
            var due = tier.rules.ratePence
            if let own = provider.ratesPence[tier.rules.name] {
                due = own
                if let most = tier.rules.ceilingPence, most < own { due = most }
            }
            let isPaid = due == row.ratePence
            return isInReach && isPaid && provider.tiers.contains(tier.rules.name)
                ? [] : ["\(label): not entitled to spot work"]
        }
        let holds = held.at(row, in: tier).contains { $0.ratePence == row.ratePence }
        return holds ? [] : ["\(label): no contract"]
    }

    /// Whether the spot rate pays a provider that would come for what is unmet alone: no hop of a larger offer is longer.
    private func isPaid(
        _ provider: Int, _ area: Int, _ hours: Double, _ rules: TierRules, _ problem: DeliveryProblem
    ) -> Bool {
        guard let rate = rules.spotRatePence(of: problem.providers[provider]) else { return false }
        let travel = problem.hops.travelPerHour(area: area, hours: hours)
        let row = DeliveredHours(
            tier: 0, provider: provider, area: area, hours: hours, ratePence: rate,
            acceptedTravelMinutes: travel.minutes, travelMinutes: 0)
        let wage = problem.providers[provider].wagePence
        return problem.costs.cost(wagePence: wage, travel: travel).avoidable < paidPence(row)
    }

    /// Where the last tier is spot and hours stay unmet, no provider in radius may have room while carers are idle, unless
    /// the rate would not pay it.
    private func idleFaults(
        _ delivery: Delivery, _ problem: DeliveryProblem, _ paidByProvider: [Double], _ paidByArea: [Double]
    ) -> [String] {
        guard let last = problem.plan.tiers.last, last.rules.offer.isOpen else { return [] }
        var faults: [String] = []
        for area in problem.hours.indices where delivery.unmet[area] > 1e-3 {
            let idleCarers = problem.labour.paidHours[area] - paidByArea[area]
            guard idleCarers > 1e-3 else { continue }
            if delivery.reasons[area] == .labour {
                faults.append("area \(area): carers are idle, yet labour is blamed")
            }
            let idleProviders = problem.providers.indices.filter { index in
                let paid = problem.capacity[index] * (60 + problem.rules.plannedTravelMinutes) / 60
                return problem.providers[index].tiers.contains(last.rules.name) && paid - paidByProvider[index] > 1e-3
                    && problem.reach[index][area] <= problem.providers[index].radiusMinutes
                    && isPaid(index, area, delivery.unmet[area], last.rules, problem)
            }
            if !idleProviders.isEmpty, delivery.reasons[area] != .price {
                faults.append("area \(area): provider \(idleProviders[0]) has room, yet hours are unmet")
            }
        }
        return faults
    }
}

/// Contracts looked up by who works where, so that a check costs one look for each row.
private struct HeldContracts {
    private struct Post: Hashable {
        let tier: Int
        let lot: Int
        let provider: Int
    }

    private let byPost: [Post: [Contract]]
    /// Exclusive tiers in which each area has a winner.
    let exclusiveTiers: [[Int]]

    init(_ problem: DeliveryProblem) {
        byPost = Dictionary(grouping: problem.contracts) { Post(tier: $0.tier, lot: $0.lot, provider: $0.provider) }
        var tiers = [[Int]](repeating: [], count: problem.hours.count)
        for contract in problem.contracts where problem.plan.tiers[contract.tier].rules.offer == .exclusive {
            for area in problem.plan.tiers[contract.tier].lots[contract.lot].areas { tiers[area].append(contract.tier) }
        }
        exclusiveTiers = tiers
    }

    func at(_ row: DeliveredHours, in tier: Tier) -> [Contract] {
        guard let lot = tier.lotOfArea[row.area] else { return [] }
        return byPost[Post(tier: row.tier, lot: lot, provider: row.provider)] ?? []
    }
}
