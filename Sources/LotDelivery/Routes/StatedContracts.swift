import LotModel

/// Contracts with the shares that the scenario states in place of those by hours awarded, and with specialist hours out.
public enum StatedContracts {
    /// - By rank: in each lot the cheapest winner has the first share, then the one with more hours, then the lower id.
    /// - By provider: winners of one lot share it as their shares stand to one another; one without a share gets nothing.
    ///
    /// Specialist hours pass contracts by: every share is of what is left without them. Hours awarded and prices stay.
    public static func contracts(_ awarded: [Contract], plan: LotPlan, providers: [Provider]) -> [Contract] {
        let general = 1 - plan.tiers.reduce(0) { $0 + $1.rules.route.specialistShare }
        let stated = Dictionary(grouping: awarded.indices) { LotKey(tier: awarded[$0].tier, lot: awarded[$0].lot) }
        var shares = awarded.map(\.share)
        for (key, indices) in stated {
            guard let rule = plan.tiers[key.tier].rules.route.shares else { continue }
            switch rule {
            case .byRank(let list):
                let ranked = indices.sorted { a, b in
                    let (one, other) = (awarded[a], awarded[b])
                    if one.ratePence != other.ratePence { return one.ratePence < other.ratePence }
                    if one.hours != other.hours { return one.hours > other.hours }
                    return providers[one.provider].id < providers[other.provider].id
                }
                for (rank, index) in ranked.enumerated() { shares[index] = rank < list.count ? list[rank] : 0 }
            case .byProvider(let byID):
                let own = indices.sorted().map { byID[providers[awarded[$0].provider].id] ?? 0 }
                let all = own.reduce(0, +)
                for (index, share) in zip(indices.sorted(), own) { shares[index] = all > 0 ? share / all : 0 }
            }
        }
        return zip(awarded, shares).map { contract, share in
            share * general == contract.share ? contract : contract.with(share: share * general)
        }
    }
}
