import LotModel
import LotSolver

/// Lots and winners as the program chose them.
struct JointSolution: Sendable {
    struct Share: Sendable {
        /// Place among the pooled bids.
        let bid: Int
        /// Lot of the bid's tier, or pooled lot.
        let lot: Int
        let hours: Double
    }

    /// Pooled lots that are chosen, ascending.
    let lots: [Int]
    let shares: [Share]
    /// Contact hours per week that nobody wins.
    let unawardedHours: Double
    /// In the unit of the award: pence a year, or hundredths of points missed times hours a week.
    let objective: Double
    /// No lots of the pool with winners of as many hours have a smaller objective.
    let bound: Double
    /// Whether the most hours that the pool allows are proved to be awarded.
    let isHoursProved: Bool
    /// Nodes of the searches.
    let nodes: Int
}

/// Chooses lots of a pool together with their winners: as the award does, first the most hours, then the least weight, or
/// both in one sum where the terms state a penalty.
///
/// For every number of lots the search begins from a plan of the pool with its own best winners, so that the choice is never
/// worse than that plan's award.
struct JointSolver: Sendable {
    /// Relative gap of the hours awarded, as in the award.
    private static let hoursGap = 1e-6
    /// Programs of fewer columns are searched at once.
    private static let largeFrom = 1_000

    private let limits: SolveLimits
    private let cancellation: Cancellation?
    private let progress: (@Sendable (String) -> Void)?

    init(
        gap: Double, maxNodes: Int, cancellation: Cancellation? = nil, progress: (@Sendable (String) -> Void)? = nil
    ) {
        limits = SolveLimits(relativeGap: gap, maxNodes: maxNodes)
        self.cancellation = cancellation
        self.progress = progress
    }

    /// Nil where no lots with winners keep the award's rules.
    func solve(_ problem: JointProblem) throws(SolverFailure) -> JointSolution? {
        var best: JointSolution?
        var bounds: [Double] = []
        var nodes = 0
        for number in problem.numbers {
            guard let plan = problem.plans.first(where: { $0.count == number }) else { continue }
            let program = JointProgram(problem, number: number)
            progress?(
                "joint: \(number) \(number == 1 ? "lot" : "lots"): \(program.lotColumn.count { $0 != nil }) pooled lots, "
                    + "\(program.program.columns.count) columns, \(program.program.rows.count) rows")
            let start = try settle(program, from: nil, holding: held(program, plan))
            guard let found = try settle(program, from: start, holding: [:]) else { continue }
            bounds.append(found.bound)
            nodes += found.nodes
            let one = solution(program, found)
            let isSum = problem.terms.penaltyPerHour != nil
            if best.map({ isBetter(one, than: $0, isSum: isSum) }) ?? true { best = one }
        }
        return best.map { best in
            JointSolution(
                lots: best.lots, shares: best.shares, unawardedHours: best.unawardedHours, objective: best.objective,
                bound: min(best.objective, bounds.min() ?? best.bound), isHoursProved: best.isHoursProved, nodes: nodes)
        }
    }

    /// - Parameter isSum: whether hours without a winner are part of the objective.
    private func isBetter(_ a: JointSolution, than b: JointSolution, isSum: Bool) -> Bool {
        !isSum && abs(a.unawardedHours - b.unawardedHours) > 1e-3
            ? a.unawardedHours < b.unawardedHours : a.objective < b.objective
    }

    /// A plan of the pool and none of the other lots.
    private func held(_ program: JointProgram, _ plan: [Int]) -> [Int: Double] {
        let chosen = Set(plan)
        var held: [Int: Double] = [:]
        for (lot, column) in program.lotColumn.enumerated() {
            if let column { held[column] = chosen.contains(lot) ? 1 : 0 }
        }
        return held
    }

    private struct Found {
        let values: [Double]
        /// Hours demanded of the second solve; nil where all are awarded or a penalty weighs them.
        let hours: Double?
        let isCovering: Bool
        let isHoursProved: Bool
        /// In the unit of the award.
        let bound: Double
        let nodes: Int

