import LotModel

/// The naive bidder: it prices a lot as if it were to work all of the lot's hours, town and country in one average.
///
/// Price = (1 + margin) x hours-weighted cost, without the surplus that the margin replaces, rounded up to a whole penny.
public struct NaiveBidding: Sendable {
    private let rules: BiddingRules
    private let costs: CostModel
    private let hops: HopCurves
    private let neighbours: [[Int]]

    public init(rules: BiddingRules, costs: CostModel, hops: HopCurves, neighbours: [[Int]]) {
        self.rules = rules
        self.costs = costs
        self.hops = hops
        self.neighbours = neighbours
    }

    /// - Parameters:
    ///   - hours: commissioned hours per week of each core area.
    ///   - reach: minutes from each provider's base to each core area.
    ///
    /// Cost: providers x areas for every tier.
    public func bids(
        providers: [Provider], plan: LotPlan, hours: [Double], capacity: Capacity, reach: [[Double]]
    ) -> Bids {
        var bids: [Bid] = []
        var nonEntries = [[NonEntry: Int]](repeating: [:], count: plan.tiers.count)
        for (tierIndex, tier) in plan.tiers.enumerated() where tier.rules.offer != .spot {
            for (lotIndex, lot) in tier.lots.enumerated() {
                let lotHours = lot.sum(hours)
                guard lotHours > 0 else { continue }
                let travel = travel(of: lot, hours)
                for (index, provider) in providers.enumerated() where provider.tiers.contains(tier.rules.name) {
                    let minutes =
                        lot.areas.reduce(0) { sum, area in
                            // No hours, no trips, even where there is no way.
                            hours[area] > 0 ? sum + hours[area] * reach[index][area] : sum
                        } / lotHours
                    let offered = min(lotHours, capacity.hours[index])
                    let price =
                        provider.ratesPence[tier.rules.name] ?? self.price(lot, hours, lotHours, travel, provider)
                    if let reason = refusal(
                        provider, tier.rules, minutes: minutes, lotHours: lotHours, offered: offered,
                        wholeVolume: capacity.retained[index] + capacity.hours[index], price: price)
                    {
                        nonEntries[tierIndex][reason, default: 0] += 1
                        continue
                    }
                    bids.append(
                        Bid(
                            id: "\(tier.rules.name):\(lot.id):\(provider.id)", provider: index, tier: tierIndex,
                            lots: [lotIndex], maxHours: offered, ratePence: price))
                }
            }
        }
        return Bids(bids: bids, nonEntries: nonEntries)
    }

    private func refusal(
        _ provider: Provider, _ tier: TierRules, minutes: Double, lotHours: Double, offered: Double,
        wholeVolume: Double, price: Int
    ) -> NonEntry? {
        if minutes > provider.radiusMinutes { return .beyondRadius }
        if tier.offer == .exclusive, offered < lotHours { return .lotTooLarge }
        if wholeVolume < provider.viabilityHours { return .notViable }
        if price > tier.ceilingPence ?? rules.ceilingPence { return .aboveCeiling }
        return nil
    }

    /// Travel per contact hour in every area of the lot for one provider that works the whole lot.
    private func travel(of lot: Lot, _ hours: [Double]) -> [Hop] {
        let inLot = Set(lot.areas)
        return lot.areas.map { area in
            let nearby = neighbours[area].filter(inLot.contains).map { (area: $0, hours: hours[$0]) }
            return hops.travelPerHour(area: area, hours: hours[area], neighbours: nearby)
        }
    }

    private func price(
        _ lot: Lot, _ hours: [Double], _ lotHours: Double, _ travel: [Hop], _ provider: Provider
    ) -> Int {
        var pence = 0.0
        for (area, travel) in zip(lot.areas, travel) {
            let cost = costs.cost(wagePence: provider.wagePence, travel: travel)
            pence += hours[area] * cost.withoutSurplus
        }
        return Int(((1 + rules.margin) * pence / lotHours).rounded(.up))
    }
}
