import LotGeometry
import LotModel
import LotSearch

/// An invented market of the right size, for councils that have no list of providers yet.
///
/// Sizes are lognormal and together hold the commissioned hours; bases are drawn by population. Every provider is a
/// letter: nobody's name is used.
public struct DefaultMarket: Sendable {
    private let rules: MarketRules
    private let defaults: ProviderDefaults

    public init(rules: MarketRules, wagePence: Double, tiers: [TierRules]) {
        self.rules = rules
        defaults = ProviderDefaults(rules: rules, wagePence: wagePence, tiers: tiers)
    }

    /// Draws the market; equal seeds give equal providers.
    public func providers(areas: AreaTable, demand: Demand, seed: Seed) -> [Provider] {
        let hours = sizes(totalHours: demand.coreHours, seed: seed)
        let populations = areas.core.map(\.population)
        return hours.indices.map { index in
            var generator = SeededGenerator(seed.child("market.provider", index: index))
            let base = areas[generator.index(weights: populations)].centroid
            let wage = defaults.wagePence * (1 + rules.wageSpread * abs(generator.normal()))
            let quality = min(1, max(0, ProviderDefaults.quality + 0.1 * generator.normal()))
            return provider(index, hours: hours[index], base: base, wage: wage, quality: quality)
        }
    }

    private func sizes(totalHours: Double, seed: Seed) -> [Double] {
        let sizes = MarketSizes(rules)
        var generator = SeededGenerator(seed.child("market.sizes"))
        let people = (0..<rules.providers).map { _ in sizes.people(&generator) }
        let total = people.reduce(0, +)
        return people.map { $0 / total * totalHours }
    }

    private func provider(_ index: Int, hours: Double, base: Position, wage: Double, quality: Double) -> Provider {
        let sizeClass = defaults.sizeClass(currentHours: hours)
        return Provider(
            id: Pseudonym.id(index), name: "Provider " + Pseudonym.letters(index), sizeClass: sizeClass, base: base,
            currentHours: hours, growthHours: defaults.growthHours(sizeClass, currentHours: hours), wagePence: wage,
            quality: quality, risk: ProviderDefaults.risk, radiusMinutes: defaults.radiusMinutes(sizeClass),
            viabilityHours: defaults.viabilityHours(sizeClass), tiers: defaults.tiers(sizeClass))
    }
}
