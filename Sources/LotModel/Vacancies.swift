/// Posts that stand empty at providers whose carers' turnover is stated: carers leave, and a post is filled after some weeks only.
///
/// With a turnover of t of the carers there are a year and w weeks until a post is filled, t w / 52 posts stand empty for each that is
/// filled. Carers who left work elsewhere in the region: the labour of areas is not touched.
public struct Vacancies: Hashable, Sendable {
    /// Providers whose turnover is stated.
    public let providers: [Int]
    /// Empty posts of each of those over all its posts, 0 to 1.
    public let shares: [Double]
    /// Contact hours a week in contracts of each of those; 0 for one without a contract.
    public let awarded: [Double]

    /// - Parameter hiringWeeks: until a post that has become free is filled.
    public init(_ all: [Provider], contracts: [Contract], hiringWeeks: Double) {
        providers = all.indices.filter { all[$0].turnoverYear != nil }
        shares = providers.map { Self.share(turnoverYear: all[$0].turnoverYear ?? 0, hiringWeeks: hiringWeeks) }
        var hours = Array(repeating: 0.0, count: all.count)
        for contract in contracts { hours[contract.provider] += contract.hours }
        awarded = providers.map { hours[$0] }
    }

    /// - Parameter turnoverYear: carers who leave in a year, over carers there.
    public static func share(turnoverYear: Double, hiringWeeks: Double) -> Double {
        let empty = turnoverYear * hiringWeeks / Conventions.weeksPerYear
        return empty / (1 + empty)
    }

    /// Contact hours a week in their contracts that those providers have carers for.
    public var staffed: Double { zip(shares, awarded).reduce(0) { $0 + (1 - $1.0) * $1.1 } }

    /// What is left of capacities, in contact hours a week by provider.
    ///
    /// Who has contracts sets up posts for these, and not for all that it might grow to: what stands empty is a share of them.
    public func staffed(_ capacity: [Double]) -> [Double] {
        var left = capacity
        for (index, provider) in providers.enumerated() {
            let posts = awarded[index] > 0 ? min(capacity[provider], awarded[index]) : capacity[provider]
            left[provider] = (1 - shares[index]) * posts
        }
        return left
    }
}
