import LotModel

/// What lots and winners chosen together come to beside lots designed first, in a commissioner's words.
struct JointWords {
    private let joint: JointPlan
    /// Whether the award's objective is pence a year.
    private let isCost: Bool

    init(_ joint: JointPlan, isCost: Bool) {
        self.joint = joint
        self.isCost = isCost
    }

    var sentences: [String] {
        let pool =
            "\(joint.plans) \(joint.plans == 1 ? "plan" : "plans") of the search \(joint.plans == 1 ? "has" : "have") "
            + "\(joint.lots) different lots; the award chose among them and \(Figures.number(Double(joint.bids))) bids of "
            + "naive bidders."
        let gap = joint.gapSentence.prefix(1).uppercased() + joint.gapSentence.dropFirst() + "."
        switch joint.verdict {
        case .nothingBetter: return [pool, "It found nothing better than the designed lots.", String(gap)]
        case .jointBetter: return [pool, changes, better, String(gap)]
        case .notDistinguishable: return [pool, changes, open, String(gap)]
        }
    }

    private var changes: String {
        let total = joint.difference.hours.values.count
        let lots = joint.difference.matches.count
        let others = joint.lotsWithOtherWinners
        return "\(joint.lotsChanged) of \(lots) lots change: \(joint.difference.moved.count) of "
            + "\(total) areas and \(Figures.number(joint.difference.hoursMoved)) hours a week are in another lot; "
            + "\(others) \(others == 1 ? "lot has" : "lots have") other winners."
    }

    /// The gain that is proved, and in the same breath what it costs.
    private var better: String {
        let fewer = joint.separate.leastUnawardedHours - joint.joint.unawardedHours
        let saving = joint.joint.provedSaving(against: joint.separate)
        let share = saving / max(abs(joint.separate.bound), 1e-9)
        let gain: String
        if !joint.isSum, fewer > JointPlan.Side.sameHours {
            gain =
                "At least \(Figures.number(fewer, decimals: 1)) more hours a week have a winner than in any award of the "
                + "designed lots: proved"
        } else if isCost {
            gain =
                "The award is at least \(Figures.percent(share, decimals: 3)) (\(Figures.pounds(pence: saving)) a year) "
                + "cheaper than any award of the designed lots: proved"
        } else {
            gain =
                "The award is at least \(Figures.percent(share, decimals: 3)) better by its own rules than any award of the "
                + "designed lots: proved"
        }
        return gain + undelivered
            + " The joint lots are kept, in joint_assignment.csv; the other files hold the designed ones."
    }

    private var open: String {
        "They are not distinguishable from the designed lots: the awards are proved within "
            + "\(Figures.percent(joint.separate.gap, decimals: 3)) and "
            + "\(Figures.percent(joint.joint.gap, decimals: 3)), and an award of the designed lots may be as good"
            + undelivered + " The designed lots are kept."
    }

    /// Hours that nobody delivers play no part in the choice; a reader must not take a cheaper award for a better one.
    private var undelivered: String {
        let more = joint.moreUnmetHours
        if more >= 0.05 {
            return ", but \(Figures.number(more, decimals: 1)) more hours a week go undelivered, at which the choice "
                + "does not look."
        }
        if more <= -0.05 {
            return
                "; \(Figures.number(-more, decimals: 1)) fewer hours a week go undelivered, at which the choice does "
                + "not look."
        }
        return "."
    }
}
