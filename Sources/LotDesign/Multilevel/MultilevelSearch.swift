import Foundation
import LotSearch

/// Searches plans of large maps: first in coarse units, then finer, by groups of neighbouring lots.
struct MultilevelSearch: Sendable {
    private let brief: DesignBrief
    private let graph: UnitGraph
    private let lots: Int
    private let weights: SearchWeights
    private let effort: SearchEffort
    private let seed: Seed
    private let stop: StopSign
    private let share: Double

    /// Maps of more units than this are searched in levels.
    static let mostUnits = 3_000
    /// Steps a unit of the first sweep, and of the longest: more changes little, another grouping does.
    private static let sweepSteps = 1_500
    private static let mostSweepSteps = 6_000
    /// Steps a unit to bring loads into the windows.
    private static let mendingSteps = 600

    /// The same search in levels. Precondition: the units of the search are those of the brief's areas.
    init(_ search: PlanSearch, _ brief: DesignBrief) {
        self.brief = brief
        graph = search.graph
        lots = search.lots
        weights = search.weights
        effort = search.effort
        seed = search.seed
        stop = search.stop
        share = search.share
    }

    /// Whether levels gain anything here: scores that are sums over lots, and no ceilings on the whole plan.
    var isApplicable: Bool {
        let sums: Set<DesignScore> = [.hess, .cutEdges, .cutLength]
        return graph.count > Self.mostUnits && !weights.hasCeilings
            && brief.objective.terms.allSatisfy { sums.contains($0.score) }
    }

    /// The best plan that keeps all limits, else the one nearest to it; nil where no contiguous plan could be made.
    func best(from given: [Int]?, progress: @Sendable (Int, Double?) -> Void) async -> PlanSearch.Found? {
        let windows = graph.windows
        let levels =
            given == nil
            ? Coarsening(brief, lots: lots, windows: windows, seed: seed.child("coarsen")).levels(
                above: graph) : []
        var current = levels.last?.graph ?? graph
        guard var plan = await start(given, current) else { return nil }
        progress(0, report(plan, current))
        // Steps of all chains, spent in sweeps: a quarter shared by the levels above, the others on the areas.
        let steps = effort.chains * effort.rounds * effort.steps
        var number = 0
        for depth in stride(from: levels.count, through: 0, by: -1) {
            let isFinest = depth == 0
            if depth < levels.count {
                plan = levels[depth].coarseOf.map { plan[$0] }
                current = depth > 0 ? levels[depth - 1].graph : graph
                if !value(plan, current).isFeasible { plan = mended(plan, current, seed.child("level", index: depth)) }
            }
            let budget = levels.isEmpty ? steps : isFinest ? steps - steps / 4 : steps / 4 / levels.count
            let polish = polish(
                current, isFinest ? share : share * 0.3 * Double(levels.count - depth + 1) / Double(levels.count))
            let isClocked = stop.isClocked && budget >= current.count
            var spent = 0
            var sweep = 0
            while spent + current.count <= budget || isClocked && !stop.isOver(polish.share) {
                // Short and cool sweeps tidy up first; longer and hotter ones then find what they cannot.
                let patience = pow(1.2, Double(sweep))
                var steps = min(Self.mostSweepSteps, Int(Double(Self.sweepSteps) * patience))
                if !isClocked { steps = min(steps, (budget - spent) / current.count) }
                plan = await polish.sweep(
                    plan, number: number, stepsPerUnit: steps, heat: min(1, 0.4 * patience.squareRoot()))
                spent += steps * current.count
                sweep += 1
                number += 1
                progress(number, report(plan, current))
                if stop.isOver(polish.share) { break }
            }
        }
        return value(plan, graph)
    }

    private func report(_ plan: [Int], _ graph: UnitGraph) -> Double? {
        let found = value(plan, graph)
        return found.isFeasible ? found.value : nil
    }

    private func polish(_ graph: UnitGraph, _ share: Double) -> RegionalPolish {
        RegionalPolish(
            brief: brief, graph: graph, lots: lots, windows: graph.windows, weights: weights, threads: effort.threads,
            seed: seed.child("polish"), stop: stop, share: share)
    }

    private func value(_ plan: [Int], _ graph: UnitGraph) -> PlanSearch.Found {
        let totals = PlanState(graph, lots: lots, lotOf: plan, usesHess: weights.usesHess).totals
        let isFeasible = totals.isFeasible(weights)
        return PlanSearch.Found(
            plan: plan, value: isFeasible ? totals.objective(weights) : Double(totals.imbalance),
            isFeasible: isFeasible)
    }

    // MARK: The first plan

    /// The given plan, or the best of some first plans on the coarsest level.
    private func start(_ given: [Int]?, _ graph: UnitGraph) async -> [Int]? {
        if let given { return given }
        let attempts = await orderedConcurrentMap(
            Array(0..<min(effort.chains, 4)), threads: effort.threads, awaiting: { first(graph, $0) })
        let found = attempts.compactMap { $0 }.map { value($0, graph) }
        return found.min { a, b in a.isFeasible != b.isFeasible ? a.isFeasible : a.value < b.value }?.plan
    }

    private func first(_ graph: UnitGraph, _ index: Int) -> [Int]? {
        let seed = seed.child("first", index: index)
        var random = SeededGenerator(seed)
        let compact = PowerStart(graph, lots: lots)
        // What is left over where coasts cut a lot in two is mended; of two ways the one that ends better.
        let halves = compact.halved(&random)
        let power = halves.flatMap { compact.plan(from: $0) }
        let found = [power, halves].compactMap { $0 }.map { value(gentlyMended($0, graph, seed), graph) }
        if let best = found.filter({ $0.isFeasible }).min(by: { $0.value < $1.value }) { return best.plan }
        return Seeder(graph).plan(lots: lots, &random).map { mended($0, graph, seed) }
    }

    /// The plan with its loads brought into the windows at little cost to its shape, or else at any cost.
    private func mended(_ plan: [Int], _ graph: UnitGraph, _ seed: Seed) -> [Int] {
        let near = gentlyMended(plan, graph, seed)
        if value(near, graph).isFeasible { return near }
        var blunt = SearchWeights.none
        blunt.imbalance = 1
        blunt.breaches = 0.05
        return moved(near, graph, blunt, (hot: 0.02, cold: 0.001, recombinations: 0.02), seed.child("blunt"))
    }

    private func gentlyMended(_ plan: [Int], _ graph: UnitGraph, _ seed: Seed) -> [Int] {
        var annealer = Annealer(graph, lots: lots, plan: plan, weights: weights, seed: seed.child("typical"))
        if annealer.best != nil { return plan }
        let typical = max(annealer.typicalChange(), 1e-9)
        var gentle = weights
        gentle.imbalance = typical * Double(graph.count) / Double(lots)
        gentle.breaches = typical * 2
        return moved(
            plan, graph, gentle, (hot: typical * 0.5, cold: typical * 0.2, recombinations: 0.001),
            seed.child("gentle"))
    }

    /// Moves until the limits are kept, a bounded number of them.
    private func moved(
        _ plan: [Int], _ graph: UnitGraph, _ weights: SearchWeights,
        _ manner: (hot: Double, cold: Double, recombinations: Double), _ seed: Seed
    ) -> [Int] {
        var annealer = Annealer(graph, lots: lots, plan: plan, weights: weights, seed: seed)
        annealer.run(
            .init(
                steps: Self.mendingSteps * graph.count, hot: manner.hot, cold: manner.cold,
                recombinations: manner.recombinations),
            isOver: { stop.isOver(share) }, endsWhenFeasible: true)
        return annealer.best ?? annealer.state.lotOf
    }
}
