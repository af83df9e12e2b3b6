/// A lot that is not let again: its holder works on at its price.
public struct FrozenContract: Hashable, Sendable {
    public let key: LotKey
    public let provider: Int
    /// Contact hours per week that it holds; nil for all of a lot that it holds alone.
    public let hours: Double?
    public let ratePence: Int

    public init(key: LotKey, provider: Int, hours: Double?, ratePence: Int) {
        self.key = key
        self.provider = provider
        self.hours = hours
        self.ratePence = ratePence
    }
}

/// What stays as it is when only the other lots of a plan are let again.
public struct FrozenLots: Hashable, Sendable {
    /// Sorted by tier, lot, provider.
    public let holders: [FrozenContract]

    public init(_ holders: [FrozenContract] = []) {
        self.holders = holders.sorted { ($0.key, $0.provider) < ($1.key, $1.provider) }
    }

    public var isEmpty: Bool { holders.isEmpty }
    public var keys: Set<LotKey> { Set(holders.map(\.key)) }

    /// The plan with nothing in its frozen lots, so that nobody is asked for them; lots keep their numbers.
    public func tendered(_ plan: LotPlan, coreCount: Int) -> LotPlan {
        if isEmpty { return plan }
        let keys = keys
        return LotPlan(
            plan.tiers.enumerated().map { tier, own in
                Tier(
                    rules: own.rules,
                    lots: own.lots.enumerated().map { lot, value in
                        keys.contains(LotKey(tier: tier, lot: lot))
                            ? Lot(id: value.id, name: value.name, areas: []) : value
                    }, coreCount: coreCount)
            })
    }

    /// The holders' contracts. A share of a shared lot is of what no frozen exclusive lot of another tier holds.
    ///
    /// - Parameters:
    ///   - hours: contact hours per week of each core area.
    ///   - firstBid: number of the first of `bids`, which the contracts name in their order.
    public func contracts(_ plan: LotPlan, hours: [Double], firstBid: Int) -> [Contract] {
        let apart = holders.filter { plan.tiers[$0.key.tier].rules.offer == .exclusive }
        let held = Set(apart.flatMap { plan.tiers[$0.key.tier].lots[$0.key.lot].areas })
        return holders.enumerated().map { index, holder in
            let lot = plan.tiers[holder.key.tier].lots[holder.key.lot]
            let isAlone = plan.tiers[holder.key.tier].rules.offer == .exclusive
            let all = lot.areas.reduce(0) { isAlone || !held.contains($1) ? $0 + hours[$1] : $0 }
            let own = isAlone ? all : min(all, holder.hours ?? all)
            return Contract(
                tier: holder.key.tier, lot: holder.key.lot, rank: 1, provider: holder.provider, bid: firstBid + index,
                hours: own, share: isAlone ? 1 : all > 0 ? own / all : 0, ratePence: holder.ratePence)
        }
    }

    /// A bid behind each of the contracts, at its price and for its hours; nobody made it anew.
    public func bids(_ contracts: [Contract], plan: LotPlan, providers: [Provider]) -> [Bid] {
        contracts.map { contract in
            let tier = plan.tiers[contract.tier]
            return Bid(
                id: "standing:\(tier.rules.name):\(tier.lots[contract.lot].id):\(providers[contract.provider].id)",
                provider: contract.provider, tier: contract.tier, lots: [contract.lot], maxHours: contract.hours,
                ratePence: contract.ratePence)
        }
    }
}

extension Capacity {
    /// What is left to bid with beside standing contracts, which come first; they count towards viability.
    public func beside(_ standing: [Contract]) -> Capacity {
        if standing.isEmpty { return self }
        var hours = hours
        var retained = retained
        for contract in standing {
            hours[contract.provider] = max(0, hours[contract.provider] - contract.hours)
            retained[contract.provider] += contract.hours
        }
        return Capacity(hours: hours, retained: retained)
    }
}
