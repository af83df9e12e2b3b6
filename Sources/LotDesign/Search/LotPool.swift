import Foundation
import LotSearch

/// Good plans that a search passes on its way, whose lots are candidates for plans of other objectives.
///
/// Chains cool as the search's own do; the plan at the end of every short stretch is kept where it keeps the brief and its
/// value is near the best. Two of three chains begin from the given plan and stay around it, the others come from plans of
/// their own. The same plans for any number of threads and any order of the areas, unless somebody ends the search.
public struct LotPool: Sendable {
    private let effort: SearchEffort
    private let seed: Seed

    public init(_ effort: SearchEffort, seed: Seed) {
        self.effort = effort
        self.seed = seed
    }

    /// Distinct plans that keep the brief: the given one first, then by number of lots and value.
    ///
    /// - Parameters:
    ///   - given: a plan that keeps the brief, one lot per area; nil for none.
    ///   - most: of plans, for each number of lots.
    ///   - slack: share by which a plan's value may exceed the best of its number of lots; of a lexicographic objective
    ///     the first score's.
    public func plans(
        _ brief: DesignBrief, around given: [Int]?, most: Int, slack: Double
    ) async throws(BriefFault) -> [[Int]] {
        precondition(most > 0 && slack >= 0)
        let canonical = try CanonicalBrief(brief)
        let checker = DesignChecker(brief)
        var plans = given.map { [$0] } ?? []
        var seen = Set(plans)
        for count in brief.lots {
            let one = try canonical.brief.withLots(count)
            let start = given.flatMap { Set($0).count == count ? canonical.ordered($0) : nil }
            let met = await met(one, from: start, slack: slack)
            for plan in Self.spread(met, most: most).map(canonical.plan)
            where seen.insert(plan).inserted && checker.faults(of: plan).isEmpty {
                plans.append(plan)
            }
        }
        return plans
    }

    /// The same plan with its lots numbered as designs number them: locked lots by their locks, the others by first area in
    /// the order of codes.
    public static func numbered(_ plan: [Int], _ brief: DesignBrief) throws(BriefFault) -> [Int] {
        let canonical = try CanonicalBrief(brief)
        return canonical.plan(canonical.ordered(plan))
    }

    /// Some of a sorted list, evenly over all of it.
    static func spread(_ plans: [[Int]], most: Int) -> [[Int]] {
        if plans.count <= most { return plans }
        if most == 1 { return [plans[0]] }
        return (0..<most).map { plans[$0 * (plans.count - 1) / (most - 1)] }
    }

    /// Plans of one number of lots within the slack, the best first; plans whose lots all stand in better ones are left
    /// out, since they add no lot.
    private func met(_ brief: DesignBrief, from start: [Int]?, slack: Double) async -> [[Int]] {
        let lots = brief.lots.lowerBound
        let windows = brief.measures.map { $0.window(lots: lots) }
        // As in the design, whose plan the walk may begin from.
        let contraction = Contraction(brief, windows: brief.measures.map { $0.widestWindow(lots: lots) })
        if contraction.conflict != nil { return [] }
        let graph = UnitGraph(brief, contraction, windows: windows)
        if graph.count < lots { return [] }
        var weights = SearchWeights.none
        for term in brief.objective.terms.prefix(brief.objective.isLexicographic ? 1 : brief.objective.terms.count) {
            weights.weigh(term.score, brief.objective.isLexicographic ? 1 : term.weight)
        }
        let walk = PoolWalk(
            search: PlanSearch(
                graph: graph, lots: lots, weights: weights, effort: effort, seed: seed.child("pool", index: lots),
                stop: StopSign(seconds: nil, cancellation: effort.cancellation), share: 1),
            start: start.map { Self.units($0, contraction) })
        let chains = await orderedConcurrentMap(Array(0..<effort.chains), threads: effort.threads) { walk.plans($0) }
        let plans = Set(chains.flatMap { $0 }.map { plan in contraction.unitOf.map { plan[$0] } }).map { plan in
            (plan: plan, value: brief.objective.value(DesignScores.scores(brief, plan)))
        }.sorted { $0.value != $1.value ? $0.value < $1.value : $0.plan.lexicographicallyPrecedes($1.plan) }
        let own = start.map { brief.objective.value(DesignScores.scores(brief, $0)) }
        let best = min(plans.first?.value ?? .infinity, own ?? .infinity)
        var lotsSeen: Set<[Int]> = []
        return plans.filter { $0.value <= best + slack * abs(best) }.map(\.plan).filter { plan in
            let new = Dictionary(grouping: plan.indices) { plan[$0] }.values.count { lotsSeen.insert($0).inserted }
            return new > 0
        }
    }

    /// A plan of areas that keeps the brief, as one of units.
    private static func units(_ plan: [Int], _ contraction: Contraction) -> [Int] {
        var lotOf = [Int](repeating: 0, count: contraction.count)
        for (area, lot) in plan.enumerated() { lotOf[contraction.unitOf[area]] = lot }
        return lotOf
    }
}

/// Chains that cool and note plans on the way.
private struct PoolWalk: Sendable {
    /// Stretches of a chain, after each of which its plan is looked at; small maps have few plans.
    private var stretches: Int { min(400, 20 * search.graph.count) }

    let search: PlanSearch
    let start: [Int]?

    /// Plans of units that keep all limits, with lots numbered by first unit.
    func plans(_ index: Int) -> [[Int]] {
        let seed = search.seed.child("walk", index: index)
        let isNear = start != nil && index % 3 != 2
        guard let plan = isNear ? start : search.feasible(seed) ?? start else { return [] }
        var annealer = Annealer(search.graph, lots: search.lots, plan: plan, weights: search.weights, seed: seed)
        let typical = annealer.typicalChange()
        var priced = search.weights
        priced.imbalance = max(typical, 1e-9) * Double(search.graph.count) / Double(search.lots)
        priced.breaches = max(typical, 1e-9) * 2
        annealer = Annealer(
            search.graph, lots: search.lots, plan: plan, weights: priced, seed: seed.child("anneal"))
        let steps = min(search.effort.steps, 3_000 * search.graph.count) / stretches
        // Around the given plan cool enough to stay near it; from plans of their own as hot as any search.
        let hot = typical * (isNear ? 0.25 : 1)
        var met: [[Int]] = []
        for stretch in 0..<stretches {
            if search.stop.isOver() { break }
            let temperature = hot * pow(0.02, Double(stretch) / Double(stretches - 1))
            annealer.run(
                .init(
                    steps: max(1, steps), hot: temperature, cold: temperature, recombinations: 0.002, kept: 0.5...0.8),
                isOver: { false })
            if annealer.state.totals.isFeasible(search.weights) { met.append(numbered(annealer.state.lotOf)) }
        }
        if let best = annealer.best { met.append(numbered(best)) }
        return met
    }

    private func numbered(_ plan: [Int]) -> [Int] {
        var numbers = [Int](repeating: -1, count: search.lots)
        var next = 0
        return plan.map { lot in
            if numbers[lot] < 0 {
                numbers[lot] = next
                next += 1
            }
            return numbers[lot]
        }
    }
}
