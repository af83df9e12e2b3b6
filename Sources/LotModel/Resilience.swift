/// What happens if one provider stops, with the award as it stands. Hours are contact hours per week.
public struct Withdrawal: Hashable, Sendable {
    public let provider: Int
    /// Hours that it delivers: all of them lose their provider.
    public let displaced: Double
    /// Of those, hours that others take within the weeks given.
    public let replaced: Double
    /// Hours left without, by area, ascending; areas without any are left out.
    public let left: [AreaHours]
    /// Who takes most, first; ties by index.
    public let takers: [ProviderHours]
    /// Chance that it closes within a year.
    public let closureChance: Double
    /// Its hours, delivered and kept outside of the tender, are fewer than its branch needs.
    public let isBelowViability: Bool
    /// Hours delivered and kept outside of the tender.
    public let volume: Double

    public init(
        provider: Int, displaced: Double, replaced: Double, left: [AreaHours], takers: [ProviderHours],
        closureChance: Double, isBelowViability: Bool, volume: Double
    ) {
        self.provider = provider
        self.displaced = displaced
        self.replaced = replaced
        self.left = left
        self.takers = takers
        self.closureChance = closureChance
        self.isBelowViability = isBelowViability
        self.volume = volume
    }

    public var leftWithout: Double { left.reduce(0) { $0 + $1.hours } }
}

public struct AreaHours: Hashable, Sendable {
    public let area: Int
    public let hours: Double

    public init(area: Int, hours: Double) {
        self.area = area
        self.hours = hours
    }
}

/// How few providers deliver the hours of some place.
public struct Concentration: Hashable, Sendable {
    public enum Scope: String, Sendable {
        case all
        case district
        case healthArea = "health_area"
        case lot
    }

    public let scope: Scope
    /// District, health area, or tier and lot.
    public let name: String
    public let hours: Double
    /// Sum of squared per cent shares: 10,000 for one provider; nil where nothing is delivered.
    public let index: Double?
    /// The provider with most hours, the lower index where two are equal.
    public let largest: Int?
    public let largestShare: Double

    /// - Parameter hours: those delivered by each provider, in the order of the providers.
    public init(scope: Scope, name: String, hours: [Double]) {
        let all = hours.reduce(0, +)
        let most = hours.indices.max { (hours[$0], -$0) < (hours[$1], -$1) }
        self.scope = scope
        self.name = name
        self.hours = all
        index = all > 0 ? hours.reduce(0) { $0 + ($1 / all * 100) * ($1 / all * 100) } : nil
        largest = all > 0 ? most : nil
        largestShare = all > 0 ? (most.map { hours[$0] } ?? 0) / all : 0
    }
}

/// Every provider withdrawn in turn, and how concentrated delivery is.
public struct Resilience: Hashable, Sendable {
    /// One for each provider that delivers or could, in the order of providers.
    public let withdrawals: [Withdrawal]
    /// All, districts, health areas, lots.
    public let concentrations: [Concentration]
    public let hoursPerPerson: Double

    public init(withdrawals: [Withdrawal], concentrations: [Concentration], hoursPerPerson: Double) {
        self.withdrawals = withdrawals
        self.concentrations = concentrations
        self.hoursPerPerson = hoursPerPerson
    }

    /// Most hours left without first; ties by hours displaced, then by provider.
    public var worst: [Withdrawal] {
        withdrawals.filter { $0.displaced > 0 }.sorted {
            ($1.leftWithout, $1.displaced, $0.provider) < ($0.leftWithout, $0.displaced, $1.provider)
        }
    }

    /// Whether a provider, in the delivery as it stands, has fewer hours than its branch needs.
    public func isBelowViability(_ provider: Int) -> Bool {
        withdrawals.contains { $0.provider == provider && $0.isBelowViability }
    }

    /// Of each core area the provider whose withdrawal leaves most hours without, and those hours.
    public func exposure(areas: Int) -> [ProviderHours?] {
        var worst = [ProviderHours?](repeating: nil, count: areas)
        for row in withdrawals {
            for part in row.left where part.hours > (worst[part.area]?.hours ?? 0) {
                worst[part.area] = ProviderHours(provider: row.provider, hours: part.hours)
            }
        }
        return worst
    }

    /// Hours a week whose provider closes within a year, on average.
    public var displacedPerYear: Double { withdrawals.reduce(0) { $0 + $1.closureChance * $1.displaced } }
    /// Those of them that nobody takes in time.
    public var leftPerYear: Double { withdrawals.reduce(0) { $0 + $1.closureChance * $1.leftWithout } }

    public func people(_ hours: Double) -> Double { hours / hoursPerPerson }
}
