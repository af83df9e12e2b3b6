import LotModel

/// Why a bid takes no part, by the rules that look at one bidder's bids alone and by its tier's ceiling.
struct BidValidity {
    private let tender: Tender
    /// Lots that each provider bids for.
    private let lotsBid: [Set<LotKey>]

    init(_ tender: Tender) {
        self.tender = tender
        var lots = [Set<LotKey>](repeating: [], count: tender.capacity.count)
        if tender.terms.rules.contains(where: { if case .lotsBid = $0 { true } else { false } }) {
            for bid in tender.bids { lots[bid.provider].formUnion(bid.keys) }
        }
        lotsBid = lots
    }

    /// What keeps the bid out; nil for a valid one.
    func fault(_ index: Int) -> BidFault? {
        let bid = tender.bids[index]
        let tier = tender.plan.tiers[bid.tier]
        if tier.rules.offer == .exclusive {
            let needed = bid.lots.reduce(0) { $0 + tier.lots[$1].sum(tender.hours) }
            if bid.maxHours + AwardSolver.crumb < needed { return .tooFewHours }
        }
        if let rule = tender.terms.rules.firstIndex(where: { !allows(bid, $0) }) { return .limit(.rule(rule)) }
        if let ceiling = tier.rules.ceilingPence, bid.ratePence > ceiling { return .limit(.ceiling(tier: bid.tier)) }
        return nil
    }

    private func allows(_ bid: Bid, _ rule: AwardRule) -> Bool {
        switch rule {
        case .lotsBid(let most): lotsBid[bid.provider].count <= most
        case .incumbentKept(let lots):
            bid.keys.allSatisfy { !lots.contains($0) || (tender.incumbents[$0] ?? bid.provider) == bid.provider }
        case .reservedForSmall(let lots):
            tender.small.contains(bid.provider) || bid.keys.allSatisfy { !lots.contains($0) }
        case .quality(let least): bid.quality >= least
        case .rate(let least, let most): bid.ratePence >= least && bid.ratePence <= most ?? .max
        case .capacity, .allAwarded, .oneBidEach, .lotsAwarded, .spend, .budget, .marketShare, .winners,
            .incumbentChanges, .group, .rivalProviders, .separateLots, .lotShare:
            true
        }
    }
}
