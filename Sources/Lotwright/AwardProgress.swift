/// Best cost and bound of an award so far, turned from pounds a week into words.
enum AwardProgress {
    static func words(_ say: @escaping @Sendable (String) -> Void) -> @Sendable (Double, Double) -> Void {
        { cost, bound in
            guard cost.isFinite, abs(cost) < 1e12 else { return }
            let least = max(0, bound)
            let gap = cost > 0 ? " (gap \((max(0, cost - least) / cost * 1_000).rounded() / 10) %)" : ""
            say("best award so far £\(Int(cost)) a week, none can cost less than £\(Int(least))\(gap)")
        }
    }
}
