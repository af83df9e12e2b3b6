import LotSearch

/// Searches plans for one number of lots and one stage of the objective, in rounds of chains.
struct PlanSearch: Sendable {
    let graph: UnitGraph
    let lots: Int
    let weights: SearchWeights
    let effort: SearchEffort
    let seed: Seed
    let stop: StopSign
    /// Share of the clock that this search may use up to.
    let share: Double
    /// Whether a clock's share is used to its end, beyond the rounds of the effort.
    var fillsShare = true

    struct Found: Sendable {
        let plan: [Int]
        let value: Double
        let isFeasible: Bool

        var isPerfect: Bool { isFeasible && value <= 0 }
    }

    /// How a chain cools: temperatures in typical changes of the objective, share of recombinations, and share of plans
    /// that keep the limits. Measured on Kent: few lots want patience, many want heat and loose limits.
    private struct Manner {
        let hot: Double
        let cold: Double
        let recombinations: Double
        let kept: ClosedRange<Double>
    }

    private static let manners = [
        Manner(hot: 1, cold: 0.01, recombinations: 0.002, kept: 0.2...0.5),
        Manner(hot: 2, cold: 0.02, recombinations: 0.002, kept: 0.5...0.8),
        Manner(hot: 1, cold: 0.02, recombinations: 0.01, kept: 0.2...0.5),
        // From the best plan so far, reheated.
        Manner(hot: 0.5, cold: 0.01, recombinations: 0.002, kept: 0.2...0.5),
    ]
    /// Share of recombinations that take three lots: each costs more than one of two, and is taken more seldom.
    private static let triples = 0.1
    /// One attempt of so many at a first plan grows lots where the others cut trees: uneven, so never the first.
    private static let growthEvery = 4
    /// Small maps are exhausted sooner.
    private static let stepsPerUnit = 20_000

    /// The best plan that keeps all limits, else the one nearest to it; nil where no contiguous plan could be made.
    func best(from given: [Int]?, progress: @Sendable (Int, Double?) -> Void) async -> Found? {
        var best: Found? = given.map { found($0) }
        let centred = best == nil ? await centred() : []
        var round = 0
        // No score is below 0.
        while best?.isPerfect != true, round < effort.rounds || fillsShare && stop.isClocked && !stop.isOver(share) {
            let number = round
            let start = best
            let results = await orderedConcurrentMap(Array(0..<effort.chains), threads: effort.threads) {
                chain(number * effort.chains + $0, $0, from: start, centred)
            }
            for case let result? in results where best.map({ isBetter(result, than: $0) }) ?? true { best = result }
            round += 1
            progress(round, best.flatMap { $0.isFeasible ? $0.value : nil })
            if stop.isOver(share) { break }
        }
        return best
    }

    /// Plans about the bound's centres, for the chains of the first round that would begin from the best plan, were there
    /// one; none where compactness is no score or the map is too large for a table of costs.
    private func centred() async -> [[Int]] {
        guard weights.hess > 0, effort.chains >= Self.manners.count, !stop.isOver(share),
            let starts = CentreStart(graph, lots: lots), let first = feasible(seed.child("centres"))
        else { return [] }
        let value = PlanState(graph, lots: lots, lotOf: first, usesHess: true, services: []).totals.hess
        return await starts.plans(
            effort.chains / Self.manners.count, value: value, threads: effort.threads, stop: stop)
    }

    private func isBetter(_ a: Found, than b: Found) -> Bool {
        a.isFeasible != b.isFeasible ? a.isFeasible : a.value < b.value
    }

    private func found(_ plan: [Int]) -> Found {
        let totals = PlanState(
            graph, lots: lots, lotOf: plan, usesHess: weights.usesHess, services: weights.usedServices
        ).totals
        let isFeasible = totals.isFeasible(weights)
        return Found(
            plan: plan, value: isFeasible ? totals.objective(weights) : Double(totals.imbalance), isFeasible: isFeasible
        )
    }

    /// One search: from a plan of its own, or every fourth time from the best so far, in the first round from one about
    /// the bound's centres.
    private func chain(_ index: Int, _ place: Int, from best: Found?, _ centred: [[Int]]) -> Found? {
        let seed = seed.child("chain", index: index)
        var start: [Int]?
        if place % 4 == 3, let best, best.isFeasible {
            start = best.plan
        } else if index < effort.chains, place % 4 == 3, place / 4 < centred.count {
            start = centred[place / 4]
        } else if weights.hasCeilings {
            start = best?.plan
        } else {
            start = feasible(seed) ?? best?.plan
        }
        guard let start else { return nil }
        var annealer = Annealer(graph, lots: lots, plan: start, weights: weights, seed: seed)
        let typical = annealer.typicalChange()
        var priced = weights
        priced.imbalance = max(typical, 1e-9) * Double(graph.count) / Double(lots)
        priced.breaches = max(typical, 1e-9) * 2
        priced.ceilings = max(typical, 1e-9) * 1_000
        annealer = Annealer(graph, lots: lots, plan: start, weights: priced, seed: seed.child("anneal"))
        let manner = Self.manners[place % Self.manners.count]
        annealer.run(
            .init(
                steps: min(effort.steps, Self.stepsPerUnit * graph.count), hot: typical * manner.hot,
                cold: typical * manner.cold, recombinations: manner.recombinations, triples: Self.triples,
                kept: manner.kept),
            isOver: { stop.isOver(share) })
        if let plan = annealer.best { return Found(plan: plan, value: annealer.bestValue, isFeasible: true) }
        return found(start)
    }

    /// A contiguous plan that keeps the limits, or comes near: trees cut in two or lots grown, from the second attempt on
    /// load passed on through full lots, then moves that mend what is left.
    ///
    /// Bounded: a few starts of some ten thousand steps each.
    func feasible(_ seed: Seed, attempts: Int = 12) -> [Int]? {
        var random = SeededGenerator(seed.child("seeder"))
        var mending = weights
        mending.weighNothing()
        mending.imbalance = 1
        mending.breaches = 0.05
        mending.ceilings = 1
        let seeder = Seeder(graph)
        var nearest: [Int]?
        for attempt in 0..<attempts {
            let isGrown = attempt % Self.growthEvery == Self.growthEvery - 1
            guard var plan = isGrown ? seeder.grown(lots: lots, &random) : seeder.plan(lots: lots, &random) else {
                return nil
            }
            // Nearly every brief is met at once; where it is not, it is tight, and load has to go through lots that are full.
            if attempt > 0 { plan = FlowBalance(graph).balanced(plan, lots: lots) }
            var annealer = Annealer(
                graph, lots: lots, plan: plan, weights: mending, seed: seed.child("mend", index: attempt))
            if let best = annealer.best { return best }
            let steps = min(2_000_000, 200 * graph.count * (attempt + 1))
            annealer.run(
                .init(steps: steps, hot: 0.02, cold: 0.001, recombinations: 0.02), isOver: { false },
                endsWhenFeasible: true)
            if let best = annealer.best { return best }
            nearest = nearest ?? annealer.state.lotOf
            if stop.isOver(share) { break }
        }
        return nearest
    }
}
