import LotModel

/// What disclosure control does to the draws of a stress test: hours and people of all areas are rounded in every draw, and
/// money to what says less than these. Everything else of the test is made of such draws.
///
/// Shares and counts that are held against reports come of the true numbers, so they are left out.
/// Which areas are gaps says nothing of how many people they are gaps for.
public struct StressProtection: Hashable, Sendable {
    private let rule: Disclosure
    private let hoursPerPerson: Double

    /// - Parameter hoursPerPerson: of draws in which nobody goes without; others say themselves where another one was drawn.
    public init(_ rule: Disclosure, hoursPerPerson: Double) {
        self.rule = rule
        self.hoursPerPerson = hoursPerPerson
    }

    public func published(_ line: StressLine) -> StressLine {
        let drawn = line.people > 0 ? line.unmet / line.people : hoursPerPerson
        // Lines have four decimals: their quotient is the scenario's own figure but for these.
        let each = abs(drawn - hoursPerPerson) < 0.01 ? hoursPerPerson : drawn
        let people = rule.shown(rule.count(line.people))
        let commissioned = rule.published(hours: line.commissioned, each: each)
        let step = rule.penceStep(line.spendPence, hours: commissioned, each: each)
        return StressLine(
            draw: line.draw, plan: line.plan, commissioned: commissioned, unmet: people * each, people: people,
            spendPence: Int((Double(line.spendPence) / Double(step)).rounded()) * step, gaps: line.gaps,
            awardGap: line.awardGap, isProved: line.isProved, reported: line.reported.map { _ in nil })
    }

    /// What stands on every page and file of such a test.
    public var stamp: String {
        "Small numbers are protected: in every draw people are rounded to \(rule.base), 1 to \(rule.largestSuppressed) stand as "
            + "\(rule.middle), hours as the hours of so many, and money to what so many cost; everything here is made of that."
    }
}
