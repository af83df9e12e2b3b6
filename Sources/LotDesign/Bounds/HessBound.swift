import LotSearch

/// A lower bound on the Hess score of every plan within the windows, contiguous or not.
///
/// Lagrangian relaxation of "every unit in one lot": for given prices of units each centre takes its cheapest set
/// within the window, and the cheapest centres open. Prices climb by subgradients (Held, Wolfe and Crowder 1974,
/// "Validation of subgradient optimization"), each mixed with those before (Camerini, Fratta and Maffioli 1975). Ties,
/// borders and contiguity are left out, but for the contraction, so that the bound holds with them.
struct HessBound: Sendable {
    private let lots: Int
    private let units: Int
    private let centres: Int
    private let unitOf: [Int]
    /// Load x km^2 of unit u about area j: `costs[j * units + u]`.
    private let costs: [Double]
    private let knapsack: WindowKnapsack

    /// Above this many areas the square table of costs is not built.
    static let mostAreas = 3_000

    /// Nil for maps beyond `mostAreas`, and where no measure is balanced or a unit has no load.
    ///
    /// Memory and cost quadratic in areas.
    init?(_ graph: UnitGraph, lots: Int) {
        guard graph.unitOf.count <= Self.mostAreas, let measure = graph.scales.firstIndex(where: { $0 > 0 }) else {
            return nil
        }
        let loads = (0..<graph.count).map { graph.loads[$0 * graph.measureCount + measure] }
        guard loads.allSatisfy({ $0 > 0 }) else { return nil }
        self.lots = lots
        units = graph.count
        centres = graph.unitOf.count
        unitOf = graph.unitOf
        var costs = [Double](repeating: 0, count: centres * units)
        for centre in 0..<centres {
            for area in 0..<centres {
                let dx = graph.x[area] - graph.x[centre]
                let dy = graph.y[area] - graph.y[centre]
                costs[centre * units + graph.unitOf[area]] += graph.weight[area] * (dx * dx + dy * dy)
            }
        }
        self.costs = costs
        knapsack = WindowKnapsack(loads: loads, window: graph.windows[measure])
    }

    struct Result: Sendable {
        let bound: Double
        let iterations: Int
        /// Price of each unit at the bound.
        let prices: [Double]
    }

    /// Iterations between two words on the way: a second or so.
    private static let toldEvery = 200

    /// Climbs towards the bound.
    ///
    /// - Parameters:
    ///   - value: of a known plan, which sets the length of steps.
    ///   - told: the bound so far, now and then.
    ///   - opened: after each iteration its number, from 1, and the areas that open as centres, ascending.
    func climb(
        from value: Double, iterations: Int, threads: Int, stop: StopSign, told: (Double) -> Void = { _ in },
        opened: (Int, [Int]) -> Void = { _, _ in }
    ) async -> Result {
        var prices = (0..<units).map { _ in value / Double(units) }
        var best = Result(bound: 0, iterations: 0, prices: prices)
        var shares = [Double](repeating: 0, count: units)
        var step = 1.0
        var misses = 0
        var done = 0
        while done < iterations, !stop.isOver() {
            let answer = await answer(to: prices, threads: threads)
            guard let answer else { return Result(bound: .infinity, iterations: done, prices: prices) }
            done += 1
            opened(done, answer.centres)
            if done % Self.toldEvery == 0 { told(min(best.bound, value)) }
            let gradient = answer.taken.map { 1 - $0 }
            if answer.bound > best.bound {
                best = Result(bound: answer.bound, iterations: done, prices: prices)
                misses = 0
                step = min(2, step * 1.05)
            } else {
                misses += 1
                if misses % 8 == 0 { step *= 0.8 }
            }
            if step < 1e-4 || best.bound >= value * (1 - 1e-9) { break }
            for unit in 0..<units { shares[unit] = 0.7 * shares[unit] + 0.3 * gradient[unit] }
            let norm = shares.reduce(0) { $0 + $1 * $1 }
            if norm < 1e-12 { break }
            let length = step * max(value * 1.005 - best.bound, value * 1e-4) / norm
            for unit in 0..<units { prices[unit] += length * shares[unit] }
        }
        return Result(bound: min(best.bound, value), iterations: done, prices: best.prices)
    }

