import LotGeometry
import LotModel
import LotSearch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// An invented market of the right size, for councils that have no list of providers yet.
///
/// Sizes are lognormal and together hold the commissioned hours; bases are drawn by population. Every provider is a
/// letter: nobody's name is used.
public struct DefaultMarket: Sendable {
    /// Yearly closures of home-care agencies in England (Allan, Adult Social Care Research Unit): one in seven.
    static let closureRisk = 1.0 / 7

    private let rules: MarketRules
    private let wagePence: Double
    private let tiers: [TierRules]

    public init(rules: MarketRules, wagePence: Double, tiers: [TierRules]) {
        self.rules = rules
        self.wagePence = wagePence
        self.tiers = tiers
    }

    /// Draws the market; equal seeds give equal providers.
    public func providers(areas: AreaTable, demand: Demand, seed: Seed) -> [Provider] {
        let hours = sizes(totalHours: demand.coreHours, seed: seed)
        let populations = areas.core.map(\.population)
        return hours.indices.map { index in
            var generator = SeededGenerator(seed.child("market.provider", index: index))
            let base = areas[generator.index(weights: populations)].centroid
            let wage = wagePence * (1 + rules.wageSpread * abs(generator.normal()))
            let quality = min(1, max(0, 0.7 + 0.1 * generator.normal()))
            return provider(index, hours: hours[index], base: base, wage: wage, quality: quality)
        }
    }

    private func sizes(totalHours: Double, seed: Seed) -> [Double] {
        // Median and mean fix a lognormal: mean / median = exp(sigma^2 / 2).
        let sigma = (2 * log(max(1, rules.meanPeople / rules.medianPeople))).squareRoot()
        var generator = SeededGenerator(seed.child("market.sizes"))
        let people = (0..<rules.providers).map { _ in rules.medianPeople * exp(sigma * generator.normal()) }
        let total = people.reduce(0, +)
        return people.map { $0 / total * totalHours }
    }

    private func provider(_ index: Int, hours: Double, base: Position, wage: Double, quality: Double) -> Provider {
        let sizeClass: ProviderClass =
            hours < rules.mediumFromHours ? .small : hours < rules.largeFromHours ? .medium : .large
        let growth: Double
        let radius: Double
        let viability: Double
        switch sizeClass {
        case .small:
            growth = max(rules.growthSmallHours, rules.growthSmall * hours)
            radius = rules.radiusSmallMinutes
            viability = rules.viabilitySmallHours
        case .medium:
            growth = rules.growthMedium * hours
            radius = rules.radiusMediumMinutes
            viability = rules.viabilityMediumHours
        case .large:
            growth = rules.growthLarge * hours
            radius = rules.radiusLargeMinutes
            viability = rules.viabilityLargeHours
        }
        let digits = String(index + 1)
        return Provider(
            id: "P" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits,
            name: "Provider " + Pseudonym.letters(index), sizeClass: sizeClass, base: base, currentHours: hours,
            growthHours: growth, wagePence: wage, quality: quality, risk: Self.closureRisk, radiusMinutes: radius,
            viabilityHours: viability,
            tiers: Set(tiers.filter { $0.bidders.contains(sizeClass) }.map(\.name)))
    }
}
