/// How a rate per hour becomes pay in each area, and how a bidder turns the pay it needs into a rate.
///
/// Pay of a contact hour = rate x pay factor + supplement of the area's rural-urban class.
public struct RateCard: Hashable, Sendable {
    private let rules: RateRules
    private let schedule: RateSchedule
    /// Of each core area.
    private let groups: [RuralUrbanClass.Group]
    /// Paid over planned minutes of a visit; 1 without a minimum paid visit.
    public let payFactor: Double
    /// Whole pence on top of each area's class, of each core area; none without.
    private var extraPence: [Int] = []

    public init(rules: RateRules, schedule: RateSchedule, demand: DemandRules, areas: AreaTable) {
        self.rules = rules
        self.schedule = schedule
        groups = areas.core.map(\.ruralUrban.group)
        payFactor = 1 + demand.minutesAdded(byMinimum: rules.minimumPaidVisitMinutes) / demand.meanVisitMinutes
    }

    /// The card with so many pence more for every contact hour in an area, in every tier.
    public func adding(_ pence: Int, area: Int) -> RateCard {
        var card = self
        if extraPence.isEmpty { card.extraPence = Array(repeating: 0, count: groups.count) }
        card.extraPence[area] += pence
        return card
    }

    /// Whole pence per contact hour on top of a rate.
    public func supplementPence(ratePence: Int, area: Int) -> Int {
        supplement(ratePence, groups[area]) + (extraPence.isEmpty ? 0 : extraPence[area])
    }

    /// Pence that a contact hour in the area earns.
    public func paidPence(ratePence: Int, area: Int) -> Double {
        Double(ratePence) * payFactor + Double(supplementPence(ratePence: ratePence, area: area))
    }

    /// The lowest rate at which an hour earns so much on average over `areas`, each with its weight, not below the floor and
    /// rounded up to a band; above the highest band the rate itself. That band and the ceiling are the caller's to hold.
    public func askingPence(earning pence: Double, areas: [Int], weights: [Double], tier: TierRules) -> Int {
        let rate = max(lowestRate(earning: pence, shares(areas, weights)), tier.floorPence ?? rules.floorPence ?? 0)
        return schedule.bandsPence.first { $0 >= rate } ?? rate
    }

    /// Nil without bands.
    public var highestBandPence: Int? { schedule.bandsPence.last }

    /// The lowest rate in whole pence that covers so many pence of cost in the area, whatever floors and bands say.
    public func breakEvenPence(costPence: Double, area: Int) -> Int {
        lowestRate(earning: costPence, [(group: groups[area], share: 1)])
    }

    private func supplement(_ ratePence: Int, _ group: RuralUrbanClass.Group) -> Int {
        let (fixed, share) = terms(group)
        return fixed + (share > 0 ? Int((share * Double(ratePence)).rounded(.toNearestOrAwayFromZero)) : 0)
    }

    private func terms(_ group: RuralUrbanClass.Group) -> (pence: Int, share: Double) {
        switch group {
        case .urban: (0, 0)
        case .townFringe: (rules.townFringeSupplementPence, rules.townFringeSupplementShare)
        case .village: (rules.villageSupplementPence, rules.villageSupplementShare)
        }
    }

    private func shares(_ areas: [Int], _ weights: [Double]) -> [(group: RuralUrbanClass.Group, share: Double)] {
        let all = weights.reduce(0, +)
        guard all > 0 else { return [] }
        return RuralUrbanClass.Group.allCases.map { group in
            (group, zip(areas, weights).reduce(0) { $0 + (groups[$1.0] == group ? $1.1 : 0) } / all)
        }
    }

    /// Pay never falls with the rate, so that a step or two from the straight line suffices: supplements are rounded.
    private func lowestRate(earning pence: Double, _ shares: [(group: RuralUrbanClass.Group, share: Double)]) -> Int {
        let fixed = shares.reduce(0) { $0 + $1.share * Double(terms($1.group).pence) }
        let slope = shares.reduce(payFactor) { $0 + $1.share * terms($1.group).share }
        func earned(_ rate: Int) -> Double {
            shares.reduce(Double(rate) * payFactor) { $0 + $1.share * Double(supplement(rate, $1.group)) }
        }
        var rate = max(0, Int(((pence - fixed) / slope).rounded(.down)) - 2)
        while earned(rate) < pence { rate += 1 }
        return rate
    }
}

extension DemandRules {
    /// Mean minutes paid beyond those planned when every shorter visit is paid as if it lasted `least` minutes.
    public func minutesAdded(byMinimum least: Double) -> Double {
        visitMix.reduce(0) { $0 + $1.share * max(0, least - $1.minutes) }
    }
}

extension Scenario {
    public var rateCard: RateCard {
        RateCard(rules: rules.rates, schedule: rateSchedule, demand: rules.demand, areas: areas)
    }
}
