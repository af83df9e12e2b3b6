/// What a provider is taken to have where nothing states it, by its size class.
public struct ProviderDefaults: Hashable, Sendable {
    /// Mean of the default market; also for a provider without a rating.
    public static let quality = 0.7
    /// Yearly closures of home-care agencies in England (Allan, Adult Social Care Research Unit): one in seven.
    public static let risk = 1.0 / 7

    /// Pence per paid hour: the wage of the price year.
    public let wagePence: Double
    private let rules: MarketRules
    private let tiers: [TierRules]

    public init(rules: MarketRules, wagePence: Double, tiers: [TierRules]) {
        self.rules = rules
        self.wagePence = wagePence
        self.tiers = tiers
    }

    public func sizeClass(currentHours hours: Double) -> ProviderClass {
        hours < rules.mediumFromHours ? .small : hours < rules.largeFromHours ? .medium : .large
    }

    /// Hours per week that it can add within half a year.
    public func growthHours(_ sizeClass: ProviderClass, currentHours hours: Double) -> Double {
        switch sizeClass {
        case .small: max(rules.growthSmallHours, rules.growthSmall * hours)
        case .medium: rules.growthMedium * hours
        case .large: rules.growthLarge * hours
        }
    }

    public func radiusMinutes(_ sizeClass: ProviderClass) -> Double {
        switch sizeClass {
        case .small: rules.radiusSmallMinutes
        case .medium: rules.radiusMediumMinutes
        case .large: rules.radiusLargeMinutes
        }
    }

    public func viabilityHours(_ sizeClass: ProviderClass) -> Double {
        switch sizeClass {
        case .small: rules.viabilitySmallHours
        case .medium: rules.viabilityMediumHours
        case .large: rules.viabilityLargeHours
        }
    }

    /// Names of the tiers whose `bidders` include the class.
    public func tiers(_ sizeClass: ProviderClass) -> Set<String> {
        Set(tiers.filter { $0.bidders.contains(sizeClass) }.map(\.name))
    }
}