    private struct Answer {
        let bound: Double
        /// How often each unit was taken.
        let taken: [Double]
        /// Areas that open, ascending.
        let centres: [Int]
    }

    private struct Centre: Sendable {
        let index: Int
        let relaxation: WindowKnapsack.Relaxation
    }

    /// The relaxed optimum at given prices; nil where not enough centres hold any set: no plan exists.
    private func answer(to prices: [Double], threads: Int) async -> Answer? {
        let relaxed = await orderedConcurrentMap(Array(0..<centres), threads: threads) { centre in
            knapsack.relaxation(reduced(centre, prices), forced: unitOf[centre])
                .map { Centre(index: centre, relaxation: $0) }
        }
        let order = relaxed.compactMap { $0 }.sorted {
            ($0.relaxation.value, $0.index) < ($1.relaxation.value, $1.index)
        }
        var found: [(value: Double, index: Int, choice: WindowKnapsack.Choice)] = []
        // The cheapest sets by exact value; a relaxation above the last of them cannot be among them.
        var at = 0
        while at < order.count {
            let cutoff = found.count < lots ? Double.infinity : found[lots - 1].value
            if order[at].relaxation.value > cutoff { break }
            let block = order[at..<min(order.count, at + max(lots, 8))]
            at += block.count
            let choices = await orderedConcurrentMap(Array(block), threads: threads) { centre in
                knapsack.best(
                    reduced(centre.index, prices), forced: unitOf[centre.index], centre.relaxation, cutoff: cutoff)
            }
            for case (let centre, let choice?) in zip(block, choices) {
                found.append((choice.value, centre.index, choice))
            }
            found.sort { ($0.value, $0.index) < ($1.value, $1.index) }
        }
        if found.count < lots { return nil }
        var taken = [Double](repeating: 0, count: units)
        for (_, _, choice) in found.prefix(lots) {
            for item in choice.items.dropLast() { taken[item] += 1 }
            if let last = choice.items.last { taken[last] += choice.lastShare }
        }
        return Answer(
            bound: prices.reduce(0, +) + found.prefix(lots).reduce(0) { $0 + $1.value }, taken: taken,
            centres: found.prefix(lots).map(\.index).sorted())
    }

    /// Units that each centre may still serve in a plan no worse than `limit`: by the bound at given prices with the
    /// centre open and the unit taken (variable fixing).
    func openPairs(_ prices: [Double], limit: Double) -> [[Int]] {
        let relaxed = (0..<centres).map { knapsack.relaxation(reduced($0, prices), forced: unitOf[$0]) }
        let values = relaxed.compactMap { $0?.value }.sorted()
        if values.count < lots { return [[Int]](repeating: [], count: centres) }
        let others = prices.reduce(0, +) + values.prefix(lots - 1).reduce(0, +)
        return relaxed.enumerated().map { centre, relaxation in
            guard let relaxation else { return [] }
            // Where the centre is among the cheapest, the next one takes its place.
            let next = relaxation.value < values[lots - 1] ? values[lots - 1] - relaxation.value : 0
            let base = others + relaxation.value + (lots > 1 ? next : 0)
            if base > limit { return [] }
            let costs = reduced(centre, prices)
            return (0..<units).filter { unit in
                unit == unitOf[centre] || base + knapsack.least(costs, unit, relaxation) <= limit
            }
        }
    }

    /// Load x km^2 of a unit about an area.
    func cost(_ area: Int, _ unit: Int) -> Double { costs[area * units + unit] }

    /// Load x km^2 of units about areas, `[area * units + unit]`.
    var table: [Double] { costs }

    private func reduced(_ centre: Int, _ prices: [Double]) -> [Double] {
        (0..<units).map { costs[centre * units + $0] - prices[$0] }
    }
}
