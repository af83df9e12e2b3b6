import LotModel

/// What a tender came to.
public struct AwardOutcome: Sendable {
    public enum Status: String, Sendable {
        /// Proved within the gap that was asked for.
        case proved
        /// A limit or an interrupt ended the search; the best found is kept.
        case stopped
        /// No award keeps all rules.
        case infeasible
    }

    public let status: Status
    /// Winners of the first rank; without contracts when infeasible.
    public let award: Award
    /// Second and reserve, rank by rank; their hours are 0 until they are called on.
    public let standby: [Contract]
    /// What is minimised: pence a year, or hundredths of points missed times hours a week; with a penalty for hours without
    /// a winner where the terms have one.
    public let objective: Double
    /// Proved lower bound on the objective of every award of as many hours.
    public let bound: Double
    /// Rules, by their place in the terms, that no award keeps together, none of which could be left out of this list.
    public let conflict: [Int]
    /// Whether ties were broken among all awards of equal hours and weight, by the lowest bid id in which two differ; else
    /// among exchanges of one winning bid for another of equal weight for the same lots.
    public let areTiesExact: Bool

    /// (objective - bound) / |objective|.
    public var gap: Double {
        let difference = max(0, objective - bound)
        return difference == 0 ? 0 : difference / max(abs(objective), 1e-9)
    }

    /// Provider of each lot at the first rank.
    var winners: Set<WinnerOfLot> {
        Set(award.contracts.map { WinnerOfLot(key: LotKey(tier: $0.tier, lot: $0.lot), provider: $0.provider) })
    }

    func with(standby: [Contract]) -> AwardOutcome {
        AwardOutcome(
            status: status, award: award, standby: standby, objective: objective, bound: bound, conflict: conflict,
            areTiesExact: areTiesExact)
    }

    func with(conflict: [Int]) -> AwardOutcome {
        AwardOutcome(
            status: status, award: award, standby: standby, objective: objective, bound: bound, conflict: conflict,
            areTiesExact: areTiesExact)
    }
}