        /// A point of one plan, of which nothing is proved among all: weights are not negative.
        var unbounded: Found {
            Found(
                values: values, hours: hours, isCovering: isCovering, isHoursProved: isCovering, bound: 0, nodes: nodes)
        }
    }

    /// - Parameter start: of the same program.
    private func settle(
        _ program: JointProgram, from start: Found?, holding held: [Int: Double]
    ) throws(SolverFailure) -> Found? {
        let offered = program.problem.offeredHours
        let search = RelaxedFirst(largeFrom: Self.largeFrom, limits: limits, cancellation: cancellation, progress: told)
        if let penalty = program.problem.terms.penaltyPerHour {
            let only = try search.minimise(program.penalising(penalty).fixing(held), start: start?.values)
            guard only.hasValues else { return start?.unbounded }
            return Found(
                values: only.values, hours: nil, isCovering: false, isHoursProved: true,
                bound: (only.bound * 100 + Double(penalty) * offered) * scale(program), nodes: only.nodes)
        }
        let isStarted = start?.isCovering ?? true
        if isStarted || held.isEmpty {
            let full = try search.minimise(
                program.covering.fixing(held), start: start?.isCovering ?? false ? start?.values : nil)
            if full.hasValues {
                return Found(
                    values: full.values, hours: nil, isCovering: true, isHoursProved: true,
                    bound: full.bound * 100 * scale(program), nodes: full.nodes)
            }
            if let start, start.isCovering { return start.unbounded }
        }
        let hours = try RelaxedFirst(
            largeFrom: Self.largeFrom,
            limits: SolveLimits(relativeGap: Self.hoursGap, maxNodes: limits.maxNodes), cancellation: cancellation,
            progress: nil
        ).minimise(program.ofHours.fixing(held), start: start?.values)
        guard hours.hasValues else { return start?.unbounded }
        let most = -hours.objective
        let cheapest = try search.minimise(program.requiring(hours: most).fixing(held), start: hours.values)
        return Found(
            values: cheapest.hasValues ? cheapest.values : hours.values, hours: most, isCovering: false,
            isHoursProved: hours.status == .proved, bound: max(0, cheapest.bound) * 100 * scale(program),
            nodes: hours.nodes + cheapest.nodes)
    }

    private func scale(_ program: JointProgram) -> Double {
        program.problem.terms.scoring == .leastCost ? Conventions.weeksPerYear : 1
    }

    private var told: (@Sendable (Double, Double) -> Void)? {
        guard let progress else { return nil }
        return { (objective: Double, bound: Double) -> Void in
            guard objective.isFinite, bound.isFinite, abs(objective) > 0 else { return }
            let gap = max(0, objective - bound) / abs(objective)
            progress("joint: gap \((gap * 10_000).rounded() / 100) %")
        }
    }

    private func solution(_ program: JointProgram, _ found: Found) -> JointSolution {
        let problem = program.problem
        let lots = program.lotColumn.indices.filter { lot in
            program.lotColumn[lot].map { found.values[$0] > 0.5 } ?? false
        }
        var shares: [JointSolution.Share] = []
        for (index, bid) in problem.bids.enumerated() {
            guard let column = program.bidColumn[index], found.values[column] > 0.5 else { continue }
            if problem.isExclusive(bid) {
                for lot in problem.lots(of: bid) {
                    shares.append(.init(bid: index, lot: lot, hours: problem.hours(of: bid, in: lot)))
                }
            } else {
                for share in program.shares[index] where found.values[share.column] > 1e-6 {
                    shares.append(.init(bid: index, lot: share.lot, hours: found.values[share.column]))
                }
            }
        }
        let awarded = shares.reduce(0) { $0 + $1.hours }
        let missing = problem.offeredHours - awarded
        let unawarded = missing > 1e-3 ? missing : 0
        let weight = shares.reduce(0) { $0 + $1.hours * Double(problem.bids[$1.bid].weight) }
        let objective = (weight + Double(problem.terms.penaltyPerHour ?? 0) * unawarded) * scale(program)
        return JointSolution(
            lots: lots, shares: shares, unawardedHours: unawarded, objective: objective,
            bound: min(objective, found.bound), isHoursProved: found.isHoursProved, nodes: found.nodes)
    }
}
