/// What an award must keep: a rule of its terms, or of one tier. Each can be left out, so that its price can be told.
public enum AwardLimit: Hashable, Sendable {
    /// By its place in the list of rules.
    case rule(Int)
    /// Most lots of the tier for one provider.
    case lotLimit(tier: Int)
    /// Most winners of a lot of the tier.
    case winnersPerLot(tier: Int)
    /// Highest price per hour that a bid of the tier may ask.
    case ceiling(tier: Int)
}

/// Why a bid takes no part, whatever the other bids are.
public enum BidFault: Hashable, Sendable {
    /// It offers fewer hours than lots have that only one may win.
    case tooFewHours
    case limit(AwardLimit)
}

extension Tender {
    /// All that an award must keep and that could be left out, in the order in which it is printed: the rules, then each
    /// tier's own. Ceilings stand here only where they keep a bid out.
    public var limits: [AwardLimit] {
        terms.rules.indices.map { .rule($0) }
            + plan.tiers.enumerated().flatMap { tier, own -> [AwardLimit] in
                var limits: [AwardLimit] = []
                if own.rules.offer == .shares { limits.append(.winnersPerLot(tier: tier)) }
                if own.rules.lotLimit != nil { limits.append(.lotLimit(tier: tier)) }
                if let ceiling = own.rules.ceilingPence,
                    bids.contains(where: { $0.tier == tier && $0.ratePence > ceiling })
                {
                    limits.append(.ceiling(tier: tier))
                }
                return limits
            }
    }

    /// The same tender without these limits; places of the rules that stay shift down.
    public func without(_ left: Set<AwardLimit>) -> Tender {
        let rules = terms.rules.enumerated().filter { !left.contains(.rule($0.offset)) }.map(\.element)
        let tiers = plan.tiers.enumerated().map { index, tier in
            Tier(
                rules: TierRules(
                    name: tier.rules.name, title: tier.rules.title, source: tier.rules.source, offer: tier.rules.offer,
                    maxWinners: left.contains(.winnersPerLot(tier: index)) ? .max : tier.rules.maxWinners,
                    lotLimit: left.contains(.lotLimit(tier: index)) ? nil : tier.rules.lotLimit,
                    ceilingPence: left.contains(.ceiling(tier: index)) ? nil : tier.rules.ceilingPence,
                    ratePence: tier.rules.ratePence, bidders: tier.rules.bidders),
                lots: tier.lots, coreCount: hours.count)
        }
        return Tender(
            plan: LotPlan(tiers), hours: hours, bids: bids, capacity: capacity, terms: terms.with(rules: rules),
            small: small, incumbents: incumbents)
    }
}
