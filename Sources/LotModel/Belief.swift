/// What bidders think a lot will bring them.
public enum Belief: String, CaseIterable, Sendable {
    /// All of the lot, town and country in one average.
    case naive
    /// What an award among naive bidders left of it; one pass, no fixed point.
    case sophisticated
}

/// The hours that bidders price and count on.
public struct BelievedHours: Hashable, Sendable {
    public let belief: Belief
    /// Hours per week, `hours[tier][area]`: of the lot in which the area stands in that tier.
    public let hours: [[Double]]

    /// Every bidder counts on the whole lot.
    public static func naive(plan: LotPlan, hours: [Double]) -> BelievedHours {
        BelievedHours(belief: .naive, hours: plan.tiers.map { _ in hours })
    }

    /// Bidders for shared lots count on the areas that no exclusive winner holds; an exclusive lot is all or nothing, and
    /// whoever bids for it counts on all of it.
    ///
    /// - Parameter contracts: the award with naive bids.
    public static func sophisticated(plan: LotPlan, hours: [Double], contracts: [Contract]) -> BelievedHours {
        let held = plan.exclusivelyHeld(contracts)
        let left = hours.enumerated().map { held.contains($0) ? 0 : $1 }
        return BelievedHours(
            belief: .sophisticated, hours: plan.tiers.map { $0.rules.offer == .shares ? left : hours })
    }
}

extension LotPlan {
    /// Areas that stand in a lot with an exclusive winner.
    public func exclusivelyHeld(_ contracts: [Contract]) -> Set<Int> {
        var held: Set<Int> = []
        for contract in contracts where tiers[contract.tier].rules.offer == .exclusive {
            held.formUnion(tiers[contract.tier].lots[contract.lot].areas)
        }
        return held
    }
}
