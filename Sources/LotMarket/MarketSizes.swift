import LotModel
import LotSearch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Sizes of providers as the market has them: lognormal, with the median and the mean of `MarketRules`.
public struct MarketSizes: Hashable, Sendable {
    private let median: Double
    private let sigma: Double

    public init(_ rules: MarketRules) {
        median = rules.medianPeople
        // Median and mean fix a lognormal: mean / median = exp(sigma^2 / 2).
        sigma = (2 * log(max(1, rules.meanPeople / rules.medianPeople))).squareRoot()
    }

    /// People of one provider, before any scaling.
    public func people(_ generator: inout SeededGenerator) -> Double { median * exp(sigma * generator.normal()) }
}
