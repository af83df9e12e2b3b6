#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How new packages to a provider are suspended for want of quality, and what follows. No paper states how often or how long, so
/// that nothing here has a default.
public struct SanctionRules: Hashable, Sendable {
    /// What a suspension ends with.
    public enum Ending: String, CaseIterable, Sendable {
        /// New packages again.
        case restored
        /// It hands everything back and is gone.
        case decommissioned
    }

    /// A sanction that is stated rather than drawn.
    public struct Stated: Hashable, Sendable {
        public enum Who: Hashable, Sendable {
            /// Index among the providers.
            case provider(Int)
            /// Place by hours delivered as expected, 1 for most.
            case largest(Int)
        }

        public let who: Who
        /// Of the weeks that count, 1 being the first.
        public let fromWeek: Int
        public let weeks: Int
        public let ending: Ending

        public init(who: Who, fromWeek: Int, weeks: Int, ending: Ending) {
            self.who = who
            self.fromWeek = fromWeek
            self.weeks = weeks
            self.ending = ending
        }
    }

    /// Chance that a provider in good standing is suspended within a year.
    public let chanceYear: Double
    /// Weight of a provider's own risk score in that chance, as in closures.
    public let riskWeight: Double
    /// Weeks of a suspension that is drawn, and of the one that the table of providers tries.
    public let weeks: Int
    /// Share of drawn suspensions that end with new packages again.
    public let restoredShare: Double
    /// Weeks over which a decommissioned provider hands its packages back.
    public let handoverWeeks: Int
    public let stated: [Stated]

    public init(
        chanceYear: Double = 0, riskWeight: Double = 0, weeks: Int, restoredShare: Double = 1, handoverWeeks: Int,
        stated: [Stated] = []
    ) {
        precondition(weeks > 0 && handoverWeeks > 0)
        self.chanceYear = chanceYear
        self.riskWeight = riskWeight
        self.weeks = weeks
        self.restoredShare = restoredShare
        self.handoverWeeks = handoverWeeks
        self.stated = stated
    }

    /// Chance that a provider with such a risk score, from 0 to 1, is suspended within a year. Where nothing is drawn a score draws
    /// nothing either.
    public func chance(risk: Double) -> Double {
        chanceYear > 0 ? (1 - riskWeight) * chanceYear + riskWeight * risk : 0
    }

    /// The same as suspensions a year of a provider that could be suspended again at once; a chance of 1 is one a week.
    public func perYear(risk: Double) -> Double {
        min(Conventions.weeksPerYear, -log(max(0, 1 - chance(risk: risk))))
    }

    /// Part of a provider's packages that begin anew within a suspension, where as many begin as end.
    ///
    /// - Parameter packageWeeks: mean weeks that a package lasts.
    public func newShare(packageWeeks: Double) -> Double { min(1, Double(weeks) / packageWeeks) }
}
