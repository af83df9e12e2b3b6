extension Offer {
    /// Lots are won in a tender, for the hours awarded.
    public var isAwarded: Bool { self == .exclusive || self == .shares }

    /// No lots and no contracts: whoever reaches an area may work there.
    public var isOpen: Bool { self == .spot || self == .dynamic }
}

extension LotPlan {
    /// The same tiers with lots where an award gives them; the others promise nobody any hours.
    public func tendered(coreCount: Int) -> LotPlan {
        if tiers.allSatisfy({ $0.rules.offer != .framework }) { return self }
        return LotPlan(
            tiers.map { $0.rules.offer == .framework ? Tier(rules: $0.rules, lots: [], coreCount: coreCount) : $0 })
    }
}

extension Bids {
    /// The same with prices for places on frameworks last, so that a bid has the same number in the tender, which knows
    /// nothing of them.
    public func placesLast(_ plan: LotPlan) -> Bids {
        let isPlace = bids.map { plan.tiers[$0.tier].rules.offer == .framework }
        guard isPlace.contains(true) else { return self }
        let order = bids.indices.filter { !isPlace[$0] } + bids.indices.filter { isPlace[$0] }
        var numbers = Array(0..<bids.count)
        for (new, old) in order.enumerated() { numbers[old] = new }
        return Bids(
            bids: order.map { bids[$0] }, nonEntries: nonEntries,
            entries: entries.map { entry in entry.bid.map { entry.with(bid: numbers[$0]) } ?? entry })
    }
}
