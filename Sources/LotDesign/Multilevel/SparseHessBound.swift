import LotSearch

/// A lower bound on the Hess score of every plan within the windows, for maps of many areas.
///
/// The relaxation is that of `HessBound` (every unit in one lot is priced; each centre takes its cheapest set within
/// the window; the cheapest centres open), with sets taken in fractions of units, which can only be cheaper. Costs stand
/// in no table: load x km^2 of a unit about a centre is its own about its centroid and load x distance^2 of the
/// centroid (Steiner), and a tree of boxes finds the units that a centre can want. What it leaves out costs more per
/// load than the last unit taken, so that the relaxed optimum is that over all units, not over a neighbourhood.
/// Ties, borders and contiguity are left out but for the contraction: the bound holds with them.
struct SparseHessBound: Sendable {
    private let lots: Int
    private let unitOf: [Int]
    private let centreX: [Double]
    private let centreY: [Double]
    private let loads: [Double]
    private let mass: [Double]
    /// Load x km^2 of each unit about its own centroid.
    private let own: [Double]
    private let x: [Double]
    private let y: [Double]
    private let window: LoadWindow
    private let tree: PointTree

    /// Nil where no measure is balanced or a unit has no load. Memory linear.
    init?(_ graph: UnitGraph, lots: Int) {
        guard let measure = graph.scales.firstIndex(where: { $0 > 0 }) else { return nil }
        let loads = (0..<graph.count).map { Double(graph.loads[$0 * graph.measureCount + measure]) }
        guard loads.allSatisfy({ $0 > 0 }) else { return nil }
        self.lots = lots
        self.loads = loads
        unitOf = graph.unitOf
        centreX = graph.x
        centreY = graph.y
        mass = graph.mass
        window = graph.windows[measure]
        var x = [Double](repeating: 0, count: graph.count)
        var y = x
        var own = x
        for unit in 0..<graph.count {
            let areas = graph.areas[graph.areaStarts[unit]..<graph.areaStarts[unit + 1]]
            let first = graph.areas[graph.areaStarts[unit]]
            x[unit] = graph.mass[unit] > 0 ? graph.massX[unit] / graph.mass[unit] : graph.x[first]
            y[unit] = graph.mass[unit] > 0 ? graph.massY[unit] / graph.mass[unit] : graph.y[first]
            // From differences: a unit of one area has exactly none.
            if areas.count > 1 {
                for area in areas {
                    let dx = graph.x[area] - x[unit]
                    let dy = graph.y[area] - y[unit]
                    own[unit] += graph.weight[area] * (dx * dx + dy * dy)
                }
            } else {
                x[unit] = graph.x[first]
                y[unit] = graph.y[first]
            }
        }
        self.x = x
        self.y = y
        self.own = own
        tree = PointTree(x: x, y: y, rate: zip(graph.mass, loads).map { $0 / $1 })
    }

    struct Result: Sendable {
        let bound: Double
        let iterations: Int
    }

    /// Climbs towards the bound.
    ///
    /// - Parameters:
    ///   - plan: a known plan of units; its lots' costs are where prices begin.
    ///   - value: of that plan, which sets the length of steps.
    func climb(
        from plan: [Int], value: Double, iterations: Int, threads: Int, stop: StopSign,
        progress: @Sendable (Int, Double) -> Void = { _, _ in }
    ) async -> Result {
        var prices = firstPrices(plan, value)
        let scale = prices.map { max($0, value * 1e-9 / Double(loads.count)) }
        // Stop ratios of the last answer, for the next to begin from.
        var limits = [Double](repeating: .infinity, count: centreX.count)
        var best = Result(bound: 0, iterations: 0)
        var bestPrices = prices
        var direction = [Double](repeating: 0, count: loads.count)
        // The first prices are rough: whole steps swing about the peak for hundreds of iterations.
        var step = 0.3
        var misses = 0
        var done = 0
        while done < iterations, !stop.isOver() {
            guard let answer = await answer(to: prices, limits, threads: threads) else {
                return Result(bound: value, iterations: done)
            }
            limits = answer.limits
            done += 1
            if answer.bound > best.bound {
                best = Result(bound: answer.bound, iterations: done)
                bestPrices = prices
                misses = 0
                step = min(2, step * 1.05)
            } else {
                misses += 1
                if misses % 8 == 0 { step *= 0.9 }
                if misses % 40 == 0 { prices = bestPrices }
            }
            progress(done, best.bound)
            if step < 1e-4 || best.bound >= value * (1 - 1e-9) { break }
            for unit in loads.indices { direction[unit] = 0.7 * direction[unit] + 0.3 * (1 - answer.taken[unit]) }
            // Prices of light units in the country and heavy ones in town differ by orders: steps go by the unit's own.
            var norm = 0.0
            for unit in loads.indices { norm += scale[unit] * direction[unit] * direction[unit] }
            if norm < 1e-12 { break }
            let length = step * max(value * 1.002 - best.bound, value * 1e-4) / norm
            for unit in loads.indices { prices[unit] += length * scale[unit] * direction[unit] }
        }
        return Result(bound: min(best.bound, value), iterations: done)
    }

