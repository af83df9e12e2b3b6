import Foundation
import LotSearch

/// Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) on contiguous plans: flips, flips with a counter-flip, and
/// two or three lots merged and cut anew along spanning trees (DeFord, Duchin and Solomon 2021, "Recombination").
///
/// Limits may be broken on the way at a price that rises while plans break them and falls while they keep them.
struct Annealer: Sendable {
    let graph: UnitGraph
    var state: PlanState
    private(set) var weights: SearchWeights
    private let initial: SearchWeights
    var random: SeededGenerator
    var tree: SpanningTree

    /// The best plan that keeps all limits, and its value; nil until one is seen.
    private(set) var best: [Int]?
    private(set) var bestValue = Double.infinity
    /// Units moved since the best plan was noted.
    private var changed: [Int] = []
    private var isChanged: [Bool]
    /// Units of merged lots, and those of them that change lots: buffers.
    var merged: [Int] = []
    var moved: [Int] = []

    /// Whether scores other than shape are kept up.
    private var usesServices: Bool { !state.services.used.isEmpty }

    var accepted = 0
    var recombined = 0

    init(_ graph: UnitGraph, lots: Int, plan: [Int], weights: SearchWeights, seed: Seed) {
        self.graph = graph
        self.weights = weights
        initial = weights
        state = PlanState(graph, lots: lots, lotOf: plan, usesHess: weights.usesHess, services: weights.usedServices)
        random = SeededGenerator(seed)
        tree = SpanningTree(graph)
        isChanged = [Bool](repeating: false, count: graph.count)
        note()
    }

    /// Begins again from a plan; the best is kept.
    mutating func restart(from plan: [Int]) {
        for unit in 0..<graph.count where state.lotOf[unit] != plan[unit] { markChanged(unit) }
        state.reset(to: plan)
        note()
    }

    /// Mean change of the objective over some flips that keep lots contiguous: the scale of temperatures.
    mutating func typicalChange() -> Double {
        var sum = 0.0
        var count = 0
        for _ in 0..<400 {
            guard let (unit, lot) = proposal(), let after = state.totalsAfterFlip(unit, to: lot) else { continue }
            var totals = after
            if weights.usesHess { totals.hess = state.hessAfterFlip(unit, to: lot) }
            if usesServices {
                state.setLeastServices(&totals, afterFlip: unit, to: lot)
                state.addHeavyServices(&totals, afterFlip: unit, to: lot)
            }
            sum += abs(totals.objective(weights) - state.totals.objective(weights))
            count += 1
        }
        return count > 0 ? sum / Double(count) : 0
    }

    struct Schedule: Sendable {
        let steps: Int
        /// Temperature at the start and at the end.
        let hot: Double
        let cold: Double
        /// Share of steps that recombine lots.
        let recombinations: Double
        /// Share of recombinations that take three lots, the others two.
        var triples = 0.0
        /// Share of plans on the way that should keep the limits: prices move towards it.
        var kept = 0.2...0.5
        /// Share of steps up to which a lone unit is moved, recombinations included; the others swap two.
        var flips = 0.5
    }

    /// Cools from hot to cold. `isOver` is asked now and then; true ends the run, as does the first plan
    /// within the limits where that is all that is wanted.
    mutating func run(_ schedule: Schedule, isOver: () -> Bool, endsWhenFeasible: Bool = false) {
        let epoch = max(256, min(4_096, graph.count * 4))
        let epochs = max(1, schedule.steps / epoch)
        let ratio = schedule.cold > 0 && schedule.hot > 0 ? schedule.cold / schedule.hot : 1
        for index in 0..<epochs {
            if isOver() || endsWhenFeasible && best != nil { return }
            let temperature = schedule.hot * pow(ratio, Double(index) / Double(max(1, epochs - 1)))
            var kept = 0
            for _ in 0..<epoch {
                let draw = random.uniform()
                if draw < schedule.recombinations * schedule.triples {
                    recombineThree(temperature)
                } else if draw < schedule.recombinations {
                    recombine(temperature)
                } else if draw < schedule.flips {
                    flip(temperature)
                } else {
                    swap(temperature)
                }
                if state.totals.isWithinLimits { kept += 1 }
            }
            price(Double(kept) / Double(epoch), schedule.kept)
            // Sums taken in steps gather rounding.
            if index % 64 == 63 { state.rebuild() }
        }
    }

