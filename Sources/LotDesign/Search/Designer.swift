import LotSearch

/// Designs lots to a brief: what must be is settled first, then plans are searched, then bounded.
///
/// Gives the same design for any number of threads and any order of the areas, unless a clock ends it.
public struct Designer: Sendable {
    let effort: SearchEffort
    let seed: Seed

    public init(_ effort: SearchEffort, seed: Seed) {
        self.effort = effort
        self.seed = seed
    }

    /// - Parameter progress: called after every round.
    /// - Parameter given: a plan to begin from, one lot per area; ignored where it does not keep to one number of lots.
    public func design(
        _ brief: DesignBrief, from given: [Int]? = nil, progress: @Sendable (DesignProgress) -> Void = { _ in }
    ) async throws(BriefFault) -> Design {
        let canonical = try CanonicalBrief(brief)
        let stop = StopSign(seconds: effort.seconds, cancellation: effort.cancellation)
        var designs: [Design] = []
        for count in brief.lots {
            let share = Double(count - brief.lots.lowerBound + 1) / Double(brief.lots.count)
            let one = try canonical.brief.withLots(count)
            let start = given.flatMap { Set($0).count == count ? canonical.ordered($0) : nil }
            let task = DesignTask(
                brief: one, effort: effort, seed: seed.child("lots", index: count), stop: stop, share: share)
            let design = await task.design(from: start, progress: progress)
            designs.append(design.with(assignment: design.assignment.map(canonical.plan)))
        }
        if designs.allSatisfy({ $0.assignment == nil }) {
            for (index, count) in brief.lots.enumerated().prefix(Self.mostExplained) {
                let task = Explanation(
                    brief: try canonical.brief.withLots(count), effort: effort,
                    seed: seed.child("explain", index: count), stop: stop)
                let words = await task.conflict(designs[index])
                designs[index] = designs[index].with(
                    conflict: brief.lots.count > 1 ? words.map { "\(lotCount(count)): \($0)" } : words)
            }
        }
        return choose(designs)
    }

    /// Numbers of lots whose failure is explained rule by rule.
    private static let mostExplained = 4

    /// The best plan of all numbers of lots; the least bound of any number holds for all.
    private func choose(_ designs: [Design]) -> Design {
        guard designs.count > 1 else { return designs[0] }
        let plans = designs.filter { $0.assignment != nil }
        guard let best = plans.min(by: { ($0.value ?? .infinity) < ($1.value ?? .infinity) }) else {
            let isProved = designs.allSatisfy { $0.status == .infeasible }
            return Design(
                status: isProved ? .infeasible : .unknown, method: designs.map(\.method).joined(separator: "; "),
                conflict: designs.flatMap(\.conflict),
                isReproducible: designs.allSatisfy(\.isReproducible))
        }
        let open = designs.filter { $0.status != .infeasible }
        let bounds = open.compactMap(\.bound)
        let bound = bounds.count == open.count ? bounds.min() : nil
        let isProved = bound.map { $0 >= (best.value ?? 0) - 1e-6 * max(1, abs(best.value ?? 0)) } ?? false
        return Design(
            status: isProved ? .optimal : .feasible, assignment: best.assignment, scores: best.scores,
            value: best.value,
            bound: bound, method: best.method, isReproducible: designs.allSatisfy(\.isReproducible))
    }
}

extension Design {
    func with(assignment: [Int]?) -> Design {
        Design(
            status: status, assignment: assignment, scores: scores, value: value, bound: bound, method: method,
            conflict: conflict, isReproducible: isReproducible)
    }

    func with(conflict: [String]) -> Design {
        Design(
            status: status, assignment: assignment, scores: scores, value: value, bound: bound, method: method,
            conflict: conflict, isReproducible: isReproducible)
    }
}
