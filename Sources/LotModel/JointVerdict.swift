/// What is known of joint lots beside the designed ones.
public enum JointVerdict: String, CaseIterable, Sendable {
    /// No award of the designed lots is as good as that of the joint ones: proved.
    case jointBetter = "joint_better"
    /// Other lots came out, but an award of the designed lots that nobody found may be as good.
    case notDistinguishable = "not_distinguishable"
    /// No other lots with a better award were found.
    case nothingBetter = "nothing_better"
}

extension JointPlan.Side {
    /// Hours a week within which two awards leave the same without a winner: what rounding may take.
    public static let sameHours = 1e-3
    /// Part of an objective that the solver's tolerance may take.
    private static let sameObjective = 1e-6

    /// (objective - bound) / objective.
    public var gap: Double { max(0, objective - bound) / max(abs(objective), 1e-9) }

    /// By how much every award of the other lots has a greater objective than this one, proved; 0 where that is not so.
    public func provedSaving(against other: Self) -> Double {
        let saving = other.bound - objective
        return saving > Self.sameObjective * max(1, abs(other.bound)) ? saving : 0
    }

    /// Whether no award of the other lots is as good as this one: proved by the bound of the other lots, not by the award
    /// that was found for them.
    ///
    /// - Parameter isSum: whether hours without a winner are part of the objective; else they come first.
    public func isProvablyBetter(than other: Self, isSum: Bool) -> Bool {
        if !isSum {
            if unawardedHours < other.leastUnawardedHours - Self.sameHours { return true }
            // The other lots might let more hours; what those would cost does not matter then.
            if unawardedHours > other.leastUnawardedHours + Self.sameHours { return false }
        }
        return provedSaving(against: other) > 0
    }
}

extension JointPlan {
    public var verdict: JointVerdict {
        if difference.moved.isEmpty { return .nothingBetter }
        return joint.isProvablyBetter(than: separate, isSum: isSum) ? .jointBetter : .notDistinguishable
    }

    /// Whether the joint lots take the place of the designed ones: only where they are proved to be better.
    public var keepsJoint: Bool { verdict == .jointBetter }

    /// Hours a week that the joint lots leave undelivered beyond the designed ones; negative where fewer.
    public var moreUnmetHours: Double { joint.unmetHours - separate.unmetHours }
}
