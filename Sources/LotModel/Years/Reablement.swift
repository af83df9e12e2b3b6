/// Help that makes people need less: packages that begin with it shrink from week to week, and stay small.
///
/// Every week as many packages begin with it as 1/52 of the yearly share, and take the place of packages drawn evenly from all.
public struct Reablement: Hashable, Sendable {
    public let fromYear: Int
    /// Share of packages that begin with it in a year.
    public let shareYear: Double
    /// Weeks for which a package shrinks.
    public let weeks: Int
    /// Share of its hours that a package loses in each of them.
    public let weeklyDecay: Double

    public init(fromYear: Int, shareYear: Double, weeks: Int, weeklyDecay: Double) {
        self.fromYear = fromYear
        self.shareYear = shareYear
        self.weeks = weeks
        self.weeklyDecay = weeklyDecay
    }

    /// Mean hours of each contract year over those without reablement.
    ///
    /// Cost: weeks of all years x weeks of shrinking.
    public func levels(years: Int) -> [Double] {
        let weeksOfYear = Int(Conventions.weeksPerYear)
        let begun = shareYear / Conventions.weeksPerYear
        let hours = (0..<weeks).reduce(into: [1.0]) { hours, _ in
            hours.append(hours[hours.count - 1] * (1 - weeklyDecay))
        }
        var without = 1.0
        // By whole weeks since they began; the last holds all that have done shrinking.
        var since = Array(repeating: 0.0, count: weeks + 1)
        return (1...years).map { year in
            guard year >= fromYear else { return 1 }
            var sum = 0.0
            for _ in 0..<weeksOfYear {
                let done = since[weeks] + (weeks > 0 ? since[weeks - 1] : 0)
                since = [0] + since.dropLast()
                since[weeks] = done
                without *= 1 - begun
                since = since.map { $0 * (1 - begun) }
                since[0] += begun
                sum += without + zip(since, hours).reduce(0) { $0 + $1.0 * $1.1 }
            }
            return sum / Conventions.weeksPerYear
        }
    }
}
