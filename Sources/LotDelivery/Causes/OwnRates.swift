import LotModel

/// What each provider asks an hour where lots have no borders.
///
/// The mean of its contracts' rates by awarded hours; without a contract the cheapest of its bids; without a bid what a
/// spot tier pays it; nil for one with none of these, which is then not asked.
public enum OwnRates {
    public static func pence(plan: LotPlan, contracts: [Contract], providers: [Provider], bids: [Bid]) -> [Int?] {
        let held = Dictionary(grouping: contracts, by: \.provider)
        let offered = Dictionary(grouping: bids, by: \.provider)
        return providers.indices.map { index in
            mean(held[index] ?? []) ?? offered[index]?.map(\.ratePence).min() ?? spot(plan, providers[index])
        }
    }

    /// Half a penny away from zero; the plain mean where no hours were awarded.
    private static func mean(_ contracts: [Contract]) -> Int? {
        guard !contracts.isEmpty else { return nil }
        let hours = contracts.reduce(0) { $0 + $1.hours }
        let mean =
            hours > 0
            ? contracts.reduce(0) { $0 + $1.hours * Double($1.ratePence) } / hours
            : contracts.reduce(0) { $0 + Double($1.ratePence) } / Double(contracts.count)
        return Int(mean.rounded(.toNearestOrAwayFromZero))
    }

    /// The first spot tier in which it works.
    private static func spot(_ plan: LotPlan, _ provider: Provider) -> Int? {
        plan.tiers.lazy.map(\.rules)
            .filter { $0.offer.isOpen && provider.tiers.contains($0.name) }
            .compactMap { $0.spotRatePence(of: provider) }.first
    }
}
