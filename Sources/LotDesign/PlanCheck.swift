import LotModel

/// What a given lot plan looks like on the ground: measured, not judged. Lots are allowed to be in several parts.
public struct PlanCheck: Hashable, Sendable {
    /// Connected parts of every lot under the neighbours after links, `partsByTier[tier][lot]`.
    public let partsByTier: [[Int]]

    /// Cost linear in areas and neighbour pairs per tier.
    public init(_ plan: LotPlan, neighbours: [[Int]]) {
        partsByTier = plan.tiers.map { tier in tier.lots.map { Self.parts(of: $0.areas, neighbours) } }
    }

    /// Number of connected parts of a set of areas.
    static func parts(of areas: [Int], _ neighbours: [[Int]]) -> Int {
        var unseen = Set(areas)
        var count = 0
        for start in areas where unseen.remove(start) != nil {
            count += 1
            var stack = [start]
            while let area = stack.popLast() {
                for next in neighbours[area] where unseen.remove(next) != nil { stack.append(next) }
            }
        }
        return count
    }
}
