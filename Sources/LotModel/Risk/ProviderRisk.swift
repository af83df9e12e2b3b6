/// What a provider's scores feed into an award, its failure and its monitoring.
public struct ProviderRisk: Hashable, Sendable {
    public let provider: String
    /// Services that criteria rate.
    public let services: Int
    /// 0 to 100; nil where none of them has a score.
    public let score: Double?
    public let colour: RiskColour?
    /// With which its bids are marked, 0 to 1; nil without a score.
    public let quality: Double?
    /// Chance that it closes within a year; nil without a score.
    public let closureChance: Double?
    /// Of contract monitoring, to all of its rated services.
    public let visitsYear: Double
    public let visitHoursYear: Double

    public init(
        provider: String, services: Int, score: Double?, colour: RiskColour?, quality: Double?,
        closureChance: Double?, visitsYear: Double, visitHoursYear: Double
    ) {
        self.provider = provider
        self.services = services
        self.score = score
        self.colour = colour
        self.quality = quality
        self.closureChance = closureChance
        self.visitsYear = visitsYear
        self.visitHoursYear = visitHoursYear
    }

    /// Providers of rated services, by id. Each service weighs the same in a mean.
    static func all(_ scenario: RiskScenario, _ scores: [RiskScore?]) -> [ProviderRisk] {
        var services: [String: [Int]] = [:]
        for (index, service) in scenario.services.enumerated() where scores[index] != nil {
            if let provider = service.provider { services[provider, default: []].append(index) }
        }
        let feeds = scenario.feeds
        return services.sorted { $0.key < $1.key }.map { provider, own in
            let found = own.compactMap { scores[$0]?.score }
            let score =
                switch feeds.providerScore {
                case .lowest: found.min()
                case .mean:
                    found.isEmpty ? nil : RiskMatrix.hundredths(found.reduce(0, +) / Double(found.count))
                }
            let visits = own.reduce(0) { $0 + feeds.visits.perYear(scores[$1]?.colour) }
            return ProviderRisk(
                provider: provider, services: own.count, score: score,
                colour: score.map(scenario.matrix.cutOffs.colour), quality: score.map(feeds.quality.value),
                closureChance: score.map(feeds.closureChance.value), visitsYear: visits,
                visitHoursYear: visits * feeds.visits.hours)
        }
    }
}

extension Provider {
    /// The same with the quality and the risk of its scores; its own where it has none.
    public func rated(_ risk: ProviderRisk) -> Provider {
        Provider(
            id: id, name: name, sizeClass: sizeClass, base: base, currentHours: currentHours, growthHours: growthHours,
            wagePence: wagePence, quality: risk.quality ?? quality, risk: risk.closureChance ?? self.risk,
            radiusMinutes: radiusMinutes, viabilityHours: viabilityHours, tiers: tiers, ratesPence: ratesPence)
    }
}