    /// What each unit costs in its lot, and an even share of what one lot more would be worth.
    private func firstPrices(_ plan: [Int], _ value: Double) -> [Double] {
        var load = [Double](repeating: 0, count: lots)
        var weight = load
        var sumX = load
        var sumY = load
        for (unit, lot) in plan.enumerated() {
            load[lot] += loads[unit]
            weight[lot] += mass[unit]
            sumX[lot] += mass[unit] * x[unit]
            sumY[lot] += mass[unit] * y[unit]
        }
        var cost = [Double](repeating: 0, count: lots)
        for (unit, lot) in plan.enumerated() where weight[lot] > 0 {
            let dx = x[unit] - sumX[lot] / weight[lot]
            let dy = y[unit] - sumY[lot] / weight[lot]
            cost[lot] += own[unit] + mass[unit] * (dx * dx + dy * dy)
        }
        let mean = value / max(1, load.reduce(0, +))
        return plan.enumerated().map { unit, lot in loads[unit] * (cost[lot] / load[lot] + mean) }
    }

    private struct Answer {
        let bound: Double
        /// How often each unit was taken.
        let taken: [Double]
        let limits: [Double]
    }

    private struct Choice: Sendable {
        let value: Double
        /// Cost per load of the last unit taken; nothing cheaper was left out.
        let limit: Double
        /// Units taken whole, and how much of the last.
        let units: [Int]
        let lastShare: Double
    }

    /// The relaxed optimum at given prices; nil where not enough centres hold any set: no plan exists.
    private func answer(to prices: [Double], _ limits: [Double], threads: Int) async -> Answer? {
        let perLoad = loads.indices.map { (prices[$0] - own[$0]) / loads[$0] }
        let highest = tree.highest(perLoad)
        let sets = await orderedConcurrentMap(Array(centreX.indices), threads: threads) { centre in
            cheapest(centre, prices, perLoad, highest, guess: limits[centre]).map { ($0.value, $0.limit) }
        }
        let order = sets.indices.filter { sets[$0] != nil }.sorted {
            (sets[$0]?.0 ?? .infinity, $0) < (sets[$1]?.0 ?? .infinity, $1)
        }
        if order.count < lots { return nil }
        var taken = [Double](repeating: 0, count: loads.count)
        var sum = 0.0
        for centre in order.prefix(lots) {
            guard let set = cheapest(centre, prices, perLoad, highest, guess: limits[centre]) else { return nil }
            sum += set.value
            for unit in set.units.dropLast() { taken[unit] += 1 }
            if let last = set.units.last { taken[last] += set.lastShare }
        }
        let all = prices.reduce(0, +)
        // Rounding of sums of such size is no proof.
        return Answer(
            bound: all + sum - 1e-11 * (abs(all) + abs(sum)), taken: taken, limits: sets.map { $0?.1 ?? .infinity })
    }

    /// The cheapest set of a centre, with its own unit, in fractions of units; nil where none fits.
    private func cheapest(
        _ centre: Int, _ prices: [Double], _ perLoad: [Double], _ highest: [Double], guess: Double
    ) -> Choice? {
        let forced = unitOf[centre]
        let room = 0.2 * abs(perLoad[forced]) + 1e-9
        var limit = guess < .infinity ? guess + 0.1 * room : 0
        var growth = room
        while true {
            var near = tree.below(
                limit, x: centreX[centre], y: centreY[centre], prices: perLoad, highest: highest)
            near.sort { ($0.cost, $0.item) < ($1.cost, $1.item) }
            let isAll = near.count == loads.count
            switch filled(near, centre, forced, prices, isComplete: isAll || limit >= 0) {
            case .set(let set): return set
            case .short: if isAll { return nil }
            case .none: return nil
            }
            limit += growth
            growth *= 2
        }
    }

    private enum Filling {
        case set(Choice)
        /// More units are needed than were listed.
        case short
        case none
    }

    /// Units in ascending cost per load: to the upper limit while they are worth it, to the lower one in any case.
    private func filled(
        _ near: [(cost: Double, item: Int)], _ centre: Int, _ forced: Int, _ prices: [Double], isComplete: Bool
    ) -> Filling {
        let (lower, upper) = (Double(window.lower), Double(window.upper))
        let dx = x[forced] - centreX[centre]
        let dy = y[forced] - centreY[centre]
        var value = mass[forced] * (dx * dx + dy * dy) + own[forced] - prices[forced]
        var load = loads[forced]
        var units = [forced]
        if load > upper { return .none }
        var last = -Double.infinity
        for (cost, unit) in near where unit != forced {
            if cost >= 0, load >= lower {
                return .set(Choice(value: value, limit: max(0, last), units: units, lastShare: 1))
            }
            let room = (cost < 0 ? upper : lower) - load
            units.append(unit)
            if loads[unit] > room {
                return .set(
                    Choice(
                        value: value + cost * room, limit: cost, units: units,
                        lastShare: room / loads[unit]))
            }
            value += cost * loads[unit]
            load += loads[unit]
            last = cost
        }
        return isComplete && load >= lower
            ? .set(Choice(value: value, limit: max(0, last), units: units, lastShare: 1)) : .short
    }
}
