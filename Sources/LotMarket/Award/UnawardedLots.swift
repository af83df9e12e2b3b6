import LotModel
import LotSolver

/// Finds out why hours have no winner: by the bids alone where that suffices, else by a deletion filter (Chinneck and
/// Dravnieks 1991) over the limits of the tender.
///
/// Hours that stand in several tiers are told of once, under the lot that several may share, else under the first tier's.
/// Cost: for a lot with valid bids a feasibility solve, and one for each limit when that fails; `mostExamined` such lots
/// are looked at.
public struct UnawardedLots: Sendable {
    static let mostExamined = 12
    /// Hours per week below which a lot counts as awarded: the solver's tolerance.
    static let least = 1e-3

    private let maxNodes: Int
    private let cancellation: Cancellation?

    public init(maxNodes: Int = 10_000, cancellation: Cancellation? = nil) {
        self.maxNodes = maxNodes
        self.cancellation = cancellation
    }

    public func causes(_ problem: AwardProblem, _ outcome: AwardOutcome) throws(SolverFailure) -> [UnawardedLot] {
        var result: [UnawardedLot] = []
        var left = outcome.status == .proved ? Self.mostExamined : 0
        for (key, hours) in Self.lots(problem, outcome.award.contracts) {
            var cause = byBids(problem, key)
            if cause == nil, left > 0, !(cancellation?.isCancelled ?? false) {
                cause = try bySearch(problem, key)
                left -= 1
            }
            result.append(UnawardedLot(key: key, hours: hours, cause: cause ?? .notExamined))
        }
        return result
    }

    /// Lots with hours that nobody won, by tier and lot.
    static func lots(_ problem: AwardProblem, _ contracts: [Contract]) -> [(key: LotKey, hours: Double)] {
        let plan = problem.plan
        var held: Set<Int> = []
        var shared: [Int: Double] = [:]
        for contract in contracts {
            let tier = plan.tiers[contract.tier]
            if tier.rules.offer == .exclusive {
                held.formUnion(tier.lots[contract.lot].areas)
            } else {
                shared[contract.lot, default: 0] += contract.hours
            }
        }
        var hours: [LotKey: Double] = [:]
        for area in problem.hours.indices where !held.contains(area) {
            let tiers = plan.tiers.indices.filter { plan.tiers[$0].lotOfArea[area] != nil }
            guard let tier = tiers.first(where: { $0 == problem.sharedTier }) ?? tiers.first,
                let lot = plan.tiers[tier].lotOfArea[area]
            else { continue }
            hours[LotKey(tier: tier, lot: lot), default: 0] += problem.hours[area]
        }
        if let tier = problem.sharedTier {
            for (lot, won) in shared { hours[LotKey(tier: tier, lot: lot), default: 0] -= won }
        }
        return hours.filter { $0.value > least }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Bids of any tier for hours of the lot.
    private func bids(_ problem: AwardProblem, _ key: LotKey) -> [Int] {
        let areas = Set(problem.plan.tiers[key.tier].lots[key.lot].areas)
        return problem.bids.indices.filter { !areas.isDisjoint(with: problem.areas(of: problem.bids[$0])) }
    }

    private func byBids(_ problem: AwardProblem, _ key: LotKey) -> UnawardedLot.Cause? {
        let bids = bids(problem, key)
        if bids.isEmpty { return .noBid }
        return bids.contains { problem.isValid[$0] } ? nil : .noValidBid
    }

    private func bySearch(_ problem: AwardProblem, _ key: LotKey) throws(SolverFailure) -> UnawardedLot.Cause {
        if try canAward(problem, key) {
            return problem.tender.terms.penaltyPerHour == nil ? .leavesOthersWithout : .penaltyIsCheaper
        }
        let limits = problem.tender.limits
        if try !canAward(problem.without(Set(limits)), key) { return .tooFewHoursOffered(offered(problem, key)) }
        var kept = limits
        for limit in limits {
            let others = kept.filter { $0 != limit }
            if try !canAward(problem.without(Set(limits).subtracting(others)), key) { kept = others }
        }
        return .together(kept)
    }

    /// Whether some award gives all hours of the lot a winner; true also where the search ended without an answer, so that
    /// no limit is blamed wrongly.
    private func canAward(_ problem: AwardProblem, _ key: LotKey) throws(SolverFailure) -> Bool {
        let award = AwardProgram(problem)
        var program = award.program.withCosts(Array(repeating: 0, count: award.program.columns.count))
        let lot = problem.plan.tiers[key.tier].lots[key.lot]
        let areas = Set(lot.areas)
        var terms: [(Int, Double)] = []
        for index in bids(problem, key) {
            let bid = problem.bids[index]
            if problem.isExclusive(bid) {
                let hours = problem.areas(of: bid).reduce(0) { $0 + (areas.contains($1) ? problem.hours[$1] : 0) }
                terms.append((award.binary[index], hours))
            } else if bid.tier == key.tier, let position = bid.lots.firstIndex(of: key.lot) {
                terms.append((award.hourColumns[index][position], 1))
            }
        }
        program.addRow(lower: lot.sum(problem.hours) - AwardSolver.hoursSlack, terms)
        let solution = try HighsSolver.minimise(
            program, limits: SolveLimits(relativeGap: 1, maxNodes: maxNodes), cancellation: cancellation)
        return solution.status != .infeasible
    }

    /// Most hours of the lot that the valid bids could fill if nothing else limited them.
    private func offered(_ problem: AwardProblem, _ key: LotKey) -> Double {
        let lot = problem.plan.tiers[key.tier].lots[key.lot]
        var exclusive: Set<Int> = []
        var shared = 0.0
        for index in bids(problem, key) where problem.isValid[index] {
            let bid = problem.bids[index]
            if problem.isExclusive(bid) {
                exclusive.formUnion(problem.areas(of: bid))
            } else {
                shared += bid.maxHours
            }
        }
        let whole = lot.areas.reduce(0) { $0 + (exclusive.contains($1) ? problem.hours[$1] : 0) }
        return min(lot.sum(problem.hours), whole + shared)
    }
}