    /// Moves the prices of broken limits so that the wanted share of the plans keep them.
    private mutating func price(_ kept: Double, _ wanted: ClosedRange<Double>) {
        let factor = kept < wanted.lowerBound ? 1.15 : kept > wanted.upperBound ? 1 / 1.08 : 1
        weights.imbalance = min(max(weights.imbalance * factor, initial.imbalance * 0.01), initial.imbalance * 1e6)
        weights.breaches = min(max(weights.breaches * factor, initial.breaches * 0.01), initial.breaches * 1e6)
    }

    // MARK: Moves

    /// A unit at a border and the lot across it.
    mutating func proposal() -> (unit: Int, lot: Int)? {
        if state.cut.isEmpty { return nil }
        let edge = state.cut[random.index(below: state.cut.count)]
        let (from, to) = (graph.edgeFrom[edge], graph.edgeTo[edge])
        return random.next() & 1 == 0 ? (from, state.lotOf[to]) : (to, state.lotOf[from])
    }

    /// The energy up to which a plan is taken (Metropolis and others 1953).
    mutating func threshold(_ temperature: Double) -> Double {
        let now = state.totals.energy(weights)
        return temperature > 0 ? now - temperature * log(1 - random.uniform()) : now
    }

    private mutating func flip(_ temperature: Double) {
        guard let (unit, lot) = proposal(), var after = state.totalsAfterFlip(unit, to: lot) else { return }
        let limit = threshold(temperature)
        if weights.usesHess { after.hess = state.leastHessAfterFlip(unit, to: lot) }
        if usesServices { state.setLeastServices(&after, afterFlip: unit, to: lot) }
        if after.energy(weights) > limit || !state.keepsContiguity(without: unit) { return }
        if weights.usesHess {
            after.hess = state.hessAfterFlip(unit, to: lot)
            if after.energy(weights) > limit { return }
        }
        if usesServices, state.services.hasHeavy {
            state.addHeavyServices(&after, afterFlip: unit, to: lot)
            if after.energy(weights) > limit { return }
        }
        let old = state.lotOf[unit]
        state.move(unit, to: lot)
        accept(old, lot)
        markChanged(unit)
        noteIfBest()
    }

    /// Two units change places across a border.
    private mutating func swap(_ temperature: Double) {
        guard let (unit, lot) = proposal() else { return }
        let old = state.lotOf[unit]
        guard let other = partner(of: unit, in: lot, towards: old) else { return }
        let limit = threshold(temperature)
        var after = state.totalsAfterSwap(unit, other)
        if weights.usesHess { after.hess = state.leastHessAfterSwap(unit, other) }
        if after.energy(weights) > limit || !state.keepsContiguity(without: unit) { return }
        if state.unitCount[old] == 1 || state.unitCount[lot] == 1 { return }
        state.move(unit, to: lot)
        var isTaken = false
        if state.keepsContiguity(without: other), state.touches(other, old) {
            state.move(other, to: old)
            state.refresh(old)
            state.refresh(lot)
            isTaken = state.totals.energy(weights) <= limit
            if !isTaken { state.move(other, to: lot) }
        }
        if isTaken {
            accepted += 1
            markChanged(unit)
            markChanged(other)
            noteIfBest()
        } else {
            state.move(unit, to: old)
            state.refresh(old)
            state.refresh(lot)
        }
    }

    /// A unit of `lot` that touches the lot `old`, found in a few draws.
    private mutating func partner(of unit: Int, in lot: Int, towards old: Int) -> Int? {
        for _ in 0..<4 {
            let other = state.anyUnit(of: lot, &random)
            if state.touches(other, old, besides: unit) { return other }
        }
        return nil
    }

    // MARK: The best

    private mutating func accept(_ first: Int, _ second: Int) {
        state.refresh(first)
        state.refresh(second)
        accepted += 1
    }

    mutating func markChanged(_ unit: Int) {
        if isChanged[unit] { return }
        isChanged[unit] = true
        changed.append(unit)
    }

    mutating func noteIfBest() {
        // Rounding is no progress.
        let limit = best == nil ? Double.infinity : bestValue - abs(bestValue) * 1e-12
        if state.totals.isFeasible(weights), state.totals.objective(weights) < limit { note() }
    }

    private mutating func note() {
        guard state.totals.isFeasible(weights), state.totals.objective(weights) < bestValue else { return }
        bestValue = state.totals.objective(weights)
        if best == nil {
            best = state.lotOf
        } else {
            for unit in changed { best?[unit] = state.lotOf[unit] }
        }
        for unit in changed { isChanged[unit] = false }
        changed.removeAll(keepingCapacity: true)
    }
}
