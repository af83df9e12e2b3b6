import LotModel

/// Holds routes of tiers against providers and demand.
enum RouteChecks {
    /// Adds `provider.unknown` for shares of providers that the file does not have, `value.conflict` for shares by provider
    /// without a file of providers, and for a specialist share beside tiers between which it cannot be kept apart.
    ///
    /// - Parameter providers: nil where none are known.
    static func check(
        _ text: ScenarioText, _ providers: [Provider]?, ranks: Int, _ reading: inout Reading
    ) {
        for tier in text.tiers {
            guard case .byProvider(let shares) = tier.rules.route.shares else { continue }
            if text.providers == nil {
                reading.add(
                    .valueConflict, at: tier.place, value: tier.rules.name,
                    "has shares by provider, and no file names providers.",
                    remedy: "Add providers: {file: providers.csv, price_year: ...}, or list shares by rank.")
            }
            guard let providers else { continue }
            let ids = providers.map(\.id)
            for id in shares.keys.sorted() where !ids.contains(id) {
                reading.add(
                    .providerUnknown, at: tier.place, value: id, "has a share and is no provider.",
                    remedy: choiceRemedy(id, ids))
            }
        }
        let lots = text.tiers.filter { !$0.rules.offer.isOpen }
        guard text.tiers.contains(where: { $0.rules.route.specialistShare > 0 }) else { return }
        let isPlain = lots.allSatisfy(\.rules.offer.isAwarded)
        guard let second = lots.count > 1 ? lots[1] : isPlain && ranks == 1 ? nil : lots.first else { return }
        reading.add(
            .valueConflict, at: second.place, value: second.rules.name,
            "cannot stand beside specialist_share: what one contract leaves could not be told from specialist hours.",
            remedy: "Keep one tier of awarded lots with ranks: 1 above spot purchase, or leave the share out.")
    }
}
