/// How small numbers of people are hidden in what leaves a council (NHS Digital's rule for counts below national level, 2018):
/// 1 to 7 people are suppressed, all other counts are rounded to 5, totals on their own.
///
/// Hours are people times hours per person, and are treated as the people that they stand for.
public struct Disclosure: Hashable, Sendable {
    public static let standard = Disclosure()

    /// The largest count that is suppressed; 0 is shown.
    public let largestSuppressed: Int
    /// Other counts are rounded to multiples of this, halves up.
    public let base: Int

    /// Precondition: at least 1 each.
    public init(largestSuppressed: Int = 7, base: Int = 5) {
        precondition(largestSuppressed >= 1 && base >= 1, "thresholds are 1 or more")
        self.largestSuppressed = largestSuppressed
        self.base = base
    }

    /// A count as it is published.
    enum Count: Hashable, Sendable {
        case rounded(Int)
        case suppressed
        /// Not small itself, but would tell a suppressed number by subtraction.
        case withheld
    }

    func count(_ people: Double) -> Count {
        let whole = Int(max(0, people).rounded())
        if whole == 0 { return .rounded(0) }
        if whole <= largestSuppressed { return .suppressed }
        return .rounded(max(nextAbove, (2 * whole + base) / (2 * base) * base))
    }

    /// The smallest multiple that is not itself a suppressed count.
    private var nextAbove: Int { largestSuppressed / base * base + base }

    /// The count that stands for a suppressed one where a sum or a picture needs a number.
    var middle: Int { (largestSuppressed + 1) / 2 }

    /// People as a number: the middle of a suppressed count, whichever it is.
    func shown(_ count: Count) -> Double {
        if case .rounded(let people) = count { Double(people) } else { Double(middle) }
    }

    /// Hours of all areas together, as the hours of so many people.
    func published(hours: Double, each: Double) -> Double { shown(count(hours / each)) * each }

    /// Hours of an area as the hours of so many people as are published, moved into the band in which their share truly lies.
    func published(_ count: Count, each: Double, share: Double, of hours: Double) -> Double {
        let limits = Band(percent: share * 100).limits
        return min(max(shown(count) * each, limits.lowerBound * hours), limits.upperBound * hours)
    }

    /// Money is rounded to so much at least: what twice as many people as counts are rounded to cost in the time, as a round
    /// number (1, 2 or 5 and noughts). So it says less of hours than hours that are rounded on their own.
    ///
    /// - Parameters:
    ///   - pence: paid for the hours, in any length of time.
    ///   - hours: of all areas, as published.
    func penceStep(_ pence: Int, hours: Double, each: Double) -> Int {
        let people = hours / each
        guard people > 0, pence > 0 else { return 1 }
        let least = Double(pence) * min(1, Double(2 * base) / people)
        var power = 1
        while Double(10 * power) < least { power *= 10 }
        return ([1, 2, 5].map { $0 * power }.first { Double($0) >= least }) ?? 10 * power
    }

    /// All that a reader knows of the people behind a published count.
    func interval(_ count: Count) -> Interval {
        switch count {
        case .suppressed: return Interval(low: 0.5, high: Double(largestSuppressed) + 0.5)
        case .withheld: return Interval(low: 0, high: .infinity)
        case .rounded(0): return Interval(low: 0, high: 0.5)
        case .rounded(let value):
            // Whole counts that are rounded to the value: those from its half step below to just under that above.
            let least = value == nextAbove ? largestSuppressed + 1 : (2 * value - base + 1) / 2
            let most = (2 * value + base + 1) / 2 - 1
            return Interval(
                low: Double(max(least, largestSuppressed + 1)) - 0.5, high: Double(max(most, least)) + 0.5)
        }
    }

    /// Shares of unmet hours by which gaps stay visible.
    enum Band: String, CaseIterable, Sendable {
        case under5 = "under 5 %"
        case to10 = "5 to 10 %"
        case to25 = "10 to 25 %"
        case over25 = "over 25 %"

        /// Shares that are printed within the band.
        var limits: ClosedRange<Double> {
            switch self {
            case .under5: 0...0.0499
            case .to10: 0.05...0.0999
            case .to25: 0.10...0.2499
            case .over25: 0.25...1
            }
        }

        init(percent: Double) {
            self =
                switch percent {
                case ..<5: .under5
                case ..<10: .to10
                case ..<25: .to25
                default: .over25
                }
        }
    }

    /// What stands under everything that was rounded.
    public var sentence: String {
        "Small numbers are protected: counts of 1 to \(largestSuppressed) people are suppressed (*), others rounded to "
            + "\(base), hours likewise, totals on their own; totals that would tell a suppressed number are withheld (*); "
            + "unmet shares stand in bands. Lots and awards were computed from the true numbers."
    }
}

/// Numbers between which a value lies.
struct Interval: Hashable, Sendable {
    var low: Double
    var high: Double
    var width: Double { high - low }

    /// The part of both; unchanged where they have none in common, which rounding can bring about at the edges.
    func narrowed(low: Double, high: Double) -> Interval {
        let both = Interval(low: max(self.low, low), high: min(self.high, high))
        return both.low <= both.high ? both : self
    }
}
