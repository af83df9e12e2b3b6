#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension SeededGenerator {
    /// Standard normal by Box and Muller (1958); the second value of each pair is dropped, so that every call
    /// consumes exactly two draws.
    public mutating func normal() -> Double {
        let radius = (-2 * log(1 - uniform())).squareRoot()
        return radius * cos(2 * .pi * uniform())
    }

    /// An index drawn with probability proportional to its weight; weights are not negative and have a positive sum.
    ///
    /// Cost linear in the number of weights.
    public mutating func index(weights: [Double]) -> Int {
        let total = weights.reduce(0, +)
        precondition(total > 0)
        var left = uniform() * total
        for (index, weight) in weights.enumerated() {
            left -= weight
            if left < 0 { return index }
        }
        // Rounding can leave a crumb after the last weight.
        return weights.lastIndex { $0 > 0 } ?? weights.count - 1
    }
}
