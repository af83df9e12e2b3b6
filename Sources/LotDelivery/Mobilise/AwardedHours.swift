import LotModel

/// Who is to serve which area under the contracts, if nobody refuses.
///
/// An exclusive winner takes its whole lot; a share of a shared lot is of what exclusive winners leave, and of what earlier
/// tiers leave. Spot purchase promises nobody anything.
struct AwardedHours {
    /// Per core area, providers ascending.
    let areas: [[ProviderHours]]

    init(plan: LotPlan, contracts: [Contract], hours: [Double]) {
        var lastExclusive = [Int](repeating: -1, count: hours.count)
        for contract in contracts where plan.tiers[contract.tier].rules.offer == .exclusive {
            for area in plan.tiers[contract.tier].lots[contract.lot].areas {
                lastExclusive[area] = max(lastExclusive[area], contract.tier)
            }
        }
        var left = hours
        var given = [[Int: Double]](repeating: [:], count: hours.count)
        for tier in plan.tiers.indices {
            var taken = [Double](repeating: 0, count: hours.count)
            // A reserve winner is asked only after a refusal.
            for contract in contracts where contract.tier == tier && contract.rank == 1 {
                for area in plan.tiers[tier].lots[contract.lot].areas
                where lastExclusive[area] <= tier && left[area] > 0 {
                    let due = min(contract.share * left[area], left[area] - taken[area])
                    given[area][contract.provider, default: 0] += due
                    taken[area] += due
                }
            }
            for area in hours.indices { left[area] -= taken[area] }
        }
        areas = given.map { area in
            area.sorted { $0.key < $1.key }.filter { $0.value > 0 }
                .map { ProviderHours(provider: $0.key, hours: $0.value) }
        }
    }
}
