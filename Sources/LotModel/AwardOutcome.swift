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
    /// Why hours have no winner, lot by lot; empty where all have one, and before anybody looked.
    public let unawarded: [UnawardedLot]

    public init(
        status: Status, award: Award, standby: [Contract], objective: Double, bound: Double, conflict: [Int],
        areTiesExact: Bool = false, unawarded: [UnawardedLot] = []
    ) {
        self.status = status
        self.award = award
        self.standby = standby
        self.objective = objective
        self.bound = bound
        self.conflict = conflict
        self.areTiesExact = areTiesExact
        self.unawarded = unawarded
    }

    /// (objective - bound) / |objective|.
    public var gap: Double {
        let difference = max(0, objective - bound)
        return difference == 0 ? 0 : difference / max(abs(objective), 1e-9)
    }

    /// Winners of the first rank, then those in line behind them.
    public var contracts: [Contract] { award.contracts + standby }

    public func with(standby: [Contract]) -> AwardOutcome {
        AwardOutcome(
            status: status, award: award, standby: standby, objective: objective, bound: bound, conflict: conflict,
            areTiesExact: areTiesExact, unawarded: unawarded)
    }

    public func with(conflict: [Int]) -> AwardOutcome {
        AwardOutcome(
            status: status, award: award, standby: standby, objective: objective, bound: bound, conflict: conflict,
            areTiesExact: areTiesExact, unawarded: unawarded)
    }

    public func with(unawarded: [UnawardedLot]) -> AwardOutcome {
        AwardOutcome(
            status: status, award: award, standby: standby, objective: objective, bound: bound, conflict: conflict,
            areTiesExact: areTiesExact, unawarded: unawarded)
    }
}

/// A lot of which some hours have no winner, and why.
public struct UnawardedLot: Hashable, Sendable {
    public enum Cause: Hashable, Sendable {
        case noBid
        /// There are bids, all kept out.
        case noValidBid
        /// All valid bids together offer fewer hours than the lot has.
        case tooFewHoursOffered(Double)
        /// No award that keeps these gives all hours of the lot a winner, and without any one of them one would.
        case together([AwardLimit])
        /// The lot could have a winner, but then more hours of other lots would have none.
        case leavesOthersWithout
        /// The stated penalty for its hours weighs less than the bids for them.
        case penaltyIsCheaper
        /// The search ended early, or there are too many such lots to look at each.
        case notExamined
    }

    public let key: LotKey
    /// Contact hours per week without a winner in any tier.
    public let hours: Double
    public let cause: Cause

    public init(key: LotKey, hours: Double, cause: Cause) {
        self.key = key
        self.hours = hours
        self.cause = cause
    }
}
